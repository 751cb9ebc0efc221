package org.partida.api.network;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.CompanyId;

/**
 * Where the sync with a network stands, over all companies. Immutable.
 *
 * @param network which
 * @param running its bundle is running
 * @param calls what the authority still allows; empty if it has no limit or is not running
 * @param callsToday calls made on the authority's day, by kind such as list or fetch
 * @param pause why nothing is called at all, and until when
 * @param refused authorisations that the authority does not accept, and until when nobody tries
 *     them
 * @param mailboxes how many there are
 * @param toList mailboxes that are due and wait
 * @param toFetch messages that are listed and not yet fetched
 * @param listedAgainBy by when every mailbox will have been listed again, as far as can be told
 * @param nextSweep when mailboxes are next listed over everything that the authority keeps
 * @param oldestUnseen the company not seen for the longest time
 * @param unseen how many companies were not seen for so long that people are told
 */
public record SyncOverview(
    String network,
    boolean running,
    Optional<Calls> calls,
    Map<String, Integer> callsToday,
    Optional<Pause> pause,
    List<Pause> refused,
    int mailboxes,
    int toList,
    int toFetch,
    Optional<Instant> listedAgainBy,
    Optional<Sweep> nextSweep,
    Optional<Unseen> oldestUnseen,
    int unseen) {
  public SyncOverview {
    callsToday = Map.copyOf(callsToday);
    refused = List.copyOf(refused);
  }

  /**
   * The budget of all calls together.
   *
   * @param perMinute what the authority allows
   * @param left how many may be made within the next 60 seconds
   * @param keptBack how many of those allowed are never planned with
   */
  public record Calls(int perMinute, int left, int keptBack) {}

  /**
   * Nothing is called until then.
   *
   * @param what the network, or the authorisation
   */
  public record Pause(String what, Instant until, String reason) {}

  /** The first mailbox's sweep and the last one's. */
  public record Sweep(Instant from, Instant until) {}

  /** Until when the company was listed without a gap; its enrolment if it never was. */
  public record Unseen(CompanyId company, Instant seenUntil) {}
}
