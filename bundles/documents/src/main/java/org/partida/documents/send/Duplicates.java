package org.partida.documents.send;

import java.time.Duration;
import java.util.Optional;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionState;
import org.partida.base.port.Tx;
import org.partida.base.work.Queues;
import org.partida.spi.network.NoticeFinding;

/**
 * A refusal as a duplicate names the index of the earlier filing. If this submission was in doubt
 * before, that filing is its own, and it is followed there. Inside a transaction.
 */
final class Duplicates {
  private Duplicates() {}

  static void follow(Tx tx, Moves moves, Submission s, Optional<NoticeFinding> earlier) {
    Optional<String> index = earlier.flatMap(NoticeFinding::earlierIndex);
    if (index.isEmpty() || index.equals(s.index())) {
      return;
    }
    boolean wasInDoubt = tx.submissions().since(s.id(), SubmissionState.IN_DOUBT).isPresent();
    if (wasInDoubt) {
      Submission there = s.under(index.get());
      if (moves.move(
          tx,
          s,
          there,
          SubmissionState.SENT,
          Optional.empty(),
          "filed before under index " + index.get())) {
        moves.enqueue(tx, Queues.FOLLOW, there, Duration.ofSeconds(1));
      }
    }
  }
}
