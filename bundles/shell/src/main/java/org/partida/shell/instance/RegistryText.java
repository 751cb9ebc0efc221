package org.partida.shell.instance;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What registers say, for tables. Stateless. */
final class RegistryText {
  /** The authority's days and hours are Romanian ones. */
  private static final ZoneId ROMANIA = ZoneId.of("Europe/Bucharest");

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private RegistryText() {}

  /** Romanian time. */
  static String minute(Instant at) {
    return MINUTE.format(LocalDateTime.ofInstant(at, ROMANIA));
  }

  /** no, yes, or since when. */
  static String since(boolean yes, Optional<?> from) {
    return yes ? from.map(d -> "since " + d).orElse("yes") : "no";
  }
}
