package org.partida.spi.host;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.partida.model.Page;
import org.partida.model.match.Proforma;
import org.partida.model.match.ProformaDraft;

/** Proformas that people enter in a host that has no screen of its own. */
@ConsumerType
public interface ProformaRegister {
  /**
   * Enters a proforma; the same key enters once.
   *
   * @return {@link WriteStatus#REJECTED} if the number is taken or it has nothing to pay
   */
  WriteResult<Proforma> add(WriteKey key, ProformaDraft draft) throws HostException;

  /**
   * Nobody will pay it. It stays in the register; again is no change.
   *
   * @param key its digest is the proforma's id
   * @return {@link WriteStatus#REJECTED} if its invoice was made
   */
  WriteResult<Proforma> cancel(WriteKey key, HostRef proforma, String reason) throws HostException;

  /** In the order of entry, in whatever state if none is named. */
  Page<Proforma> list(Optional<Proforma.State> state, Optional<String> after, int limit)
      throws HostException;

  /** From which series invoices get their numbers. */
  Series series() throws HostException;

  /**
   * Changes the series.
   *
   * @throws HostException {@code proforma.series} if it would give a number again
   */
  Series series(Series wanted) throws HostException;

  /**
   * A series of numbers. Immutable.
   *
   * @param prefix before the number, such as {@code FP-}
   * @param next the number that comes next, 1 or more
   */
  record Series(String prefix, long next) {}
}
