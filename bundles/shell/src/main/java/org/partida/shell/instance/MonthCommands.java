package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.time.YearMonth;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.posting.MonthWork;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.base.text.Months;
import org.partida.model.voucher.Voucher;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.MonthView;

/** {@code vat-close revalue}. */
@Component(service = CommandGroup.class)
public final class MonthCommands implements CommandGroup {
  private final MonthWork work;

  @Activate
  public MonthCommands(@Reference MonthWork work) {
    this.work = work;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "vat-close",
            "--company ID --period 2026-10|2026-Q4 [--preview] [--anyway] [--json]  closes the VAT of a period, once; --anyway = although documents of it are not posted",
            this::vatClose),
        command(
            "revalue",
            "--company ID --period 2026-10 [--preview] [--json]  brings what is open in currencies to the month's last rate, once",
            this::revalue));
  }

  private int revalue(Call call) {
    List<YearMonth> months = Months.of(call.args().require("period"));
    return print(
        call,
        work.revalue(
            call.actor(), call.requireCompany(), months.get(months.size() - 1), order(call)));
  }

  private int vatClose(Call call) {
    return print(
        call,
        work.closeVat(
            call.actor(),
            call.requireCompany(),
            Months.of(call.args().require("period")),
            order(call)));
  }

  static MonthWork.Order order(Call call) {
    return new MonthWork.Order(call.args().flag("preview"), call.args().flag("anyway"));
  }

  static int print(Call call, MonthWork.Done done) {
    boolean refused = done.records().stream().anyMatch(r -> r.state() == VoucherState.REJECTED);
    if (call.json()) {
      call.answer(MonthView.of(done));
      return refused ? 1 : 0;
    }
    done.notes().forEach(n -> call.console().out(n + "\n"));
    Table t = new Table("date", "text", "account", "side", ">amount", "why");
    for (Voucher v : done.vouchers()) {
      v.lines().forEach(l -> t.row(v.date(), v.text(), l.account(), l.side(), l.amount(), l.why()));
    }
    if (!done.vouchers().isEmpty()) {
      call.console().out(t.toString());
    }
    for (VoucherRecord r : done.records()) {
      call.console()
          .out(r.voucher().externalId() + "  " + r.state() + " " + r.number().orElse("") + "\n");
      r.problem().ifPresent(p -> call.console().err("  " + p + "\n"));
    }
    done.run()
        .ifPresent(r -> call.console().out("take it back: undo --run " + r + " --reason TEXT\n"));
    return refused ? 1 : 0;
  }
}
