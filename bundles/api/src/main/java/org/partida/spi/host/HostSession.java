package org.partida.spi.host;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A session on one company's books. Not thread-safe; cheap; the caller closes it. Every call is at
 * most one host transaction.
 */
@ConsumerType
public interface HostSession extends AutoCloseable {
  Chart chart();

  HostPartners partners();

  OpenItems openItems();

  Ledger ledger();

  Settlement settlement();

  Periods periods();

  Attachments attachments();

  /**
   * Where people book by hand, if the host has no screen for it: what comes in there is the host's
   * own, as if typed in it.
   */
  default Optional<HandJournal> hand() {
    return Optional.empty();
  }

  /**
   * Its proformas; for hosts with {@link Capability#INVOICE_FROM_PROFORMA}. A host that knows
   * proformas and cannot make invoices of them may show them without that capability.
   */
  default Optional<Proformas> proformas() {
    return Optional.empty();
  }

  @Override
  void close();
}
