package org.partida.posting.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Company;
import org.partida.api.company.PartnerChecks;
import org.partida.api.security.Access;
import org.partida.api.security.Module;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.MenuAction;
import org.partida.spi.action.ParamSpec;
import org.partida.spi.action.Progress;

/** "Verify partners": what the public register says, beside what was booked. */
@Component(service = MenuAction.class)
public final class VerifyPartnersAction implements MenuAction {
  private static final Locale RO = Locale.forLanguageTag("ro");

  private static final ActionSpec SPEC =
      new ActionSpec(
          "posting.verify-partners",
          texts("Verify partners", "Verifică partenerii", "Verifica i partner"),
          texts(
              "Compares what is booked with the public register: VAT, VAT on cash, inactive, country",
              "Compară înregistrările cu registrul public: TVA, TVA la încasare, inactivi, țara",
              "Confronta le registrazioni con il registro pubblico: IVA, IVA per cassa, inattivi, paese"),
          "documents/posting",
          40,
          Module.POSTING,
          List.of(
              new ParamSpec(
                  "partners",
                  texts(
                      "Fiscal codes, separated by commas (empty = all)",
                      "Coduri fiscale, separate prin virgulă (gol = toate)",
                      "Codici fiscali, separati da virgole (vuoto = tutti)"),
                  ParamSpec.Type.TEXT,
                  false,
                  Optional.empty(),
                  List.of())),
          true);

  private final PartnerChecks checks;
  private final UnitOfWork store;

  @Activate
  public VerifyPartnersAction(@Reference PartnerChecks checks, @Reference UnitOfWork store) {
    this.checks = checks;
    this.store = store;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(ActionContext c, Progress progress) {
    List<String> partners =
        Stream.of(c.parameters().getOrDefault("partners", "").split("[,;]", -1))
            .map(String::strip)
            .filter(s -> !s.isEmpty())
            .toList();
    List<CompanyId> companies = c.company().map(List::of).orElseGet(() -> allowed(c));
    List<Problem> problems = new ArrayList<>();
    int checked = 0;
    int differences = 0;
    boolean complete = true;
    for (CompanyId company : companies) {
      if (!progress.cancelled()) {
        PartnerChecks.Verified v = checks.verify(c.actor(), company, partners, progress);
        problems.addAll(v.problems());
        checked += v.checked();
        differences += v.differences().size();
        complete &= v.complete();
      }
    }
    ActionResult.Outcome outcome =
        progress.cancelled()
            ? ActionResult.Outcome.CANCELLED
            : complete ? ActionResult.Outcome.OK : ActionResult.Outcome.PARTIAL;
    return new ActionResult(outcome, summary(checked, differences, c.language()), problems);
  }

  private List<CompanyId> allowed(ActionContext c) {
    return store.read(tx -> tx.companies().list()).stream()
        .map(Company::id)
        .filter(id -> c.actor().may(id, Module.POSTING, Access.WRITE))
        .toList();
  }

  private static String summary(int checked, int differences, Locale language) {
    String form =
        switch (language.getLanguage()) {
          case "ro" -> "%d parteneri verificați, %d diferențe de rezolvat";
          case "it" -> "%d partner verificati, %d differenze da risolvere";
          default -> "%d partners checked, %d differences open";
        };
    return String.format(language, form, checked, differences);
  }

  private static Map<Locale, String> texts(String en, String ro, String it) {
    return Map.of(Locale.ENGLISH, en, RO, ro, Locale.ITALIAN, it);
  }
}
