package org.partida.sandbox.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.partida.sandbox.SandboxClock;
import org.partida.sandbox.books.Env;

/** One authorised call of FCTEL with all that an endpoint needs to answer it. */
public record Call(
    Env env,
    Endpoint endpoint,
    String operation,
    WireRequest request,
    Grant grant,
    Instant now,
    Optional<Faults.Strike> strike) {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm:ss", Locale.ROOT)
          .withZone(SandboxClock.ROMANIA);
  private static final DateTimeFormatter COMPACT =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT).withZone(SandboxClock.ROMANIA);

  boolean struckBy(Fault fault) {
    return strike.filter(s -> s.fault() == fault).isPresent();
  }

  long strikeValue(Fault fault, long fallback) {
    return strike.filter(s -> s.fault() == fault).map(s -> s.valueOr(fallback)).orElse(0L);
  }

  /** Romanian calendar day of the call: quotas count by it. */
  LocalDate today() {
    return LocalDate.ofInstant(now, SandboxClock.ROMANIA);
  }

  /** A missing parameter: a real HTTP 400 in Spring's JSON. */
  WireResponse badRequest(String message) {
    return WireResponse.spring(400, "Bad Request", message, stamp(now));
  }

  /** {@code dd-MM-yyyy HH:mm:ss}, Romanian wall time. */
  static String stamp(Instant at) {
    return STAMP.format(at);
  }

  /** {@code yyyyMMddHHmm}, Romanian wall time. */
  static String compact(Instant at) {
    return COMPACT.format(at);
  }
}
