package org.partida.spi.host;

/** What a host may be able to do; a set, because a longer record would break every reader. */
public enum Capability {
  ATOMIC_BATCH,
  ENFORCED_EXTERNAL_ID,
  PARTIAL_SETTLEMENT,
  DRAFT_ENTRIES,
  /** Takes negative amounts: storno in red. */
  NEGATIVE_AMOUNTS,
  ANALYTIC_ACCOUNTS,
  ATTACHMENTS,
  PUSH_NOTIFICATIONS,
  MENU_BRIDGE,
  DELEGATED_USERS,
  /** Makes the invoice of a proforma, once ({@link HostSession#proformas}). */
  INVOICE_FROM_PROFORMA,
  /** Finds what was booked in it by others than Partida ({@link Ledger#ownBookings}). */
  ENTRY_SEARCH,
  /** Tells what moved on a partner's accounts ({@link Ledger#partnerMoves}). */
  PARTNER_LEDGER,
  /** Has no screen of its own: what people book by hand comes in by {@link HostSession#hand}. */
  HAND_ENTRIES
}
