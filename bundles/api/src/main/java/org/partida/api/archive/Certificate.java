package org.partida.api.archive;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.Sha256;

/**
 * What became of every message that an authority listed for a company in a month, checked from the
 * bytes. Immutable.
 *
 * @param company whose
 * @param companyName its name
 * @param network such as ro.spv
 * @param month the month, in the authority's time
 * @param zone the authority's time zone
 * @param asOf when it was made
 * @param closed the month is over and was listed a day beyond its end
 * @param complete nothing is missing: the month was listed without a gap, every message is here
 *     with a seal that holds and was read
 * @param why what is missing, in words; empty if complete
 * @param entries one for each listed message, oldest first
 * @param byType number of messages by type
 * @param byAccount number of messages by what became of them
 * @param listed the stretches of time that were listed without a gap
 * @param gaps what was not listed of the month and the day after it
 * @param chain last link of the chain over the entries
 * @param digest over the whole certificate but itself
 */
public record Certificate(
    CompanyId company,
    String companyName,
    String network,
    YearMonth month,
    ZoneId zone,
    Instant asOf,
    boolean closed,
    boolean complete,
    List<String> why,
    List<Entry> entries,
    Map<String, Integer> byType,
    Map<Account, Integer> byAccount,
    List<Stretch> listed,
    List<Stretch> gaps,
    String chain,
    String digest) {

  /** What became of a message. */
  public enum Account {
    /** In the books, with the entry's number. */
    POSTED,
    /** Read; a decision, an answer or the posting is still to come. */
    WAITING,
    /** The company rejected the document. */
    REJECTED,
    /** By rule not booked, or another document carries the entry. */
    NOT_BOOKED,
    /** Posted and taken back. */
    REVERSED,
    /** A notice or a buyer's message, read. */
    EVENT,
    /** Listed before without an id, then with one: accounted for there. */
    LISTED_AGAIN,
    /** Its bytes are here but cannot be read. */
    QUARANTINED,
    /** The authority did not give it out any more. */
    EXPIRED,
    /** The authority refused it for good. */
    REFUSED,
    NOT_FETCHED,
    NOT_READ
  }

  /** What the check of a seal gave. */
  public enum Seal {
    VALID,
    BROKEN,
    /** There is no signature in the container. */
    NONE,
    /** The bytes are lost or are not those that were archived. */
    BYTES_LOST,
    /** There are no bytes to check. */
    NOTHING
  }

  /**
   * A listed message. Immutable.
   *
   * @param id the authority's id
   * @param submission id of the submission
   * @param type what it is
   * @param rawType the authority's word
   * @param listedAt when the authority made it
   * @param account what became of it
   * @param detail why, or what it waits for, in words
   * @param document number of the document
   * @param voucherNumbers numbers of its entries
   * @param container digest of the container
   * @param payload digest of the document or notice in it
   * @param signature digest of the seal in it
   * @param seal what the check gave
   * @param signer serial of the authority's certificate
   */
  public record Entry(
      String id,
      Optional<String> submission,
      String type,
      String rawType,
      Instant listedAt,
      Account account,
      String detail,
      Optional<String> document,
      List<String> voucherNumbers,
      Optional<Sha256> container,
      Optional<Sha256> payload,
      Optional<Sha256> signature,
      Seal seal,
      Optional<String> signer) {
    public Entry {
      voucherNumbers = List.copyOf(voucherNumbers);
    }
  }

  /**
   * A stretch of time. Immutable.
   *
   * @param from begin
   * @param until end
   * @param listings how many listings it is made of
   * @param lastAt when the last of them was made
   */
  public record Stretch(Instant from, Instant until, long listings, Optional<Instant> lastAt) {}

  public Certificate {
    why = List.copyOf(why);
    entries = List.copyOf(entries);
    byType = Map.copyOf(byType);
    byAccount = Map.copyOf(byAccount);
    listed = List.copyOf(listed);
    gaps = List.copyOf(gaps);
  }

  /** The certificate with its digests. */
  public Certificate sealed(String lastLink, String whole) {
    return new Certificate(
        company,
        companyName,
        network,
        month,
        zone,
        asOf,
        closed,
        complete,
        why,
        entries,
        byType,
        byAccount,
        listed,
        gaps,
        lastLink,
        whole);
  }
}
