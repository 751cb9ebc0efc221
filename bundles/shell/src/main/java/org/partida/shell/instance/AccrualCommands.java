package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.posting.Accrual;
import org.partida.api.posting.Accruals;
import org.partida.base.text.Months;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.voucher.AccountCode;
import org.partida.shell.core.Args;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.AccrualView;

/** {@code accrual-add accrual-list accrual-end accrual-run}. */
@Component(service = CommandGroup.class)
public final class AccrualCommands implements CommandGroup {
  private final Accruals accruals;

  @Activate
  public AccrualCommands(@Reference Accruals accruals) {
    this.accruals = accruals;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "accrual-add",
            "DOCUMENT --company ID --from 2026-10 --months N --account 613 [--line N] [--amount AMOUNT:CURRENCY] [--json]  spreads a document's line on 471 or 472 over months; the last one takes the rest",
            this::add),
        command("accrual-list", "--company ID [--json]  what is spread over months", this::list),
        command(
            "accrual-end",
            "SCHEDULE --company ID --period 2026-10 --reason TEXT [--json]  nothing more is booked after that month",
            this::end),
        command(
            "accrual-run",
            "--company ID --period 2026-10 [--preview] [--json]  books the month's parts, once, and those of earlier months that never were",
            this::run));
  }

  private int add(Call call) {
    Args a = call.args();
    Optional<Money> amount =
        a.option("amount")
            .map(t -> t.split(":", 2))
            .map(p -> Money.of(p[0], p.length < 2 ? "RON" : p[1]));
    return print(
        call,
        List.of(
            accruals.add(
                call.actor(),
                call.requireCompany(),
                new Accruals.Wanted(
                    a.first("the document id"),
                    a.option("line").map(l -> a.number("line", 1, 10_000)),
                    month(a.require("from")),
                    a.number("months", 1, 600),
                    AccountCode.of(a.require("account")),
                    amount))));
  }

  private static YearMonth month(String text) {
    return Months.of(text).get(0);
  }

  private int list(Call call) {
    return print(call, accruals.list(call.actor(), call.requireCompany()));
  }

  private int end(Call call) {
    Args a = call.args();
    return print(
        call,
        List.of(
            accruals.end(
                call.actor(),
                call.requireCompany(),
                a.first("the schedule's id"),
                month(a.require("period")),
                a.require("reason"))));
  }

  private int run(Call call) {
    CompanyId company = call.requireCompany();
    List<YearMonth> months = Months.of(call.args().require("period"));
    return MonthCommands.print(
        call,
        accruals.run(
            call.actor(), company, months.get(months.size() - 1), MonthCommands.order(call)));
  }

  private static int print(Call call, List<Accrual> all) {
    if (call.json()) {
      call.answer(all.stream().map(AccrualView::of).toList());
      return 0;
    }
    Table t =
        new Table(
            "schedule", "document", "partner", "on", "to", ">amount", "from", ">months", "ended");
    all.forEach(
        a ->
            t.row(
                a.id(),
                a.number(),
                a.partner().map(p -> p.name()).orElse(""),
                a.deferred(),
                a.account(),
                a.amount(),
                a.from(),
                a.months(),
                a.ended().map(Object::toString).orElse("")));
    call.console().out(t.toString());
    return 0;
  }
}
