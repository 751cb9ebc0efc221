package org.partida.spi.host;

import org.osgi.annotation.versioning.ConsumerType;
import org.partida.spi.host.Ledger.EntryDraft;
import org.partida.spi.host.Ledger.PostedEntry;

/** Entries that people make by hand in a host that has no screen of its own. */
@ConsumerType
public interface HandJournal {
  /**
   * Posts an entry as the host's own: {@link Ledger#ownBookings} finds it. Otherwise as {@link
   * Ledger#post}, the same key once.
   */
  WriteResult<PostedEntry> book(EntryDraft entry) throws HostException;
}
