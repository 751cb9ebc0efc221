package org.partida.posting.action;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.posting.MonthWork;
import org.partida.api.security.Module;
import org.partida.base.text.Months;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.MenuAction;
import org.partida.spi.action.ParamSpec;
import org.partida.spi.action.Progress;

/** "Revalue what is open in currencies"; it shows what it would book unless told to book. */
@Component(service = MenuAction.class)
public final class RevalueAction implements MenuAction {
  private static final ActionSpec SPEC =
      new ActionSpec(
          "posting.revaluation",
          Texts.of("Revaluation", "Reevaluare valută", "Rivalutazione"),
          Texts.of(
              "Brings what is open in currencies to the month's last exchange rate",
              "Aduce soldurile deschise în valută la ultimul curs al lunii",
              "Porta le partite aperte in valuta all'ultimo cambio del mese"),
          "accounting/month",
          30,
          Module.POSTING,
          List.of(
              Texts.parameter(
                  "period",
                  Texts.of("Month (2026-10)", "Luna (2026-10)", "Mese (2026-10)"),
                  ParamSpec.Type.TEXT,
                  Optional.empty()),
              Runs.PREVIEW),
          true);

  private final MonthWork work;

  @Activate
  public RevalueAction(@Reference MonthWork work) {
    this.work = work;
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
        work.revalue(
            c.actor(),
            Texts.company(c),
            months.get(months.size() - 1),
            new MonthWork.Order(preview, false)));
  }
}
