package org.partida.posting.action;

import java.util.List;
import java.util.Locale;
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

/** "Close the VAT of a period"; it shows what it would book unless told to book. */
@Component(service = MenuAction.class)
public final class VatCloseAction implements MenuAction {
  private static final ActionSpec SPEC =
      new ActionSpec(
          "posting.vat-close",
          Texts.of("Close VAT", "Închidere TVA", "Chiusura IVA"),
          Texts.of(
              "Closes the VAT collected and deducted of a month or quarter",
              "Închide TVA colectată și deductibilă a unei luni sau a unui trimestru",
              "Chiude l'IVA a debito e a credito di un mese o trimestre"),
          "accounting/month",
          10,
          Module.POSTING,
          List.of(
              Texts.parameter(
                  "period",
                  Texts.of(
                      "Period (2026-10, 2026-Q4)",
                      "Perioada (2026-10, 2026-Q4)",
                      "Periodo (2026-10, 2026-Q4)"),
                  ParamSpec.Type.TEXT,
                  Optional.empty()),
              Runs.PREVIEW,
              Texts.parameter(
                  "anyway",
                  Texts.of(
                      "Although documents are not posted",
                      "Chiar dacă sunt documente necontabilizate",
                      "Anche se ci sono documenti non registrati"),
                  ParamSpec.Type.BOOLEAN,
                  Optional.of("false"))),
          true);

  private final MonthWork work;

  @Activate
  public VatCloseAction(@Reference MonthWork work) {
    this.work = work;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(ActionContext c, Progress progress) {
    Map<String, String> p = c.parameters();
    Locale language = c.language();
    return Runs.result(
        language,
        Runs.preview(p),
        work.closeVat(
            c.actor(),
            Texts.company(c),
            Months.of(p.getOrDefault("period", "")),
            new MonthWork.Order(Runs.preview(p), Boolean.parseBoolean(p.get("anyway")))));
  }
}
