package org.partida.api.network;

import java.util.List;
import org.partida.api.document.Paper;
import org.partida.spi.network.NoticeFinding;

/**
 * A message with all that is known of it. Immutable.
 *
 * @param message the message; its document is the one it became or is about
 * @param findings its errors, explained, in the authority's order; empty if it is no notice
 * @param papers what was archived of it
 */
public record MessageDetails(
    MessageRecord message, List<NoticeFinding> findings, List<Paper> papers) {
  public MessageDetails {
    findings = List.copyOf(findings);
    papers = List.copyOf(papers);
  }
}
