package org.partida.documents.deadline;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.partida.api.document.Deadline;
import org.partida.api.document.Document;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.spi.network.FilingRule;
import org.partida.spi.network.FilingTerm;

/** Finds the issued documents that the authority has not got, with their terms. Thread-safe. */
final class Unfiled {
  /** Older ones were late long ago, or went another way. */
  private static final int MONTHS = 6;

  /** More than that are never waiting in a firm that works; the oldest are shown. */
  private static final int MOST = 10_000;

  private final List<FilingRule> rules;
  private final UnitOfWork books;
  private final Clock clock;

  Unfiled(List<FilingRule> rules, UnitOfWork books, Clock clock) {
    this.rules = List.copyOf(rules);
    this.books = books;
    this.clock = clock;
  }

  /** The most urgent first. */
  List<Deadline> list(Optional<CompanyId> company) {
    LocalDate from = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusMonths(MONTHS);
    List<Deadline> all = new ArrayList<>();
    for (Document d : books.read(tx -> tx.documents().unfiled(company, from, MOST))) {
      rule(d.company()).flatMap(r -> deadline(r, d)).ifPresent(all::add);
    }
    all.sort(
        Comparator.comparing((Deadline d) -> d.term().ends())
            .thenComparing(d -> d.document().id()));
    return all;
  }

  private Optional<FilingRule> rule(CompanyId seller) {
    return rules.stream().filter(r -> r.country().equals(seller.country())).findFirst();
  }

  private Optional<Deadline> deadline(FilingRule rule, Document d) {
    return rule.term(d.company(), d.issueDate(), d.partnerTaxId())
        .map(term -> deadline(rule, d, term));
  }

  private Deadline deadline(FilingRule rule, Document d, FilingTerm term) {
    int left = rule.workingDaysLeft(clock.instant(), term.lastDay());
    return new Deadline(d, term, left, Deadline.standing(left));
  }
}
