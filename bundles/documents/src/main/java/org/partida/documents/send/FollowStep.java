package org.partida.documents.send;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionState;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.documents.network.CallBudget;
import org.partida.documents.network.Failures;
import org.partida.documents.network.Networks;
import org.partida.model.Problem;
import org.partida.spi.network.ConnectionRef;
import org.partida.spi.network.Network;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.NoticeExplainer;
import org.partida.spi.network.NoticeFinding;
import org.partida.spi.network.SubmittedState;
import org.partida.spi.network.Submitter;

/**
 * Follows what the authority has taken to its end: ever more rarely, and by the mailbox's list
 * where many wait. A refusal that names an earlier filing is followed there.
 */
@Component(service = Step.class)
public final class FollowStep implements Step {
  /** After the first question, 30 s after sending: 1, 2, 5, 15, 30 minutes, then every hour. */
  private static final int[] SECONDS = {60, 120, 300, 900, 1800, 3600};

  /** With more than these on their way, the list tells of all of them with fewer calls. */
  private static final int MANY = 50;

  private final Submitters submitters;
  private final Networks networks;
  private final List<NoticeExplainer> explainers;
  private final CallBudget budget;
  private final UnitOfWork books;
  private final Moves moves;

  @Activate
  public FollowStep(
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<Submitter> submitters,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<Network> networks,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<NoticeExplainer> explainers,
      @Reference UnitOfWork books,
      @Reference Clock clock) {
    this.submitters = new Submitters(submitters);
    this.networks = new Networks(networks, books);
    Networks.wake(books, networks, clock);
    this.explainers = List.copyOf(explainers);
    this.budget = new CallBudget(books, clock);
    this.books = books;
    this.moves = new Moves(clock);
  }

  @Override
  public String queue() {
    return Queues.FOLLOW;
  }

  @Override
  public boolean waitsOutside() {
    return true;
  }

  @Override
  public Outcome apply(WorkItem item) throws IOException {
    Submission s = books.read(tx -> tx.submissions().find(item.payload())).orElseThrow();
    if (s.state() == SubmissionState.REJECTED) {
      return Outcome.done(tx -> Duplicates.follow(tx, moves, s, earlier(s)));
    }
    if (s.state() != SubmissionState.SENT || s.index().isEmpty()) {
      return Outcome.done(Outcome.Effect.NONE);
    }
    Optional<Submitter> submitter = submitters.find(s.network());
    Optional<Network> network = networks.find(s.network());
    if (submitter.isEmpty() || network.isEmpty()) {
      return Networks.missing(s.network(), item.attempts());
    }
    Optional<ConnectionRef> connection = networks.connection(s.company());
    if (connection.isEmpty()) {
      return Networks.unconnected(s.company());
    }
    if (books.read(tx -> tx.submissions().count(s.company(), SubmissionState.SENT)) > MANY) {
      return later(s, item.attempts());
    }
    Optional<Outcome> blocked = budget.state(network.get(), s.index().orElseThrow());
    return blocked.isPresent()
        ? blocked.get()
        : ask(s, submitter.get(), connection.get(), item.attempts());
  }

  private Outcome ask(Submission s, Submitter submitter, ConnectionRef connection, int attempts)
      throws IOException {
    try {
      SubmittedState at = submitter.state(connection, s.company(), s.index().orElseThrow());
      return switch (at.stage()) {
        case PENDING -> later(s, attempts);
        case ACCEPTED -> end(s, SubmissionState.ACCEPTED, Optional.empty(), "filed");
        case REJECTED ->
            end(s, SubmissionState.REJECTED, Optional.of(SendProblems.refused(s)), "refused");
        case NOT_TAKEN ->
            end(s, SubmissionState.REJECTED, Optional.of(SendProblems.notTaken(s)), "not taken");
      };
    } catch (NetworkException e) {
      return e.kind() == NetworkException.Kind.NOT_FOUND
              || e.kind() == NetworkException.Kind.FORBIDDEN
          ? notOurs(s, e)
          : Failures.outcome(e, attempts, connection.id());
    }
  }

  /** An index that a duplicate named, and that the authority will not tell us of. */
  private Outcome notOurs(Submission s, NetworkException e) {
    Problem why =
        e.kind() == NetworkException.Kind.NOT_FOUND
            ? e.problem()
            : SendProblems.somebodyElses(s, s.index().orElseThrow());
    return end(s, SubmissionState.REJECTED, Optional.of(why), e.problem().message());
  }

  private Outcome later(Submission s, int attempts) {
    Duration wait = Duration.ofSeconds(SECONDS[Math.min(attempts, SECONDS.length - 1)]);
    return new Outcome.Retry(
        wait,
        new Problem(
            "submission.pending",
            "the authority is looking at it",
            SendProblems.place(s),
            "nothing: it is asked again in " + wait.toSeconds() + " s"),
        tx -> moves.listSoon(tx, s, wait));
  }

  private Outcome end(Submission s, SubmissionState state, Optional<Problem> why, String detail) {
    return Outcome.done(
        tx -> {
          moves.move(tx, s, s, state, why, detail);
          // the sealed document, or the notice with the errors, stands in the mailbox now
          moves.listSoon(tx, s, Duration.ZERO);
        });
  }

  private Optional<NoticeFinding> earlier(Submission s) {
    return explainers.stream()
        .filter(x -> x.network().equals(s.network()))
        .flatMap(x -> x.explain(s.errors()).stream())
        .filter(f -> f.earlierIndex().isPresent())
        .findFirst();
  }
}
