package org.partida.base.statement;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.partida.api.company.BankAccount;
import org.partida.api.company.Company;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.api.statement.Receipts.Receipt;
import org.partida.api.statement.StatementSummary;
import org.partida.base.port.Tx;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.model.statement.Chain;
import org.partida.model.statement.Counterparty;
import org.partida.model.statement.LineKind;
import org.partida.model.statement.StatementLine;

/** Writes receipts as lines of a company's registers. Stateless. */
public final class ReceiptLines {
  /** Format of the statement that holds them. */
  public static final String FORMAT = "receipts";

  private ReceiptLines() {}

  /** Adds it, or answers what is there already. */
  public static LineRecord write(Tx tx, Company company, Receipt r, Instant now) {
    if (r.amount().isZero()) {
      throw new PartidaException(
          new Problem(
              "receipt.amount", "no money moved", r.number(), "give an amount other than nought"));
    }
    BankAccount register = register(tx, company, r);
    String key =
        String.join(
            "|",
            company.id().value(),
            register.iban(),
            r.number(),
            r.date().toString(),
            r.partner().toUpperCase(Locale.ROOT),
            r.amount().toString());
    String hash = Sha256.of(key.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 23);
    Optional<LineRecord> there = tx.statements().line(company.id(), "r" + hash);
    if (there.isPresent()) {
      return there.get();
    }
    String statement = statement(tx, company, register, now);
    LineRecord line =
        new LineRecord(
            "r" + hash,
            company.id(),
            statement,
            register.iban(),
            line(r),
            LineState.UNSAVED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    tx.statements().addLines(Map.of("receipt:" + hash, line));
    tx.work().enqueue(WorkOrder.of(Queues.MATCH, company.id(), company.id().value()), now, true);
    return line;
  }

  private static StatementLine line(Receipt r) {
    return new StatementLine(
        1,
        r.date(),
        Optional.empty(),
        r.amount(),
        new Counterparty(Optional.of(r.partner()), Optional.empty(), r.taxId()),
        r.text(),
        Optional.of(r.number()),
        Optional.empty(),
        r.awb(),
        r.order(),
        Optional.empty(),
        switch (r.means()) {
          case CASH -> LineKind.CASH;
          case CARD -> LineKind.CARD;
          case TRANSFER -> LineKind.TRANSFER;
        });
  }

  private static BankAccount register(Tx tx, Company c, Receipt r) {
    String name = r.means().name();
    Optional<BankAccount> there =
        c.accounts().stream()
            .filter(a -> a.iban().equals(name) && a.currency().equals(r.amount().currency()))
            .findFirst();
    if (there.isPresent()) {
      return there.get();
    }
    if (!c.id().country().equals("RO") || !r.amount().currency().equals(c.currency())) {
      throw new PartidaException(
          new Problem(
              "receipt.means",
              c.name() + " has no register for " + name + " in " + r.amount().currency(),
              r.number(),
              "company-add "
                  + c.id()
                  + " --add-account "
                  + name
                  + ":"
                  + r.amount().currency()
                  + ":LEDGER-ACCOUNT"));
    }
    BankAccount made = new BankAccount(name, c.currency(), r.means().account());
    List<BankAccount> accounts = new ArrayList<>(c.accounts());
    accounts.add(made);
    tx.companies()
        .put(
            new Company(
                c.id(),
                c.name(),
                c.currency(),
                c.vatPayer(),
                c.vatOnCash(),
                c.connection(),
                accounts,
                c.policies()));
    return made;
  }

  /** One for each register; what it holds grows. */
  private static String statement(Tx tx, Company c, BankAccount register, Instant now) {
    String id = FORMAT + "-" + c.id() + "-" + register.iban() + "-" + register.currency();
    if (tx.statements().ofImport(id).isEmpty()) {
      tx.statements()
          .add(
              new StatementSummary(
                  id,
                  c.id(),
                  id,
                  "",
                  FORMAT,
                  register.iban(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Chain.UNKNOWN,
                  0,
                  now),
              Sha256.of(id.getBytes(StandardCharsets.UTF_8)));
    }
    return id;
  }
}
