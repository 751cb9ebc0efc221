package org.partida.base.work.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Outcome.Again;
import org.partida.base.work.Outcome.Done;
import org.partida.base.work.Outcome.Effect;
import org.partida.base.work.Outcome.Rejected;
import org.partida.base.work.Outcome.Retry;
import org.partida.base.work.Outcome.Waiting;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.base.work.WorkState;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.TaxIds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one row: the step outside any transaction, then its effect and its outcome in one.
 * Thread-safe.
 */
final class RowRunner {
  private static final Logger LOG = LoggerFactory.getLogger(RowRunner.class);

  private final UnitOfWork work;
  private final Clock clock;

  RowRunner(UnitOfWork work, Clock clock) {
    this.work = work;
    this.clock = clock;
  }

  /** Runs the row; whatever happens, it ends here. */
  void run(Lane lane, Leased row) {
    Outcome outcome = apply(lane.step(), row.item());
    if (lane.isAbandoned()) {
      release(List.of(row));
      return;
    }
    try {
      write(row, outcome);
    } catch (LeaseLost e) {
      LOG.info(
          "{} {} was taken over by another worker; what was done here is dropped",
          row.item().queue(),
          TaxIds.maskedIn(row.item().key()));
    } catch (RuntimeException e) {
      LOG.warn(
          "{} {}: the outcome could not be written",
          row.item().queue(),
          TaxIds.maskedIn(row.item().key()),
          e);
      writeFailure(row, problem(row.item(), e));
    }
  }

  /** A row that was leased but may not start; inside the transaction that leased it. */
  static void refuse(Tx tx, WorkItem item, String owner, Outcome outcome, Instant now) {
    tx.work().untried(item);
    finish(tx, new Leased(item, owner, now), outcome, now);
    outcome.effect().in(tx);
  }

  /** Gives rows back; if even that fails, their leases run out. */
  void release(List<Leased> rows) {
    for (Leased row : rows) {
      try {
        work.write(tx -> tx.work().release(List.of(row.item()), row.owner()));
      } catch (RuntimeException e) {
        LOG.warn(
            "{} {} could not be given back; it is free when its lease ends",
            row.item().queue(),
            TaxIds.maskedIn(row.item().key()),
            e);
      }
    }
  }

  private Outcome apply(Step step, WorkItem item) {
    try {
      return step.apply(item);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Retry(
          Duration.ZERO,
          new Problem(
              "work.interrupted", "the work was interrupted", place(item), "it goes on by itself"),
          Effect.NONE);
    } catch (Exception | LinkageError e) {
      // a LinkageError is what a step sees whose bundle is being updated
      LOG.warn("{} {} failed and is tried again", item.queue(), TaxIds.maskedIn(item.key()), e);
      return new Retry(Backoff.after(item.attempts()), problem(item, e), Effect.NONE);
    }
  }

  private void write(Leased row, Outcome outcome) {
    Instant now = clock.instant();
    work.write(
        tx -> {
          if (!finish(tx, row, outcome, now)) {
            throw new LeaseLost();
          }
          outcome.effect().in(tx);
          return null;
        });
  }

  private static boolean finish(Tx tx, Leased row, Outcome outcome, Instant now) {
    WorkItem item = row.item();
    String owner = row.owner();
    if (outcome instanceof Done) {
      return tx.work().finish(item, owner, WorkState.DONE, Optional.empty(), now);
    } else if (outcome instanceof Again) {
      return tx.work().finish(item, owner, WorkState.READY, Optional.empty(), now);
    } else if (outcome instanceof Retry r) {
      return tx.work()
          .finish(item, owner, WorkState.WAITING, Optional.of(r.reason()), now.plus(r.after()));
    } else if (outcome instanceof Rejected r) {
      return tx.work().finish(item, owner, WorkState.REJECTED, Optional.of(r.reason()), now);
    }
    Waiting w = (Waiting) outcome;
    return tx.work().park(item, owner, w.waitingFor(), w.reason(), now.plus(w.atMost()));
  }

  private void writeFailure(Leased row, Problem problem) {
    try {
      write(row, new Retry(Backoff.after(row.item().attempts()), problem, Effect.NONE));
    } catch (LeaseLost e) {
      LOG.debug(
          "{} {} was taken over meanwhile", row.item().queue(), TaxIds.maskedIn(row.item().key()));
    } catch (RuntimeException e) {
      LOG.warn(
          "{} {} stays as it is until its lease ends",
          row.item().queue(),
          TaxIds.maskedIn(row.item().key()),
          e);
    }
  }

  private static Problem problem(WorkItem item, Throwable e) {
    if (e instanceof PartidaException p && p.problem() != null) {
      return p.problem();
    }
    String message = e.getMessage() == null ? "" : ": " + e.getMessage();
    return new Problem(
        "work.failed",
        e.getClass().getSimpleName() + message,
        place(item),
        "it is tried again by itself; if it stays so, look into the log");
  }

  private static String place(WorkItem item) {
    return item.queue() + " " + item.key();
  }

  /** Rolls the transaction back: the row is somebody else's now. */
  private static final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLost() {
      super("lease lost", null, false, false);
    }
  }
}
