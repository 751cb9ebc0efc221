package org.partida.documents.business;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.partida.base.json.JsonTree;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Percent;
import org.partida.model.Problem;

/** The fields of an object in a file, read strictly: what is wrong is told with file and line. */
final class Fields {
  private final String file;
  private final JsonTree at;

  Fields(String file, JsonTree at) {
    this.file = file;
    this.at = at;
  }

  /** A field that nobody knows is a slip of the pen, not something to pass over. */
  Fields only(Set<String> known) {
    at.fields()
        .forEach(
            (name, value) -> {
              if (!known.contains(name)) {
                throw wrong(value, "there is no field \"" + name + "\"", "the fields are " + known);
              }
            });
    return this;
  }

  Optional<String> text(String name) {
    return value(name)
        .map(
            v ->
                v.text()
                    .orElseThrow(
                        () -> wrong(v, "\"" + name + "\" is no plain value", "give a text"))
                    .strip())
        .filter(s -> !s.isEmpty());
  }

  String required(String name) {
    return text(name).orElseThrow(() -> missing(name));
  }

  Optional<Fields> object(String name) {
    return value(name)
        .map(
            v -> {
              if (v.fields().isEmpty()) {
                throw wrong(v, "\"" + name + "\" is no object", "give {…}");
              }
              return new Fields(file, v);
            });
  }

  List<Fields> list(String name) {
    return value(name).map(JsonTree::items).orElse(List.of()).stream()
        .map(v -> new Fields(file, v))
        .toList();
  }

  Optional<LocalDate> date(String name) {
    return text(name)
        .map(
            s -> {
              try {
                return LocalDate.parse(s);
              } catch (DateTimeException e) {
                throw wrong(name, s, "a date", "write it as 2026-10-05");
              }
            });
  }

  LocalDate requiredDate(String name) {
    return date(name).orElseThrow(() -> missing(name));
  }

  <E extends Enum<E>> Optional<E> one(Class<E> type, String name) {
    return text(name)
        .map(
            s ->
                Arrays.stream(type.getEnumConstants())
                    .filter(e -> e.name().equals(s.toUpperCase(Locale.ROOT).replace('-', '_')))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            wrong(
                                name,
                                s,
                                "one of the known words",
                                "it is one of " + Arrays.toString(type.getEnumConstants()))));
  }

  Optional<BigDecimal> decimal(String name) {
    return text(name)
        .map(
            s -> {
              String plain = s.matches("-?\\d+,\\d+") ? s.replace(',', '.') : s;
              if (!plain.matches("-?\\d{1,15}(\\.\\d{1,10})?")) {
                throw wrong(name, s, "a number", "write it as 1210.00, without thousands marks");
              }
              return new BigDecimal(plain);
            });
  }

  Optional<Money> money(String name, Currency currency) {
    return decimal(name)
        .map(
            d -> {
              if (d.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
                throw wrong(
                    name,
                    d.toPlainString(),
                    "an amount of " + currency,
                    "round it to " + currency.getDefaultFractionDigits() + " decimals");
              }
              return Money.of(d.setScale(currency.getDefaultFractionDigits()), currency);
            });
  }

  Optional<Percent> percent(String name) {
    return decimal(name)
        .map(
            d -> {
              if (d.signum() < 0 || d.compareTo(BigDecimal.valueOf(1000)) > 0) {
                throw wrong(name, d.toPlainString(), "a percentage", "give 21 for 21 %");
              }
              return new Percent(d);
            });
  }

  boolean flag(String name) {
    String s = text(name).orElse("false").toLowerCase(Locale.ROOT);
    if (!s.matches("true|false|yes|no|1|0|da|nu")) {
      throw wrong(name, s, "yes or no", "give true or false");
    }
    return s.matches("true|yes|1|da");
  }

  Currency currency(String name, Currency otherwise) {
    return text(name)
        .map(
            s -> {
              try {
                return Currency.getInstance(s.toUpperCase(Locale.ROOT));
              } catch (IllegalArgumentException e) {
                throw wrong(name, s, "a currency", "give its ISO code, such as EUR");
              }
            })
        .orElse(otherwise);
  }

  private Optional<JsonTree> value(String name) {
    return Optional.ofNullable(at.fields().get(name))
        .filter(v -> v.text().isPresent() || !v.fields().isEmpty() || !v.items().isEmpty());
  }

  /** Something about the object as a whole. */
  PartidaException wrong(String what, String fix) {
    return wrong(at, what, fix);
  }

  private PartidaException missing(String name) {
    return wrong(at, "\"" + name + "\" is missing", "give it");
  }

  private PartidaException wrong(String name, String value, String wanted, String fix) {
    return wrong(at.fields().get(name), name + ": \"" + value + "\" is not " + wanted, fix);
  }

  private PartidaException wrong(JsonTree where, String what, String fix) {
    return new PartidaException(
        new Problem("paper.field", what, file + " line " + where.line(), fix));
  }
}
