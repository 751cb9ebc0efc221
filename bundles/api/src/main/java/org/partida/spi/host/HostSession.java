package org.partida.spi.host;

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

  @Override
  void close();
}
