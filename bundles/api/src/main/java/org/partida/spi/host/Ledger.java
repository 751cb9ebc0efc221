package org.partida.spi.host;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.partida.model.ExternalId;
import org.partida.model.Page;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Voucher;

/**
 * The journal. Append-only. An entry of the journal FX with an open item changes what that item is
 * worth, not what is owed in its currency. Idempotent: an id already booked with the same digest
 * gives {@link WriteStatus#ALREADY_POSTED}, with another digest {@link WriteStatus#CONFLICT}.
 */
@ConsumerType
public interface Ledger {
  /** Posts entries; one answer per entry, in order. */
  List<WriteResult<PostedEntry>> post(List<EntryDraft> entries, PostMode mode) throws HostException;

  /** Which of the ids are booked; the way out of doubt. */
  Map<ExternalId, PostedEntry> findAll(Collection<ExternalId> ids) throws HostException;

  /** Posts a counter-entry and ties it to the original, which stays as it is. */
  WriteResult<PostedEntry> reverse(HostRef original, EntryDraft counterEntry) throws HostException;

  /** The journal, oldest first. */
  Page<PostedEntry> journal(
      Optional<LocalDate> from, Optional<LocalDate> to, Optional<String> after, int limit)
      throws HostException;

  /** Turnovers of all accounts up to a day. */
  List<Turnover> turnovers(LocalDate asOf) throws HostException;

  /**
   * Entries that somebody booked in the host itself, never one that came through {@link #post}; for
   * hosts with {@link Capability#ENTRY_SEARCH}. One look-up by index, whatever the length of the
   * journal. The external id of such an entry is one that the host makes of its own reference: it
   * stays, is found by {@link #findAll}, and no other entry of any books has it; its digest is that
   * of its content ({@link org.partida.model.voucher.Digest}).
   *
   * @return posted entries alone, oldest first, with a line of the partner on an account that keeps
   *     open items, whose number has the same last digits, or that have no number; the caller looks
   *     closer
   */
  default List<PostedEntry> ownBookings(OwnQuery query) throws HostException {
    return List.of();
  }

  /**
   * What stands between the company and its partners at the end of a day, by account and partner;
   * for hosts with {@link Capability#PARTNER_LEDGER}.
   *
   * @return balances of nought among them
   */
  default List<PartnerBalance> partnerBalances(LocalDate asOf) throws HostException {
    throw HostException.unsupported("balances of partners");
  }

  /**
   * What moved on a partner's accounts, by day; for hosts with {@link Capability#PARTNER_LEDGER}.
   * All of it adds up to the balance.
   *
   * @param from first day
   * @param to last day
   * @return empty for a partner that the host does not know
   */
  default Page<PartnerMove> partnerMoves(
      PartnerRef partner, LocalDate from, LocalDate to, Optional<String> after, int limit)
      throws HostException {
    throw HostException.unsupported("what moved with a partner");
  }

  /**
   * Which of the host's own entries are asked for. Immutable.
   *
   * @param partner whose document
   * @param number number of the document
   * @param from first date of document
   * @param to last date of document
   * @param limit how many at most
   */
  record OwnQuery(PartnerRef partner, String number, LocalDate from, LocalDate to, int limit) {}

  /** All or nothing, each by itself, or as drafts only. */
  enum PostMode {
    ALL_OR_NOTHING,
    EACH,
    DRAFT_ONLY
  }

  /**
   * An entry to post. Immutable.
   *
   * @param key idempotency key
   * @param voucher the entry
   */
  record EntryDraft(WriteKey key, Voucher voucher) {}

  /**
   * An entry that the host has. Immutable.
   *
   * @param ref the host's reference
   * @param number the host's number, gapless per year and journal where the host can
   * @param voucher its content
   * @param state draft, posted or reversed
   * @param digest digest it was booked with
   */
  record PostedEntry(HostRef ref, String number, Voucher voucher, State state, String digest) {
    /** Draft, posted or reversed. */
    public enum State {
      DRAFT,
      POSTED,
      REVERSED
    }
  }
}
