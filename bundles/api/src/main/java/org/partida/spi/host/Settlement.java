package org.partida.spi.host;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;
import org.partida.model.ExternalId;
import org.partida.model.Money;

/** Settling open items against each other. Idempotent by external id and digest. */
@ConsumerType
public interface Settlement {
  /**
   * Settles fully or in part. Parts sum to zero: the payment line's item against the documents'
   * items.
   */
  WriteResult<Settled> settle(SettlementDraft draft) throws HostException;

  /** Takes a settlement back; the items are open again. */
  WriteResult<Settled> unsettle(WriteKey key, HostRef settlement, String reason)
      throws HostException;

  Map<ExternalId, Settled> findAll(Collection<ExternalId> ids) throws HostException;

  /**
   * A settlement to make. Immutable.
   *
   * @param key idempotency key
   * @param on date
   * @param payment external id of the posted payment entry
   * @param parts what of it goes to which item
   */
  record SettlementDraft(WriteKey key, LocalDate on, ExternalId payment, List<Part> parts) {
    public SettlementDraft {
      parts = List.copyOf(parts);
    }
  }

  /**
   * How much of an item is settled. Immutable.
   *
   * @param item the open item
   * @param version version it was read in
   * @param amount signed as the item's residual
   */
  record Part(HostRef item, String version, Money amount) {}

  /**
   * A settlement that the host has. Immutable.
   *
   * @param ref the host's reference
   * @param full every item of it is closed
   */
  record Settled(HostRef ref, boolean full) {}
}
