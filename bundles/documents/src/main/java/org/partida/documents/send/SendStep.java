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
import org.partida.base.archive.Vault;
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
import org.partida.spi.network.SubmitOrder;
import org.partida.spi.network.Submitted;
import org.partida.spi.network.Submitter;

/**
 * Sends a file once. The intent is committed before the call, the answer in a transaction of its
 * own after it, tied to the attempt: a lost lease loses no index, and a row that is met in the
 * state SENDING is in doubt, never sent again unseen.
 */
@Component(service = Step.class)
public final class SendStep implements Step {
  /** When the first question for the state is polite. */
  private static final Duration FIRST_LOOK = Duration.ofSeconds(30);

  /** The authority's index of messages lags by up to a quarter of an hour. */
  private static final Duration LAG = Duration.ofMinutes(2);

  private final Submitters submitters;
  private final Networks networks;
  private final CallBudget budget;
  private final UnitOfWork books;
  private final Vault vault;
  private final Moves moves;

  @Activate
  public SendStep(
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<Submitter> submitters,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<Network> networks,
      @Reference UnitOfWork books,
      @Reference Vault vault,
      @Reference Clock clock) {
    this.submitters = new Submitters(submitters);
    this.networks = new Networks(networks, books);
    Networks.wake(books, networks, clock);
    this.budget = new CallBudget(books, clock);
    this.books = books;
    this.vault = vault;
    this.moves = new Moves(clock);
  }

  @Override
  public String queue() {
    return Queues.SEND;
  }

  @Override
  public boolean waitsOutside() {
    return true;
  }

  @Override
  public Outcome apply(WorkItem item) throws IOException {
    Submission s = books.read(tx -> tx.submissions().find(item.payload())).orElseThrow();
    if (s.state() == SubmissionState.SENDING) {
      inDoubt(s, SendProblems.interrupted(s));
      return Outcome.done(Outcome.Effect.NONE);
    }
    if (s.state() != SubmissionState.READY) {
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
    Optional<Outcome> blocked =
        MessageToSeller.is(s)
            ? budget.buyerMessage(network.get(), s.company())
            : budget.submit(network.get());
    return blocked.isPresent() ? blocked.get() : send(s, submitter.get(), connection.get(), item);
  }

  private Outcome send(Submission s, Submitter submitter, ConnectionRef connection, WorkItem item)
      throws IOException {
    SubmitOrder order = new SubmitOrder(vault.path(s.file()), s.standard(), s.flags());
    Submission next = s.nextAttempt();
    boolean mine =
        books.write(
            tx ->
                moves.move(
                    tx,
                    s,
                    next,
                    SubmissionState.SENDING,
                    Optional.empty(),
                    "attempt " + next.attempt()));
    if (!mine) {
      return Outcome.done(Outcome.Effect.NONE);
    }
    Submission sending = next.moved(SubmissionState.SENDING, Optional.empty(), moves.now());
    try {
      answered(sending, submitter.submit(connection, s.company(), order));
      return Outcome.done(Outcome.Effect.NONE);
    } catch (NetworkException e) {
      if (e.kind() == NetworkException.Kind.IN_DOUBT) {
        inDoubt(sending, e.problem());
        return Outcome.done(Outcome.Effect.NONE);
      }
      return notSent(sending, e, item.attempts(), connection.id());
    } catch (IOException | RuntimeException e) {
      inDoubt(sending, SendProblems.interrupted(s));
      throw e;
    }
  }

  private void answered(Submission sending, Submitted said) {
    books.write(
        tx -> {
          if (said instanceof Submitted.Taken taken) {
            Submission sent = sending.under(taken.index());
            moves.move(
                tx,
                sending,
                sent,
                SubmissionState.SENT,
                Optional.empty(),
                "index " + taken.index());
            moves.enqueue(tx, Queues.FOLLOW, sent, FIRST_LOOK);
            moves.listSoon(tx, sent, LAG);
          } else if (said instanceof Submitted.Refused refused) {
            Submission no = sending.refusedWith(refused.errors());
            moves.move(
                tx,
                sending,
                no,
                SubmissionState.REJECTED,
                Optional.of(SendProblems.refused(no)),
                String.join(" | ", refused.errors()));
            // it may be a duplicate of what was sent before
            moves.enqueue(tx, Queues.FOLLOW, no, Duration.ZERO);
          }
          return null;
        });
  }

  private void inDoubt(Submission sending, Problem why) {
    books.write(
        tx -> {
          if (moves.move(
              tx, sending, sending, SubmissionState.IN_DOUBT, Optional.of(why), why.message())) {
            moves.enqueue(tx, Queues.RECONCILE, sending, LAG);
            moves.listSoon(tx, sending, LAG);
          }
          return null;
        });
  }

  /**
   * The authority has surely not got it: the same bytes may go again, unless it says that it will
   * never take them.
   */
  private Outcome notSent(Submission sending, NetworkException e, int attempts, String connection) {
    boolean never =
        switch (e.kind()) {
          case REFUSED, NOT_FOUND, EXPIRED -> true;
          case AGAIN, TRANSIENT, THROTTLED, UNAUTHORISED, FORBIDDEN, IN_DOUBT -> false;
        };
    books.write(
        tx ->
            moves.move(
                tx,
                sending,
                sending,
                never ? SubmissionState.REJECTED : SubmissionState.READY,
                Optional.of(e.problem()),
                "not sent: " + e.problem().message()));
    return never ? Outcome.done(Outcome.Effect.NONE) : Failures.outcome(e, attempts, connection);
  }
}
