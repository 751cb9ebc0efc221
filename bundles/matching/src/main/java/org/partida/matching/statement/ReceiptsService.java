package org.partida.matching.statement;

import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Company;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.Receipts;
import org.partida.base.port.AuditStore;
import org.partida.base.port.UnitOfWork;
import org.partida.base.statement.ReceiptLines;
import org.partida.model.CompanyId;

/** Receipts for those who may take in statements. Thread-safe. */
@Component(service = Receipts.class)
public final class ReceiptsService implements Receipts {
  private final UnitOfWork books;
  private final Clock clock;

  @Activate
  public ReceiptsService(@Reference UnitOfWork books, @Reference Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  @Override
  public LineRecord add(Actor actor, CompanyId id, Receipt receipt) {
    actor.require(id, Module.STATEMENTS, Access.WRITE);
    return books.write(
        tx -> {
          Company company = tx.companies().require(id);
          LineRecord line = ReceiptLines.write(tx, company, receipt, clock.instant());
          tx.audit()
              .add(
                  new AuditStore.Row(
                      clock.instant(),
                      actor.id(),
                      actor.channel().name(),
                      java.util.Optional.of(id),
                      "receipt.add",
                      line.id(),
                      receipt.means() + " " + receipt.number() + " " + receipt.amount()));
          return line;
        });
  }

  @Override
  public List<LineRecord> list(Actor actor, CompanyId company, int limit) {
    actor.require(company, Module.STATEMENTS, Access.READ);
    return books.read(
        tx ->
            tx.statements().list(List.of(company)).stream()
                .filter(s -> s.format().equals(ReceiptLines.FORMAT))
                .flatMap(s -> tx.statements().linesOf(s.id()).stream())
                .limit(limit)
                .toList());
  }
}
