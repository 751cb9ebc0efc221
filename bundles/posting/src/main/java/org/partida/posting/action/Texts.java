package org.partida.posting.action;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ParamSpec;

/** What the actions of a company's books share. Stateless. */
final class Texts {
  private static final Locale RO = Locale.forLanguageTag("ro");

  private Texts() {}

  static Map<Locale, String> of(String en, String ro, String it) {
    return Map.of(Locale.ENGLISH, en, RO, ro, Locale.ITALIAN, it);
  }

  /** The form of the language; English for any other. */
  static String form(Locale language, String en, String ro, String it) {
    return switch (language.getLanguage()) {
      case "ro" -> ro;
      case "it" -> it;
      default -> en;
    };
  }

  /** Required where it has no default. */
  static ParamSpec parameter(
      String name, Map<Locale, String> labels, ParamSpec.Type type, Optional<String> otherwise) {
    return new ParamSpec(name, labels, type, otherwise.isEmpty(), otherwise, List.of());
  }

  /**
   * The one company that the action runs for.
   *
   * @throws PartidaException {@code usage}
   */
  static CompanyId company(ActionContext c) {
    return c.company()
        .orElseThrow(
            () ->
                new PartidaException(
                    new Problem(
                        "usage", "no company is named", "company", "run it for one company")));
  }
}
