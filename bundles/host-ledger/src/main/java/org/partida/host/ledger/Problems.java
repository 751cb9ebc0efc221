package org.partida.host.ledger;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.partida.model.Problem;
import org.partida.model.voucher.AccountCode;
import org.partida.spi.host.Periods.PeriodState;
import org.partida.spi.host.WriteKey;

/** What the ledger refuses, in words. */
final class Problems {
  private Problems() {}

  static Problem conflict(String what, WriteKey key) {
    return new Problem(
        "host.conflict",
        "a " + what + " with this id is booked with another content",
        key.externalId().value(),
        "take the booked one back, then post the changed one under a new id");
  }

  static Problem accountMissing(AccountCode code, int line) {
    return new Problem(
        "host.account-missing",
        "account " + code + " is not in the chart of accounts",
        "line " + line,
        "correct the account in the rule or product that named it");
  }

  static Problem accountNotPostable(AccountCode code, int line, List<String> finer) {
    return new Problem(
        "host.account-group",
        "account " + code + " has finer accounts below it and is not posted to",
        "line " + line,
        "use one of " + String.join(", ", finer));
  }

  static Problem accountNotYet(AccountCode code, int line, LocalDate from) {
    return new Problem(
        "host.account-not-yet",
        "account " + code + " is in the chart from " + from + " on",
        "line " + line,
        "use the account that was in force on the accounting date");
  }

  static Problem periodClosed(PeriodState state, LocalDate date, Optional<LocalDate> next) {
    String what =
        switch (state) {
          case SOFT_CLOSED -> " is closed for entries with VAT: its return is filed";
          case YEAR_CLOSED -> " belongs to a closed year";
          case NEVER_OPENED -> " is outside the books";
          default -> " is closed";
        };
    return new Problem(
        "host.period-closed",
        "the period of " + date + what,
        "accounting date " + date,
        next.map(d -> "post on " + d + ", the next open day")
            .orElse("open a period (period-reopen)"));
  }

  static Problem deductionFiled(YearMonth month, int line, LocalDate date) {
    return new Problem(
        "host.deduction-filed",
        "the VAT return of " + month + " is filed, nothing more is deducted in it",
        "line " + line,
        "deduct in the month of the entry, " + YearMonth.from(date));
  }

  static Problem of(String code, String message, String location, String fix) {
    return new Problem(code, message, location, fix);
  }
}
