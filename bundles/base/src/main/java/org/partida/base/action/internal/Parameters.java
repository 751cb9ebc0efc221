package org.partida.base.action.internal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.ParamSpec;

/** Checks what an action is given against what it asks for. */
final class Parameters {
  private Parameters() {}

  /** The parameters with defaults filled in; refuses what is missing, unknown or ill-formed. */
  static Map<String, String> check(ActionSpec spec, Map<String, String> given) {
    Map<String, String> all = new LinkedHashMap<>(given);
    for (ParamSpec p : spec.parameters()) {
      p.defaultValue().ifPresent(d -> all.putIfAbsent(p.name(), d));
      String value = all.get(p.name());
      if (value == null || value.isBlank()) {
        if (p.required()) {
          throw refused(
              "action.missing",
              "the parameter " + p.name() + " is missing",
              spec,
              p,
              "give a value of type " + p.type());
        }
        all.remove(p.name());
      } else {
        checkForm(spec, p, value);
      }
    }
    for (String name : given.keySet()) {
      if (spec.parameters().stream().noneMatch(p -> p.name().equals(name))) {
        throw new PartidaException(
            new Problem(
                "action.parameter",
                "the action has no parameter " + name,
                spec.id(),
                "it takes " + spec.parameters().stream().map(ParamSpec::name).toList()));
      }
    }
    return all;
  }

  private static void checkForm(ActionSpec spec, ParamSpec p, String value) {
    boolean good;
    try {
      good =
          switch (p.type()) {
            case TEXT, FILE -> true;
            case INTEGER -> new BigDecimal(value).scale() <= 0;
            case DECIMAL -> new BigDecimal(value).precision() > 0;
            case DATE -> LocalDate.parse(value).getYear() > 0;
            case BOOLEAN -> "true".equals(value) || "false".equals(value);
            case CHOICE -> p.choices().isEmpty() || p.choices().contains(value);
          };
    } catch (NumberFormatException | DateTimeException e) {
      good = false;
    }
    if (!good) {
      throw refused(
          "action.parameter",
          "\"" + value + "\" does not fit the parameter " + p.name(),
          spec,
          p,
          form(p));
    }
  }

  private static String form(ParamSpec p) {
    return switch (p.type()) {
      case DATE -> "write dates as 2026-01-31";
      case DECIMAL -> "write decimals with a point, as 12.50";
      case BOOLEAN -> "write true or false";
      case CHOICE -> "choose one of " + p.choices();
      default -> "give a value of type " + p.type();
    };
  }

  private static PartidaException refused(
      String code, String message, ActionSpec spec, ParamSpec p, String fix) {
    return new PartidaException(new Problem(code, message, spec.id() + "/" + p.name(), fix));
  }
}
