package org.partida.documents.send;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.network.MessageRecord;
import org.partida.api.network.MessageState;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionState;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.model.Problem;

/**
 * Waits until the mailbox has told whether the authority has a submission that is in doubt. What
 * the mailbox brings settles it by itself (see {@link Settling}); only when the list has gone past
 * the time of sending, all that it listed since is read, and a long wait is over, the same bytes
 * are sent again. A duplicate names the first filing then.
 */
@Component(service = Step.class)
public final class ReconcileStep implements Step {
  private static final Duration AGAIN = Duration.ofMinutes(15);

  /** The authority's index lags that much at most. */
  private static final Duration LAG = Duration.ofMinutes(30);

  /** Its clock may be behind ours. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private static final int PAGE = 200;

  private final UnitOfWork books;
  private final SendSettings settings;
  private final Clock clock;
  private final Moves moves;

  @Activate
  public ReconcileStep(
      @Reference UnitOfWork books, @Reference SendSettings settings, @Reference Clock clock) {
    this.books = books;
    this.settings = settings;
    this.clock = clock;
    this.moves = new Moves(clock);
  }

  @Override
  public String queue() {
    return Queues.RECONCILE;
  }

  @Override
  public Outcome apply(WorkItem item) {
    Submission s = books.read(tx -> tx.submissions().find(item.payload())).orElseThrow();
    if (s.state() != SubmissionState.IN_DOUBT) {
      return Outcome.done(Outcome.Effect.NONE);
    }
    Instant since =
        books
            .read(tx -> tx.submissions().since(s.id(), SubmissionState.SENDING))
            .orElse(s.changedAt());
    String code = s.problem().map(Problem::code).orElse("");
    boolean over = clock.instant().isAfter(since.plus(settings.againAfter(code)));
    if (!over || !books.read(tx -> seen(tx, s, since))) {
      return new Outcome.Retry(
          AGAIN,
          new Problem(
              "submission.in-doubt",
              "the authority may have it: the mailbox will tell",
              SendProblems.place(s),
              "nothing: it is sent again by itself if the mailbox does not show it"),
          tx -> moves.listSoon(tx, s, Duration.ZERO));
    }
    return Outcome.done(
        tx -> {
          if (moves.move(
              tx,
              s,
              s,
              SubmissionState.READY,
              Optional.empty(),
              "not in the mailbox: the same bytes are sent again")) {
            moves.enqueue(tx, Queues.SEND, s, Duration.ZERO);
          }
        });
  }

  /** The list has gone past the time of sending, and nothing that it listed since is unread. */
  private boolean seen(Tx tx, Submission s, Instant since) {
    boolean listed =
        tx.messages()
            .cursor(s.company(), s.network())
            .filter(c -> c.isAfter(since.plus(LAG)))
            .isPresent();
    return listed && !unread(tx, s, since.minus(SKEW));
  }

  private boolean unread(Tx tx, Submission s, Instant from) {
    Optional<MessageRecord> after = Optional.empty();
    do {
      var page = tx.messages().between(s.company(), from, clock.instant().plus(LAG), after, PAGE);
      if (page.stream().anyMatch(ReconcileStep::open)) {
        return true;
      }
      after = page.size() < PAGE ? Optional.empty() : Optional.of(page.get(page.size() - 1));
    } while (after.isPresent());
    return false;
  }

  private static boolean open(MessageRecord m) {
    return m.state() == MessageState.LISTED || m.state() == MessageState.ARCHIVED;
  }
}
