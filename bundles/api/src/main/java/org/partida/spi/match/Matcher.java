package org.partida.spi.match;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.partida.model.match.MatchProposal;

/**
 * Matches a batch of statement lines with open items. A pure function; called from several threads
 * at once.
 */
@ConsumerType
public interface Matcher {
  /**
   * One proposal per line, in the order of the lines; no open item is given more than its residual
   * over all proposals.
   */
  List<MatchProposal> match(MatchRequest request);
}
