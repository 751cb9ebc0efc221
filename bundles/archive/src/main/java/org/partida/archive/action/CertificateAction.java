package org.partida.archive.action;

import java.io.IOException;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.archive.Certificate;
import org.partida.api.archive.Certificates;
import org.partida.api.security.Module;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.MenuAction;
import org.partida.spi.action.ParamSpec;
import org.partida.spi.action.Progress;

/** "Completeness certificate": what became of every message of a month. */
@Component(service = MenuAction.class)
public final class CertificateAction implements MenuAction {
  private static final Locale RO = Locale.forLanguageTag("ro");

  private static final ActionSpec SPEC =
      new ActionSpec(
          "archive.certificate",
          texts(
              "Completeness certificate",
              "Certificat de completitudine",
              "Certificato di completezza"),
          texts(
              "Certifies what became of every e-Factura message of a month",
              "Certifică situația fiecărui mesaj e-Factura dintr-o lună",
              "Certifica la situazione di ogni messaggio e-Factura di un mese"),
          "archive",
          40,
          Module.ARCHIVE,
          List.of(
              new ParamSpec(
                  "month",
                  texts("Month (2026-10)", "Luna (2026-10)", "Mese (2026-10)"),
                  ParamSpec.Type.TEXT,
                  true,
                  Optional.empty(),
                  List.of())),
          true);

  private final Certificates certificates;

  @Activate
  public CertificateAction(@Reference Certificates certificates) {
    this.certificates = certificates;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(ActionContext c, Progress progress) {
    String month = c.parameters().getOrDefault("month", "");
    CompanyId company =
        c.company()
            .orElseThrow(
                () ->
                    new PartidaException(
                        new Problem("usage", "a company is missing", "company", "choose one")));
    try {
      Certificate made =
          certificates
              .issue(c.actor(), company, YearMonth.parse(month), c.language(), progress)
              .certificate();
      return new ActionResult(
          made.complete() ? ActionResult.Outcome.OK : ActionResult.Outcome.PARTIAL,
          summary(made, c.language()),
          made.why().stream()
              .map(w -> new Problem("certificate.incomplete", w, month, "see the certificate"))
              .toList());
    } catch (DateTimeParseException e) {
      throw new PartidaException(
          new Problem("usage", "not a month: " + month, "month", "write it as 2026-10"), e);
    } catch (IOException e) {
      throw new PartidaException(
          new Problem(
              "certificate.write",
              "the certificate cannot be written: " + e.getMessage(),
              month,
              "check the disk"),
          e);
    }
  }

  private static String summary(Certificate c, Locale language) {
    String form =
        switch (language.getLanguage()) {
          case "ro" -> c.complete() ? "%s: complet, %d mesaje" : "%s: incomplet, %d mesaje";
          case "it" -> c.complete() ? "%s: completo, %d messaggi" : "%s: non completo, %d messaggi";
          default -> c.complete() ? "%s: complete, %d messages" : "%s: not complete, %d messages";
        };
    return String.format(language, form, c.month(), c.entries().size());
  }

  private static Map<Locale, String> texts(String en, String ro, String it) {
    return Map.of(Locale.ENGLISH, en, RO, ro, Locale.ITALIAN, it);
  }
}
