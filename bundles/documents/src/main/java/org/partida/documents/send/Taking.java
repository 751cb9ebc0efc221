package org.partida.documents.send;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partida.api.security.Actor;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionState;
import org.partida.api.submission.Taken;
import org.partida.base.archive.Vault;
import org.partida.base.clock.Ids;
import org.partida.base.file.LimitedInput;
import org.partida.base.port.ArchiveRow;
import org.partida.base.port.AuditStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Queues;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.spi.network.SubmitFlag;

/**
 * Writes down what is to be sent: bytes first, then one row for bytes that no living submission of
 * the company has. Thread-safe.
 */
final class Taking {
  private final UnitOfWork books;
  private final Vault vault;
  private final Clock clock;
  private final Ids ids;
  private final Moves moves;

  /**
   * Who sends where.
   *
   * @param actor who gave it
   * @param company who files
   * @param network with which authority
   */
  record Order(Actor actor, CompanyId company, String network) {}

  Taking(UnitOfWork books, Vault vault, Clock clock) {
    this.books = books;
    this.vault = vault;
    this.clock = clock;
    this.ids = new Ids(clock);
    this.moves = new Moves(clock);
  }

  /**
   * Archives bytes that may still be anything.
   *
   * @throws PartidaException {@code submission.size}, {@code submission.empty}
   */
  Vault.Stored archive(String fileName, InputStream content, long most) throws IOException {
    LimitedInput limited =
        new LimitedInput(
            content, most, () -> new PartidaException(SendProblems.size(fileName, most)));
    Vault.Stored stored = vault.store(limited);
    if (stored.size() == 0) {
      throw new PartidaException(SendProblems.empty(fileName));
    }
    return stored;
  }

  /** A submission that is to be checked or, if it is READY, sent. */
  Submission fresh(
      Order order,
      Vault.Stored stored,
      String fileName,
      Set<SubmitFlag> flags,
      SubmissionState state,
      boolean release) {
    return new Submission(
        ids.next(),
        order.company(),
        order.network(),
        stored.id(),
        fileName,
        "",
        flags,
        state,
        release,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        order.actor().id(),
        clock.instant(),
        clock.instant());
  }

  /** Adds it with its archive row and its next step, or answers the living one of these bytes. */
  Taken add(Actor actor, Submission s, Vault.Stored stored) {
    return books.write(
        tx -> {
          tx.archive()
              .put(
                  new ArchiveRow(
                      s.company(),
                      stored.id(),
                      "SUBMISSION",
                      s.fileName(),
                      stored.size(),
                      Optional.empty(),
                      Optional.empty(),
                      clock.instant()));
          Optional<Submission> there = tx.submissions().addIfNew(s);
          if (there.isPresent()) {
            return new Taken(there.get(), false);
          }
          moves.note(tx, s, s.fileName() + " by " + actor.displayName());
          audit(tx, actor, s, "submission.take", s.fileName());
          String next = s.state() == SubmissionState.READY ? Queues.SEND : Queues.CHECK;
          moves.enqueue(tx, next, s, Duration.ZERO);
          return new Taken(s, true);
        });
  }

  void audit(Tx tx, Actor actor, Submission s, String action, String detail) {
    tx.audit()
        .add(
            new AuditStore.Row(
                clock.instant(),
                actor.id(),
                actor.channel().name(),
                Optional.of(s.company()),
                action,
                s.id(),
                detail));
  }
}
