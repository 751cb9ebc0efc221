package org.partida.documents.send;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.partida.api.network.MessageRecord;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionState;
import org.partida.base.port.Tx;
import org.partida.base.work.Queues;
import org.partida.model.Sha256;
import org.partida.spi.network.MessageType;

/**
 * What the mailbox brings settles submissions: the sealed document of one that was sent or is in
 * doubt, the notice of one that was refused, the authority's copy of a buyer's message. Inside the
 * transaction that reads the message.
 */
public final class Settling {
  private final Moves moves;

  public Settling(Clock clock) {
    this.moves = new Moves(clock);
  }

  /**
   * A document that the authority has: by its index, by its bytes, or else by what it files.
   *
   * @param payload digest of the authority's original
   * @param document the document that it became
   */
  public void filed(Tx tx, MessageRecord m, Sha256 payload, String document) {
    for (Submission s :
        tx.submissions()
            .concerning(m.company(), Optional.of(payload), Optional.of(document), m.relatedId())) {
      boolean open =
          s.state() == SubmissionState.SENT
              || s.state() == SubmissionState.IN_DOUBT
              || s.state() == SubmissionState.SENDING;
      if (open && !MessageToSeller.is(s)) {
        String how =
            m.relatedId().equals(s.index())
                ? "in the mailbox"
                : s.file().equals(payload)
                    ? "in the mailbox with the same bytes"
                    : "in the mailbox with the same seller, number and date, though other bytes";
        Submission known = m.relatedId().map(s::under).orElse(s);
        moves.move(tx, s, known, SubmissionState.ACCEPTED, Optional.empty(), how);
      }
    }
  }

  /** A notice about a submission: its errors are kept with it. */
  public void refused(Tx tx, MessageRecord m, List<String> texts) {
    for (Submission s : byIndex(tx, m.relatedId(), m)) {
      Submission no = s.refusedWith(texts);
      if (moves.move(
          tx,
          s,
          no,
          SubmissionState.REJECTED,
          Optional.of(SendProblems.refused(s)),
          String.join(" | ", texts))) {
        moves.enqueue(tx, Queues.FOLLOW, no, Duration.ZERO);
      }
    }
  }

  /** The authority's copy of a message that we sent. */
  public void delivered(Tx tx, MessageRecord m, Sha256 payload) {
    for (Submission s :
        tx.submissions()
            .concerning(m.company(), Optional.of(payload), Optional.empty(), m.relatedId())) {
      if (MessageToSeller.is(s) && !s.state().ended()) {
        moves.move(
            tx,
            s,
            m.relatedId().map(s::under).orElse(s),
            SubmissionState.ACCEPTED,
            Optional.empty(),
            "in the mailbox");
      }
    }
  }

  private static List<Submission> byIndex(Tx tx, Optional<String> index, MessageRecord m) {
    return m.type() == MessageType.ERRORS && index.isPresent()
        ? tx.submissions().refusable(m.company(), index.get())
        : List.of();
  }
}
