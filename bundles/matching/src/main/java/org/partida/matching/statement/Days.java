package org.partida.matching.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.partida.api.company.BankAccount;
import org.partida.api.security.Actor;
import org.partida.api.statement.LineState;
import org.partida.api.statement.StatementSummary;
import org.partida.base.port.AuditStore;
import org.partida.base.port.Tx;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Names the day on which the lines of a settlement are booked. Stateless. */
final class Days {
  private Days() {}

  static List<StatementSummary> name(
      Tx tx,
      Actor actor,
      CompanyId company,
      String statement,
      Optional<LocalDate> day,
      Instant now) {
    List<StatementSummary> all =
        tx.statements().ofImport(statement).stream()
            .filter(s -> s.company().equals(company))
            .toList();
    if (all.isEmpty()) {
      throw refused(
          "statement.unknown",
          company + " has no statement " + statement,
          statement,
          "statement-list shows the ids");
    }
    for (StatementSummary s : all) {
      requireRegister(tx.companies().require(company).accounts(), s);
      boolean saved =
          tx.statements().linesOf(s.id()).stream().anyMatch(l -> l.state() == LineState.SAVED);
      if (saved) {
        throw refused(
            "statement.saved",
            "lines of it are confirmed, on the day that counted then",
            s.id(),
            "match-undo takes them back first");
      }
      tx.statements().bookOn(s.id(), day);
      tx.audit()
          .add(
              new AuditStore.Row(
                  now,
                  actor.id(),
                  actor.channel().name(),
                  Optional.of(company),
                  "statement.date",
                  s.id(),
                  day.map(LocalDate::toString).orElse("as the register says")));
    }
    tx.work().enqueue(WorkOrder.of(Queues.MATCH, company, company.value()), now, true);
    return all;
  }

  /** The bank's own days are not changed. */
  static void requireRegister(List<BankAccount> accounts, StatementSummary s) {
    if (accounts.stream().noneMatch(a -> a.isRegister() && a.iban().equals(s.account()))) {
      throw refused(
          "statement.no-register",
          s.account() + " is a bank account, whose lines are booked on the bank's day",
          s.id(),
          "name a day for money that a courier or processor holds only");
    }
  }

  private static PartidaException refused(String code, String what, String where, String fix) {
    return new PartidaException(new Problem(code, what, where, fix));
  }
}
