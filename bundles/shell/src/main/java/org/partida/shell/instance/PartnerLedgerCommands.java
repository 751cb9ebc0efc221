package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.posting.PartnerLedgers;
import org.partida.api.posting.PartnerLedgers.PartnerLedger;
import org.partida.model.Money;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.match.ItemSide;
import org.partida.shell.core.Args;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.spi.host.HostOpenItem;
import org.partida.spi.host.PartnerBalance;
import org.partida.spi.host.PartnerMove;
import org.partida.views.Obj;
import org.partida.views.PartnerLedgerView;

/** {@code partner-balances partner-ledger open-items}. */
@Component(service = CommandGroup.class)
public final class PartnerLedgerCommands implements CommandGroup {
  private final PartnerLedgers ledgers;
  private final Clock clock;

  @Activate
  public PartnerLedgerCommands(@Reference PartnerLedgers ledgers, @Reference Clock clock) {
    this.ledgers = ledgers;
    this.clock = clock;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "partner-balances",
            "--company ID [--as-of DATE] [--json]  what customers owe and suppliers are owed, by account and partner",
            this::balances),
        command(
            "partner-ledger",
            "PARTNER --company ID [--from DATE] [--to DATE] [--json]  what moved with a partner, by fiscal code or whole name",
            this::ledger),
        command(
            "open-items",
            "--company ID [--side receivable|payable] [--limit N] [--after POSITION] [--json]  documents and payments that are not settled",
            this::open));
  }

  private int balances(Call call) {
    LocalDate day = call.args().day("as-of").orElseGet(() -> LocalDate.now(clock));
    List<PartnerBalance> all = ledgers.balances(call.actor(), call.requireCompany(), day);
    if (call.json()) {
      call.answer(all.stream().map(PartnerLedgerView::of).toList());
      return 0;
    }
    Table t = new Table("account", "partner", "fiscal code", ">balance");
    for (PartnerBalance b : all) {
      t.row(
          b.account(),
          b.partner().name(),
          b.partner().taxId().orElse(""),
          b.balance().amountText());
    }
    call.console().out(t.toString());
    return 0;
  }

  private int ledger(Call call) {
    Args a = call.args();
    LocalDate to = a.day("to").orElseGet(() -> LocalDate.now(clock));
    LocalDate from = a.day("from").orElse(to.withDayOfYear(1));
    PartnerLedger l =
        ledgers.ledger(call.actor(), call.requireCompany(), a.first("the partner"), from, to);
    if (call.json()) {
      call.answer(PartnerLedgerView.of(l));
      return 0;
    }
    call.console().out(text(l));
    return 0;
  }

  private static String text(PartnerLedger l) {
    Table t =
        new Table("date", "entry", "document", "text", "account", ">debit", ">credit", ">balance");
    Money sum = l.opening();
    t.row("", "", "", "before", "", "", "", sum.amountText());
    for (PartnerMove m : l.moves()) {
      sum = sum.plus(m.amount());
      boolean debit = m.amount().signum() >= 0;
      t.row(
          m.date(),
          m.number(),
          m.document(),
          m.text(),
          m.account(),
          debit ? m.amount().amountText() : "",
          debit ? "" : m.amount().negate().amountText(),
          sum.amountText());
    }
    return l.partner() + "\n" + t;
  }

  private int open(Call call) {
    Args a = call.args();
    Page<HostOpenItem> page =
        ledgers.openItems(
            call.actor(),
            call.requireCompany(),
            a.option("side").map(PartnerLedgerCommands::side),
            a.option("after"),
            a.number("limit", 100, 1000));
    if (call.json()) {
      call.answer(
          Obj.obj().list("items", page.items(), PartnerLedgerView::of).put("next", page.next()));
      return 0;
    }
    Table t =
        new Table("item", "account", "partner", "document", "date", "due", ">amount", ">open");
    for (HostOpenItem i : page.items()) {
      t.row(
          i.item().id(),
          i.account(),
          i.partner().name(),
          i.item().number(),
          i.item().issueDate(),
          i.item().dueDate().map(Object::toString).orElse(""),
          i.item().original().amountText(),
          i.item().residual().amountText()
              + i.inCurrency()
                  .map(m -> " (" + m.amountText() + " " + m.currency() + ")")
                  .orElse(""));
    }
    call.console().out(t.toString());
    page.next().ifPresent(n -> call.console().out("more: --after " + n + "\n"));
    return 0;
  }

  private static ItemSide side(String text) {
    try {
      return ItemSide.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new PartidaException(
          new Problem("usage", "no side: " + text, "--side", "give receivable or payable"), e);
    }
  }
}
