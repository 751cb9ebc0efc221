package org.partida.matching.match;

import java.time.Clock;
import java.util.Optional;
import org.partida.api.company.Company;
import org.partida.api.match.MatchOptions;
import org.partida.api.statement.LineRecord;
import org.partida.base.host.Hosts;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/**
 * Confirming a line that pays a proforma: the decision is written with a row of work in one
 * transaction, and {@link InvoiceStep} does the rest, however often it has to begin again.
 * Thread-safe.
 */
final class Invoicing {
  private final UnitOfWork books;
  private final Hosts hosts;
  private final Clock clock;

  Invoicing(UnitOfWork books, Hosts hosts, Clock clock) {
    this.books = books;
    this.hosts = hosts;
    this.clock = clock;
  }

  /** Whether the invoice of something that the line pays is still to be made. */
  static boolean concerns(Payment decided) {
    return ProformaItems.any(decided.shares());
  }

  /**
   * Looks whether it may be done.
   *
   * @throws PartidaException {@code proforma.off}, {@code proforma.unsupported}
   */
  void require(Company company, LineRecord line) {
    MatchOptions options =
        books.read(tx -> tx.lineRules().options(company.id())).orElse(MatchOptions.DEFAULT);
    Optional<Problem> hindrance = OpenProformas.hindrance(hosts, company, options);
    if (hindrance.isPresent()) {
      Problem p = hindrance.get();
      throw PaymentMaker.problem(p.code(), p.message(), line, p.fix());
    }
    // a line that has no day or account yet would leave an invoice without its receipt
    PaymentMaker.account(company, line);
    books.read(tx -> new PostingDays(tx, company).dated(line));
  }

  /** Writes the decision. */
  LineRecord begin(Tx tx, LineRecord line, Payment decided, String who) {
    LineRecord begun = Invoiced.begun(line, decided, who);
    tx.statements().update(begun);
    tx.work()
        .enqueue(WorkOrder.of(Queues.INVOICE, line.company(), line.id()), clock.instant(), true);
    return begun;
  }
}
