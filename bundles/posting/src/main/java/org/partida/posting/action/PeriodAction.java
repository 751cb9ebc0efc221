package org.partida.posting.action;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.posting.AccountingPeriods;
import org.partida.api.security.Module;
import org.partida.base.text.Months;
import org.partida.model.CompanyId;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.MenuAction;
import org.partida.spi.action.ParamSpec;
import org.partida.spi.action.Progress;
import org.partida.spi.host.Periods.Period;
import org.partida.spi.host.Periods.PeriodState;

/** "Close or open a period" of one company. */
@Component(service = MenuAction.class)
public final class PeriodAction implements MenuAction {
  private static final ActionSpec SPEC =
      new ActionSpec(
          "posting.period",
          Texts.of(
              "Close or open a period",
              "Închide sau deschide o perioadă",
              "Chiudi o apri un periodo"),
          Texts.of(
              "Closes a month, quarter or year for posting, or opens it again, with the reason",
              "Închide o lună, un trimestru sau un an pentru contabilizare, sau îl redeschide, cu motivul",
              "Chiude un mese, un trimestre o un anno alle registrazioni, o lo riapre, con il motivo"),
          "accounting/periods",
          10,
          Module.POSTING,
          parameters(),
          true);

  private final AccountingPeriods periods;

  @Activate
  public PeriodAction(@Reference AccountingPeriods periods) {
    this.periods = periods;
  }

  private static List<ParamSpec> parameters() {
    return List.of(
        Texts.parameter(
            "period",
            Texts.of(
                "Period (2026-10, 2026-Q4, 2026)",
                "Perioada (2026-10, 2026-Q4, 2026)",
                "Periodo (2026-10, 2026-Q4, 2026)"),
            ParamSpec.Type.TEXT,
            Optional.empty()),
        new ParamSpec(
            "state",
            Texts.of("State", "Starea", "Stato"),
            ParamSpec.Type.CHOICE,
            true,
            Optional.of("CLOSED"),
            List.of("OPEN", "SOFT_CLOSED", "CLOSED", "YEAR_CLOSED")),
        Texts.parameter(
            "reason",
            Texts.of("Reason", "Motivul", "Motivo"),
            ParamSpec.Type.TEXT,
            Optional.empty()),
        Texts.parameter(
            "anyway",
            Texts.of(
                "Although documents are not posted",
                "Chiar dacă sunt documente necontabilizate",
                "Anche se ci sono documenti non registrati"),
            ParamSpec.Type.BOOLEAN,
            Optional.of("false")));
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(ActionContext c, Progress progress) {
    CompanyId company = Texts.company(c);
    Map<String, String> p = c.parameters();
    PeriodState state = PeriodState.valueOf(p.getOrDefault("state", "CLOSED"));
    String period = p.getOrDefault("period", "");
    String reason = p.getOrDefault("reason", "");
    List<Period> now =
        state == PeriodState.OPEN
            ? periods.reopen(c.actor(), company, Months.of(period), Optional.empty(), reason)
            : periods.close(
                c.actor(),
                company,
                new AccountingPeriods.Closing(
                    Months.of(period),
                    Optional.empty(),
                    state,
                    reason,
                    Boolean.parseBoolean(p.get("anyway"))));
    String form =
        Texts.form(c.language(), "%d months are %s", "%d luni sunt %s", "%d mesi sono %s");
    return ActionResult.ok(String.format(Locale.ROOT, form, now.size(), state));
  }
}
