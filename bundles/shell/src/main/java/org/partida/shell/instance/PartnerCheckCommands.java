package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.PartnerChecks;
import org.partida.api.company.PartnerDifference;
import org.partida.api.company.PartnerDifference.Concerned;
import org.partida.api.company.PartnerDifference.State;
import org.partida.api.posting.VoucherRecord;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.voucher.VoucherLine;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.RegistryView;

/** {@code partner-verify partner-list partner-accept partner-dismiss}. */
@Component(service = CommandGroup.class)
public final class PartnerCheckCommands implements CommandGroup {
  /** As many numbers as fit beside the rest. */
  private static final int NUMBERS = 3;

  private final PartnerChecks checks;

  @Activate
  public PartnerCheckCommands(@Reference PartnerChecks checks) {
    this.checks = checks;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "partner-verify",
            "[CUI…] --company ID [--json]  compares what is booked with the public register: VAT, VAT on cash, inactive, country; all partners, or those named",
            this::verify),
        command(
            "partner-list",
            "--company ID [--state open|accepted|dismissed|all] [--json]  lists where the register differs from the books",
            this::list),
        command(
            "partner-accept",
            "DIFFERENCE… [--reason TEXT] [--json]  believes the register from its day on, and proposes the correcting entries",
            this::accept),
        command(
            "partner-dismiss",
            "DIFFERENCE… --reason TEXT [--json]  says that the books are right",
            this::dismiss));
  }

  private int verify(Call call) {
    PartnerChecks.Verified v =
        checks.verify(call.actor(), call.requireCompany(), call.args().rest(), call.progress());
    call.console().progress("");
    if (call.json()) {
      call.answer(RegistryView.of(v));
    } else {
      call.console()
          .out(
              v.checked()
                  + " partners checked, "
                  + v.skipped()
                  + " abroad or people, "
                  + v.differences().size()
                  + " differences open\n");
      if (!v.differences().isEmpty()) {
        table(call, v.differences());
      }
      v.problems().forEach(p -> call.console().err("  " + p + "\n"));
      if (!v.differences().isEmpty()) {
        call.console()
            .err(
                "  partner-accept ID proposes the corrections, partner-dismiss ID keeps the books as they are\n");
      }
    }
    return v.complete() ? 0 : 1;
  }

  private int list(Call call) {
    List<PartnerDifference> all =
        checks.differences(call.actor(), call.requireCompany(), state(call));
    if (call.json()) {
      call.answer(all.stream().map(RegistryView::of).toList());
    } else {
      table(call, all);
    }
    return 0;
  }

  private static Optional<State> state(Call call) {
    String text = call.args().option("state").orElse("open").toUpperCase(Locale.ROOT);
    try {
      return text.equals("ALL") ? Optional.empty() : Optional.of(State.valueOf(text));
    } catch (IllegalArgumentException e) {
      throw new PartidaException(
          new Problem(
              "usage", "there is no state " + text, "--state", "open, accepted, dismissed or all"),
          e);
    }
  }

  private static void table(Call call, List<PartnerDifference> all) {
    Table t =
        new Table(
            "id", "state", "partner", "name", "kind", "books", "register", "since", "documents");
    all.forEach(
        d ->
            t.row(
                d.id(),
                d.state().name().toLowerCase(Locale.ROOT),
                d.partner(),
                d.name(),
                d.kind().name().toLowerCase(Locale.ROOT),
                d.assumed(),
                d.registry(),
                d.from().map(Object::toString).orElse("")
                    + d.until().map(u -> " to " + u).orElse(""),
                documents(d)));
    call.console().out(t.toString());
  }

  private static String documents(PartnerDifference d) {
    if (d.documents().isEmpty()) {
      return "(settings)";
    }
    String more = d.documents().size() > NUMBERS ? ", … " + d.documents().size() : "";
    return d.documents().stream()
            .limit(NUMBERS)
            .map(Concerned::number)
            .collect(Collectors.joining(", "))
        + more;
  }

  private int accept(Call call) {
    call.args().first("a difference's id");
    String reason = call.args().option("reason").orElse("");
    List<PartnerChecks.Accepted> all = new ArrayList<>();
    for (String id : call.args().rest()) {
      all.add(checks.accept(call.actor(), id, reason));
    }
    if (call.json()) {
      call.answer(all.stream().map(RegistryView::of).toList());
    } else {
      all.forEach(a -> tell(call, a));
    }
    return 0;
  }

  private static void tell(Call call, PartnerChecks.Accepted a) {
    call.console()
        .out(a.difference().id() + " accepted: " + a.vouchers().size() + " correcting entries\n");
    for (VoucherRecord r : a.vouchers()) {
      call.console()
          .out(
              "  "
                  + r.voucher().documentNumber()
                  + " "
                  + r.voucher().date()
                  + " "
                  + r.state().name().toLowerCase(Locale.ROOT)
                  + ": "
                  + r.voucher().lines().stream()
                      .map(PartnerCheckCommands::line)
                      .collect(Collectors.joining(", "))
                  + "\n");
    }
    a.problems().forEach(p -> call.console().err("  " + p + "\n"));
    if (!a.vouchers().isEmpty()) {
      call.console().err("  voucher-show ID explains each line, post books them\n");
    }
  }

  private static String line(VoucherLine l) {
    return l.side() + " " + l.account() + " " + l.amount().amountText();
  }

  private int dismiss(Call call) {
    call.args().first("a difference's id");
    String reason = call.args().require("reason");
    List<PartnerDifference> all = new ArrayList<>();
    for (String id : call.args().rest()) {
      all.add(checks.dismiss(call.actor(), id, reason));
    }
    if (call.json()) {
      call.answer(all.stream().map(RegistryView::of).toList());
    } else {
      all.forEach(d -> call.console().out(d.id() + " dismissed\n"));
    }
    return 0;
  }
}
