package org.partida.posting.action;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.posting.Accruals;
import org.partida.api.posting.MonthWork;
import org.partida.api.security.Module;
import org.partida.base.text.Months;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.MenuAction;
import org.partida.spi.action.ParamSpec;
import org.partida.spi.action.Progress;

/** "Book what was paid ahead"; it shows what it would book unless told to book. */
@Component(service = MenuAction.class)
public final class AccrualAction implements MenuAction {
  private static final ActionSpec SPEC =
      new ActionSpec(
          "posting.accrual",
          Texts.of("Book prepayments", "Repartizează avansul (471, 472)", "Registra i risconti"),
          Texts.of(
              "Books the month's part of costs and income paid ahead",
              "Înregistrează partea lunii din cheltuielile și veniturile în avans",
              "Registra la quota del mese di costi e ricavi anticipati"),
          "accounting/month",
          20,
          Module.POSTING,
          List.of(
              Texts.parameter(
                  "period",
                  Texts.of("Month (2026-10)", "Luna (2026-10)", "Mese (2026-10)"),
                  ParamSpec.Type.TEXT,
                  Optional.empty()),
              Runs.PREVIEW),
          true);

  private final Accruals accruals;

  @Activate
  public AccrualAction(@Reference Accruals accruals) {
    this.accruals = accruals;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(ActionContext c, Progress progress) {
    Map<String, String> p = c.parameters();
    List<YearMonth> months = Months.of(p.getOrDefault("period", ""));
    boolean preview = Runs.preview(p);
    return Runs.result(
        c.language(),
        preview,
        accruals.run(
            c.actor(),
            Texts.company(c),
            months.get(months.size() - 1),
            new MonthWork.Order(preview, false)));
  }
}
