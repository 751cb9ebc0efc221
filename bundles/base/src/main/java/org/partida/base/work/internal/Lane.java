package org.partida.base.work.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.partida.base.work.Step;

/** The rows of one step: held and waiting here, or running. Guarded by itself. */
final class Lane {
  private final Step step;
  private final int parallel;
  private final Deque<Leased> queued = new ArrayDeque<>();
  private final Map<Long, Leased> running = new LinkedHashMap<>();
  private boolean more = true;
  private boolean closed;
  private boolean abandoned;
  private Instant shutUntil = Instant.EPOCH;
  private Instant askAgain = Instant.EPOCH;

  Lane(Step step) {
    this.step = step;
    this.parallel = Math.max(1, step.parallel());
  }

  Step step() {
    return step;
  }

  String queue() {
    return step.queue();
  }

  /** Twice what can run, so that the next row is at hand while leases stay few. */
  int batch() {
    return Math.max(4, parallel * 2);
  }

  /** There may be rows in the database. */
  synchronized void mayHaveMore() {
    more = true;
  }

  /** Whether rows should be leased now; clears the hint, which a wake may set again meanwhile. */
  synchronized boolean wantsMore(Instant now) {
    boolean wants = more && !closed && queued.size() < parallel && !now.isBefore(askAgain);
    if (wants) {
      more = false;
    }
    return wants;
  }

  /**
   * The gate lets nothing pass until then; it is asked again at {@code ask} at the latest, since
   * whatever shut it may end sooner.
   */
  synchronized void shut(Instant until, Instant ask) {
    shutUntil = until;
    askAgain = ask.isBefore(until) ? ask : until;
    more = true;
  }

  /** The gate let something pass. */
  synchronized void opened() {
    shutUntil = Instant.EPOCH;
    askAgain = Instant.EPOCH;
  }

  /** When the gate is to be asked again; empty if it is not shut. */
  synchronized Optional<Instant> shutUntil(Instant now) {
    return Optional.of(shutUntil).filter(now::isBefore);
  }

  /** When the gate is to be asked; empty if nobody waits before it. */
  synchronized Optional<Instant> askAgain(Instant now) {
    return Optional.of(askAgain).filter(a -> more && !closed && now.isBefore(a));
  }

  /** Nothing runs and nothing is held. */
  synchronized boolean isEmpty() {
    return running.isEmpty() && queued.isEmpty();
  }

  /** Takes leased rows in; false if the lane was closed meanwhile and they must be given back. */
  synchronized boolean offer(List<Leased> rows, boolean full) {
    if (closed) {
      return false;
    }
    queued.addAll(rows);
    more |= full;
    return true;
  }

  /** The next row to run now, if there is one and there is room. */
  synchronized Optional<Leased> start() {
    if (closed || running.size() >= parallel || queued.isEmpty()) {
      return Optional.empty();
    }
    Leased next = queued.poll();
    running.put(next.item().id(), next);
    return Optional.of(next);
  }

  /** A row has ended; answers whether the lane is now idle. */
  synchronized boolean ended(Leased row) {
    running.remove(row.item().id());
    notifyAll();
    return running.isEmpty() && queued.isEmpty() && !more;
  }

  synchronized boolean idle() {
    return running.isEmpty() && queued.isEmpty() && !more;
  }

  /** Nothing is in work here, and nothing can be before the gate is asked again or a wake comes. */
  synchronized boolean rests(Instant now) {
    return running.isEmpty() && queued.isEmpty() && (!more || now.isBefore(askAgain));
  }

  synchronized boolean hasRoom(Instant now) {
    return !closed && more && queued.size() < parallel && !now.isBefore(askAgain);
  }

  synchronized boolean isAbandoned() {
    return abandoned;
  }

  /** Everything held now. */
  synchronized List<Leased> held() {
    List<Leased> all = new ArrayList<>(running.values());
    all.addAll(queued);
    return all;
  }

  /** Notes a prolonged lease. */
  synchronized void prolonged(Leased later) {
    running.computeIfPresent(
        later.item().id(), (id, old) -> old.owner().equals(later.owner()) ? later : old);
    if (queued.removeIf(
        q -> q.item().id() == later.item().id() && q.owner().equals(later.owner()))) {
      queued.addFirst(later);
    }
  }

  /** No more rows start; answers those that were waiting here. */
  synchronized List<Leased> close() {
    closed = true;
    List<Leased> rest = List.copyOf(queued);
    queued.clear();
    return rest;
  }

  /**
   * Waits for the running rows; if they take too long, what they bring is dropped and done again
   * later.
   */
  synchronized boolean drain(Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    try {
      while (!running.isEmpty()) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          abandoned = true;
          return false;
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      abandoned = true;
      return false;
    }
    return true;
  }
}
