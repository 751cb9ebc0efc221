package org.partida.spi.host;

import java.time.LocalDate;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Accounting periods. */
@ConsumerType
public interface Periods {
  PeriodState state(LocalDate date) throws HostException;

  /** First open day on or after the date, for late documents. */
  Optional<LocalDate> firstOpenOnOrAfter(LocalDate date) throws HostException;

  /** Whether a day can be posted to. */
  enum PeriodState {
    OPEN,
    CLOSED_REOPENABLE,
    LOCKED,
    NEVER_OPENED
  }
}
