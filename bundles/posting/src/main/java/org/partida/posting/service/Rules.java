package org.partida.posting.service;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.posting.PostingRules;

/** The posting rules that are running now, by country. Immutable. */
public final class Rules {
  private final List<PostingRules> running;

  public Rules(List<PostingRules> running) {
    this.running = List.copyOf(running);
  }

  /** Rows that waited for these rules go on. */
  void wake(UnitOfWork books, Clock clock) {
    if (!running.isEmpty()) {
      books.write(
          tx ->
              running.stream()
                  .mapToInt(r -> tx.work().wake(waiting(r.country()), clock.instant()))
                  .sum());
    }
  }

  /** The rules of the company's country, if they are running. */
  public Optional<PostingRules> of(CompanyId company) {
    return running.stream().filter(r -> r.country().equals(company.country())).findFirst();
  }

  /**
   * The rules of the company's country.
   *
   * @throws PartidaException {@code rules.missing}
   */
  public PostingRules require(CompanyId company) {
    return of(company).orElseThrow(() -> new PartidaException(missing(company)));
  }

  static Outcome waitingFor(CompanyId company) {
    return Outcome.waiting(waiting(company.country()), missing(company));
  }

  private static String waiting(String country) {
    return "rules:" + country;
  }

  /** All that are running. */
  public List<PostingRules> all() {
    return running;
  }

  private static Problem missing(CompanyId company) {
    return new Problem(
        "rules.missing",
        "no running bundle has posting rules for " + company.country(),
        company.value(),
        "start or install them; what waits goes on by itself then");
  }
}
