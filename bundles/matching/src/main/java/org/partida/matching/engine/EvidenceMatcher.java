package org.partida.matching.engine;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.partida.model.match.MatchProposal;
import org.partida.spi.match.MatchRequest;
import org.partida.spi.match.Matcher;

/**
 * Matches by evidence: what a line names and who it comes from are looked up in an index over the
 * open items, every guess is scored in bits with rare values counting more, and the whole batch is
 * assigned at once, so that no item is paid twice. The answer does not depend on the order of lines
 * or items. Stateless and thread-safe.
 */
@Component(service = Matcher.class)
public final class EvidenceMatcher implements Matcher, Rematching {
  private final Vocabulary vocabulary = Vocabulary.load();

  @Override
  public List<MatchProposal> match(MatchRequest request) {
    return new Batch(request, vocabulary).match(request.lines());
  }

  @Override
  public Batch batch(MatchRequest request) {
    return new Batch(request, vocabulary);
  }
}
