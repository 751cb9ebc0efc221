package org.partida.sources.courier;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.partida.base.json.Json;
import org.partida.base.json.JsonTree;

/** What a courier answered for a day, as it is archived: its own bodies behind a short head. */
final class CourierFile {
  static final String FAN = "fan-courier-api";
  static final String CARGUS = "cargus-api";

  private static final DateTimeFormatter DOTS = DateTimeFormatter.ofPattern("dd.MM.uuuu");

  private CourierFile() {}

  static String of(String format, String client, LocalDate day, List<String> bodies) {
    return "{\"partida\":"
        + Json.write(format)
        + ",\"client\":"
        + Json.write(client)
        + ",\"day\":"
        + Json.write(day.toString())
        + ",\"answers\":[\n"
        + String.join(",\n", bodies)
        + "\n]}\n";
  }

  /** A text or number of a row. */
  static Optional<String> text(JsonTree row, String name) {
    return Optional.ofNullable(row.fields().get(name))
        .flatMap(JsonTree::text)
        .map(String::strip)
        .filter(s -> !s.isEmpty());
  }

  /**
   * A day, with or without the time behind it, ISO or with dots; empty if it is none or the year 1,
   * which some programs write for nothing.
   */
  static Optional<LocalDate> day(JsonTree row, String name) {
    return text(row, name)
        .filter(t -> t.length() >= 10)
        .flatMap(
            t -> {
              String day = t.substring(0, 10);
              try {
                return Optional.of(
                    day.charAt(2) == '.' ? LocalDate.parse(day, DOTS) : LocalDate.parse(day));
              } catch (DateTimeParseException e) {
                return Optional.empty();
              }
            })
        .filter(d -> d.getYear() > 1900);
  }
}
