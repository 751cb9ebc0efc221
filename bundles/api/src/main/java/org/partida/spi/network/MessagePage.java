package org.partida.spi.network;

import java.util.List;
import java.util.Optional;
import org.partida.model.Problem;

/**
 * A page of listed messages. Immutable.
 *
 * @param messages in the authority's order
 * @param pages how many pages the window has; 0 if it is empty
 * @param oddities items that could not be understood, with their raw text in the location
 * @param covered fiscal codes that the authorisation covers, as far as the list says; persons'
 *     codes are masked; empty if the list does not say
 * @param certificateSerial serial of the certificate behind the authorisation, if the list says
 * @param total how many messages the whole window has, if the list says
 */
public record MessagePage(
    List<ListedMessage> messages,
    int pages,
    List<Problem> oddities,
    List<String> covered,
    Optional<String> certificateSerial,
    Optional<Integer> total) {
  public MessagePage {
    messages = List.copyOf(messages);
    oddities = List.copyOf(oddities);
    covered = List.copyOf(covered);
  }

  /** A page that says nothing of the authorisation. */
  public MessagePage(List<ListedMessage> messages, int pages, List<Problem> oddities) {
    this(messages, pages, oddities, List.of(), Optional.empty(), Optional.empty());
  }

  /** A page that says nothing of the window's number of messages. */
  public MessagePage(
      List<ListedMessage> messages,
      int pages,
      List<Problem> oddities,
      List<String> covered,
      Optional<String> certificateSerial) {
    this(messages, pages, oddities, covered, certificateSerial, Optional.empty());
  }

  /** The page with the window's number of messages. */
  public MessagePage of(int all) {
    return new MessagePage(messages, pages, oddities, covered, certificateSerial, Optional.of(all));
  }
}
