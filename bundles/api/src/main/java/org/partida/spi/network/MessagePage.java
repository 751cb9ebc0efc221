package org.partida.spi.network;

import java.util.List;
import org.partida.model.Problem;

/**
 * A page of listed messages. Immutable.
 *
 * @param messages in the authority's order
 * @param pages how many pages the window has; 0 if it is empty
 * @param oddities items that could not be understood, with their raw text in the location
 */
public record MessagePage(List<ListedMessage> messages, int pages, List<Problem> oddities) {
  public MessagePage {
    messages = List.copyOf(messages);
    oddities = List.copyOf(oddities);
  }
}
