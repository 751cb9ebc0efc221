package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.posting.AccountingPeriods;
import org.partida.base.text.Months;
import org.partida.model.voucher.Journal;
import org.partida.shell.core.Args;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.spi.host.Periods.Period;
import org.partida.spi.host.Periods.PeriodState;
import org.partida.views.PeriodView;

/** {@code period-list period-close period-reopen}. */
@Component(service = CommandGroup.class)
public final class PeriodCommands implements CommandGroup {
  private final AccountingPeriods periods;
  private final Clock clock;

  @Activate
  public PeriodCommands(@Reference AccountingPeriods periods, @Reference Clock clock) {
    this.periods = periods;
    this.clock = clock;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "period-list",
            "--company ID [--period 2026|2026-Q4|2026-10] [--json]  shows which months are open, and who closed the others, when and why",
            this::list),
        command(
            "period-close",
            "--company ID --period 2026-10 [--state soft-closed|closed|year-closed] [--journal JOURNAL] --reason TEXT [--anyway] [--json]  closes a month, quarter or year; soft-closed = the VAT return is filed, entries without VAT are still taken",
            this::close),
        command(
            "period-reopen",
            "--company ID --period 2026-10 [--journal JOURNAL] --reason TEXT [--json]  opens it again",
            this::reopen));
  }

  private int list(Call call) {
    String span =
        call.args().option("period").orElse(Integer.toString(LocalDate.now(clock).getYear()));
    List<YearMonth> months = Months.of(span);
    return print(
        call,
        periods.list(
            call.actor(), call.requireCompany(), months.get(0), months.get(months.size() - 1)));
  }

  private int close(Call call) {
    Args a = call.args();
    PeriodState state = a.one("state", PeriodState.class).orElse(PeriodState.CLOSED);
    return print(
        call,
        periods.close(
            call.actor(),
            call.requireCompany(),
            new AccountingPeriods.Closing(
                Months.of(a.require("period")),
                journal(a),
                state,
                a.require("reason"),
                a.flag("anyway"))));
  }

  private int reopen(Call call) {
    Args a = call.args();
    return print(
        call,
        periods.reopen(
            call.actor(),
            call.requireCompany(),
            Months.of(a.require("period")),
            journal(a),
            a.require("reason")));
  }

  private static Optional<Journal> journal(Args a) {
    return a.one("journal", Journal.class);
  }

  private static int print(Call call, List<Period> all) {
    if (call.json()) {
      call.answer(all.stream().map(PeriodView::of).toList());
      return 0;
    }
    Table t = new Table("month", "journal", "state", "by", "when", "reason");
    all.forEach(
        p ->
            t.row(
                p.month(),
                p.journal().map(Journal::name).orElse("all"),
                p.state(),
                p.person(),
                p.at().map(Object::toString).orElse(""),
                p.reason()));
    call.console().out(t.toString());
    return 0;
  }
}
