package org.partida.matching.action;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Companies;
import org.partida.api.company.Company;
import org.partida.api.match.MatchSummary;
import org.partida.api.match.Matches;
import org.partida.api.security.Module;
import org.partida.model.CompanyId;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.MenuAction;
import org.partida.spi.action.Progress;

/** "Match payments": matches all open lines with open items. */
@Component(service = MenuAction.class)
public final class MatchAction implements MenuAction {
  private static final Locale RO = Locale.forLanguageTag("ro");

  private static final ActionSpec SPEC =
      new ActionSpec(
          "match.run",
          Map.of(
              Locale.ENGLISH,
              "Match payments",
              RO,
              "Potrivește plățile",
              Locale.ITALIAN,
              "Abbina i pagamenti"),
          Map.of(
              Locale.ENGLISH,
              "Matches statement lines with open invoices and says how sure it is",
              RO,
              "Potrivește liniile de extras cu facturile deschise și spune cât de sigur este",
              Locale.ITALIAN,
              "Abbina i movimenti alle fatture aperte e dice quanto è sicuro"),
          "money/matching",
          20,
          Module.MATCHING,
          List.of(),
          true);

  private final Matches matches;
  private final Companies companies;

  @Activate
  public MatchAction(@Reference Matches matches, @Reference Companies companies) {
    this.matches = matches;
    this.companies = companies;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(ActionContext c, Progress progress) {
    List<CompanyId> ids =
        c.company()
            .map(List::of)
            .orElseGet(() -> companies.list(c.actor()).stream().map(Company::id).toList());
    int sure = 0;
    int attention = 0;
    int none = 0;
    int done = 0;
    for (CompanyId id : ids) {
      if (progress.cancelled()) {
        return new ActionResult(
            ActionResult.Outcome.CANCELLED,
            summary(c.language(), sure, attention, none),
            List.of());
      }
      progress.update(done++, ids.size(), id.value());
      MatchSummary s = matches.run(c.actor(), id, progress);
      sure += s.sure();
      attention += s.attention();
      none += s.none();
    }
    return ActionResult.ok(summary(c.language(), sure, attention, none));
  }

  private static String summary(Locale language, int sure, int attention, int none) {
    String form =
        switch (language.getLanguage()) {
          case "ro" -> "%d sigure, %d de verificat, %d fără potrivire";
          case "it" -> "%d sicuri, %d da verificare, %d senza abbinamento";
          default -> "%d sure, %d to look at, %d without a match";
        };
    return String.format(language, form, sure, attention, none);
  }
}
