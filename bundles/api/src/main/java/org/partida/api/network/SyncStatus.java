package org.partida.api.network;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.partida.model.CompanyId;

/**
 * Where a company's sync stands. Immutable.
 *
 * @param company whose
 * @param network which
 * @param connection the authorisation that serves it
 * @param lastListed until when it has been listed without a gap
 * @param listedAt when a listing last ended
 * @param next when it is listed next; past if it waits
 * @param waiting it is due, and waits for calls or for a worker
 * @param interval how often it is listed; empty before the first listing
 * @param nextSweep when it is next listed over everything that the authority keeps; empty if the
 *     settings want no sweeps
 * @param underWay the listing that is under way
 * @param listsLeftToday how often the authority lets it be listed until its day ends; empty if the
 *     network does not say or is not running
 * @param messages number of messages by state
 * @param unseen it was not listed for so long that people are told
 * @param problem what keeps it from going on; empty if nothing
 */
public record SyncStatus(
    CompanyId company,
    String network,
    String connection,
    Optional<Instant> lastListed,
    Optional<Instant> listedAt,
    Instant next,
    boolean waiting,
    Optional<Duration> interval,
    Optional<Instant> nextSweep,
    Optional<Window> underWay,
    Optional<Integer> listsLeftToday,
    Map<MessageState, Integer> messages,
    boolean unseen,
    String problem) {
  public SyncStatus {
    messages = Map.copyOf(messages);
  }

  /** What is being listed, and the page to ask for next. */
  public record Window(Instant from, Instant until, int page) {}
}
