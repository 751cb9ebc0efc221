package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.Receipts;
import org.partida.api.statement.Receipts.Means;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.TaxIds;
import org.partida.shell.core.Args;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.StatementView;

/** {@code receipt-add receipt-list}. */
@Component(service = CommandGroup.class)
public final class ReceiptCommands implements CommandGroup {
  private final Receipts receipts;
  private final Clock clock;

  @Activate
  public ReceiptCommands(@Reference Receipts receipts, @Reference Clock clock) {
    this.receipts = receipts;
    this.clock = clock;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "receipt-add",
            "NUMBER --company ID --means cash|card|transfer --amount AMOUNT --partner NAME [--tax-id CODE] [--for 'DOCUMENTS'] [--awb N] [--order N] [--date DATE] [--currency CODE] [--json]  money that no statement tells; negative is money out; it is matched as a bank's line is",
            this::add),
        command(
            "receipt-list",
            "--company ID [--limit N] [--json]  receipts and payments in cash and by card",
            this::list));
  }

  private int add(Call call) {
    Args a = call.args();
    String number = a.first("the receipt's number");
    Receipts.Receipt r =
        new Receipts.Receipt(
            means(a.require("means")),
            number,
            a.day("date").orElseGet(() -> LocalDate.now(clock)),
            a.require("partner"),
            a.option("tax-id").map(TaxIds::normalised),
            amount(a),
            a.option("for").orElse(""),
            a.option("awb"),
            a.option("order"));
    LineRecord line = receipts.add(call.actor(), call.requireCompany(), r);
    if (call.json()) {
      call.answer(StatementView.of(line));
    } else {
      call.console()
          .out(line.id() + "  " + line.line().amount() + "; match-list shows what it pays\n");
    }
    return 0;
  }

  private static Money amount(Args a) {
    String currency = a.option("currency").orElse("RON");
    try {
      return Money.of(new BigDecimal(a.require("amount")).toPlainString(), currency);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new PartidaException(
          new Problem(
              "usage",
              "no amount in " + currency + ": " + a.require("amount"),
              "--amount",
              "write it as 1210.50"),
          e);
    }
  }

  private static Means means(String text) {
    try {
      return Means.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new PartidaException(
          new Problem(
              "receipt.means",
              "no receipt is by " + text,
              "--means",
              "give cash, card or transfer (a payment order that the bank has not told of yet); a courier's money comes with its file"),
          e);
    }
  }

  private int list(Call call) {
    List<LineRecord> all =
        receipts.list(
            call.actor(), call.requireCompany(), call.args().number("limit", 100, 10_000));
    if (call.json()) {
      call.answer(all.stream().map(StatementView::of).toList());
      return 0;
    }
    Table t = new Table("line", "date", "number", ">amount", "from or to", "for", "state");
    for (LineRecord l : all) {
      t.row(
          l.id(),
          l.line().bookingDate(),
          l.line().bankRef().orElse(""),
          l.line().amount(),
          l.line().counterparty().name().orElse(""),
          l.line().text(),
          l.state());
    }
    call.console().out(t.toString());
    return 0;
  }
}
