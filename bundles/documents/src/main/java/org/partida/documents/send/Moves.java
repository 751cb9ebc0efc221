package org.partida.documents.send;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionEvent;
import org.partida.api.submission.SubmissionState;
import org.partida.base.port.MailboxStore;
import org.partida.base.port.Tx;
import org.partida.base.work.WorkOrder;
import org.partida.model.Problem;
import org.partida.model.document.Direction;
import org.partida.model.document.NetworkState;

/**
 * Moves a submission from one state to the next, with its history, and the document that it is.
 * Whoever was slower changes nothing. Inside a transaction.
 */
final class Moves {
  private final Clock clock;

  Moves(Clock clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * Moves it; false if it is not any more as {@code from}, or if another live one files the same.
   */
  boolean move(
      Tx tx,
      Submission from,
      Submission next,
      SubmissionState state,
      Optional<Problem> why,
      String detail) {
    Submission moved = next.moved(state, why, clock.instant());
    if (!tx.submissions().replace(from, moved)) {
      return false;
    }
    note(tx, moved, detail);
    document(tx, moved);
    return true;
  }

  void note(Tx tx, Submission s, String detail) {
    tx.submissions()
        .addEvent(s.id(), new SubmissionEvent(clock.instant(), s.attempt(), s.state(), detail));
  }

  void enqueue(Tx tx, String queue, Submission s, Duration in) {
    WorkOrder order = WorkOrder.of(queue, s.company(), s.id());
    if (in.isZero()) {
      tx.work().enqueue(order, clock.instant(), true);
    } else {
      tx.work().enqueueAt(order, clock.instant().plus(in));
    }
  }

  /** Has the mailbox listed soon, where the answer will stand. */
  void listSoon(Tx tx, Submission s, Duration in) {
    Instant at = clock.instant().plus(in);
    tx.mailboxes()
        .mailbox(s.company(), s.network())
        .filter(m -> !m.queued() && m.nextListAt().isAfter(at))
        .map(m -> m.due(at, false))
        .ifPresent((MailboxStore.Mailbox m) -> tx.mailboxes().putMailbox(m));
  }

  /** A document that is known already shows how far it is with the authority. */
  private static void document(Tx tx, Submission s) {
    Optional<NetworkState> shown =
        switch (s.state()) {
          case SENDING, SENT, ACCEPTED -> Optional.of(NetworkState.SUBMITTED);
          case IN_DOUBT -> Optional.of(NetworkState.IN_DOUBT);
          case REJECTED -> Optional.of(NetworkState.REFUSED);
          case RECEIVED, INVALID, READY, CANCELLED -> Optional.empty();
        };
    if (shown.isPresent()) {
      s.document()
          .flatMap(tx.documents()::find)
          .filter(d -> d.direction() == Direction.ISSUED)
          .filter(d -> d.network() != NetworkState.VALIDATED && d.network() != shown.get())
          .ifPresent(d -> tx.documents().update(d.with(shown.get())));
    }
  }
}
