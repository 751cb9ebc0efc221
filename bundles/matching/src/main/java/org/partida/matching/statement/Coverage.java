package org.partida.matching.statement;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partida.api.statement.StatementSummary;
import org.partida.model.Money;
import org.partida.model.statement.Chain;

/** What balances and days prove of two statements of one account. Stateless. */
final class Coverage {
  /** What couriers and processors hold has no balances that prove a day. */
  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");

  private Coverage() {}

  /** Whether the statement has all movements of the day; {@code asOf} is the day it was made. */
  static boolean full(StatementSummary s, LocalDate day, LocalDate asOf) {
    return s != null
        && s.chain() == Chain.OK
        && IBAN.matcher(s.account()).matches()
        && s.from().map(f -> !day.isBefore(f)).orElse(false)
        && s.to().map(t -> !day.isAfter(t)).orElse(false)
        && day.isBefore(asOf);
  }

  /**
   * Whether one begins where the other ended, so that they share no movement. A statement whose
   * movements cancel out proves nothing: it would continue itself.
   */
  static boolean continues(StatementSummary there, StatementSummary s) {
    return there.chain() == Chain.OK
        && s.chain() == Chain.OK
        && IBAN.matcher(s.account()).matches()
        && !there.opening().equals(there.closing())
        && !s.opening().equals(s.closing())
        && (follows(there.to(), there.closing(), s.from(), s.opening())
            || follows(s.to(), s.closing(), there.from(), there.opening()));
  }

  private static boolean follows(
      Optional<LocalDate> to,
      Optional<Money> closing,
      Optional<LocalDate> from,
      Optional<Money> opening) {
    return closing.equals(opening)
        && to.isPresent()
        && from.map(f -> !f.isBefore(to.get())).orElse(false);
  }
}
