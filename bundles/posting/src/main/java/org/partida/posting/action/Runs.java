package org.partida.posting.action;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partida.api.posting.MonthWork;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.model.Problem;
import org.partida.model.voucher.Voucher;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.ParamSpec;

/** How the work of a month is asked for and told. Stateless. */
final class Runs {
  /** On unless switched off: a person looks first. */
  static final ParamSpec PREVIEW =
      Texts.parameter(
          "preview",
          Texts.of("Only show it", "Doar arată", "Solo anteprima"),
          ParamSpec.Type.BOOLEAN,
          Optional.of("true"));

  private Runs() {}

  static boolean preview(Map<String, String> parameters) {
    return !"false".equals(parameters.getOrDefault("preview", "true"));
  }

  static ActionResult result(Locale language, boolean preview, MonthWork.Done done) {
    List<Problem> problems =
        done.records().stream()
            .filter(r -> r.state() == VoucherState.REJECTED)
            .map(VoucherRecord::problem)
            .flatMap(Optional::stream)
            .toList();
    String entries = done.vouchers().stream().map(Runs::words).collect(Collectors.joining("; "));
    String form =
        preview
            ? Texts.form(
                language,
                "%d entries would be booked",
                "s-ar înregistra %d note",
                "%d scritture verrebbero registrate")
            : Texts.form(
                language, "%d entries booked", "%d note înregistrate", "%d scritture registrate");
    String notes = String.join("; ", done.notes());
    String summary =
        String.format(language, form, done.vouchers().size())
            + (entries.isEmpty() ? "" : ": " + entries)
            + (notes.isEmpty() ? "" : "; " + notes);
    return new ActionResult(
        problems.isEmpty() ? ActionResult.Outcome.OK : ActionResult.Outcome.PARTIAL,
        summary,
        problems);
  }

  private static String words(Voucher v) {
    return v.text()
        + " ("
        + v.lines().stream()
            .map(l -> l.account() + " " + l.side() + " " + l.amount().amountText())
            .collect(Collectors.joining(", "))
        + ")";
  }
}
