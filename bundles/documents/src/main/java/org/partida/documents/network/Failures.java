package org.partida.documents.network;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.Tx;
import org.partida.base.work.Outcome;
import org.partida.model.Problem;
import org.partida.spi.network.ConnectionRef;
import org.partida.spi.network.Network;
import org.partida.spi.network.NetworkException;

/** What to do next after a call to an authority failed. */
public final class Failures {
  /** Waits after an outage: 1, 5, 15, 30, 60, then 120 minutes. */
  private static final int[] MINUTES = {1, 5, 15, 30, 60, 120};

  private Failures() {}

  /** The outcome of a failure that is not the message's own end. */
  public static Outcome outcome(NetworkException e, int attempts, String connection) {
    Problem problem = e.problem();
    return switch (e.kind()) {
      case AGAIN -> new Outcome.Again(Outcome.Effect.NONE);
      case TRANSIENT -> Outcome.retry(wait(e, attempts, backoff(0)), problem);
      case THROTTLED -> Outcome.retry(wait(e, attempts, Duration.ofMinutes(1)), problem);
      case UNAUTHORISED ->
          new Outcome.Waiting(
              "connection:" + connection, problem, Duration.ofMinutes(15), Outcome.Effect.NONE);
      case FORBIDDEN -> Outcome.retry(Duration.ofHours(6), problem);
      case EXPIRED, NOT_FOUND, REFUSED, IN_DOUBT -> Outcome.rejected(problem, Outcome.Effect.NONE);
    };
  }

  /**
   * What the authority says at first, or {@code otherwise}; if that does not help, the longer of
   * that and our own ever longer waits, so that an authority that goes on saying "in two seconds"
   * is neither hammered nor waited for.
   */
  private static Duration wait(NetworkException e, int attempts, Duration otherwise) {
    Duration said = e.retryAfter().orElse(otherwise);
    Duration own = backoff(attempts);
    return attempts == 0 || said.compareTo(own) > 0 ? said : own;
  }

  /** First retry after a second, so that a passing fault costs nothing; then ever longer. */
  private static Duration backoff(int attempts) {
    return attempts == 0
        ? Duration.ofSeconds(1)
        : Duration.ofMinutes(MINUTES[Math.min(attempts, MINUTES.length) - 1]);
  }

  /**
   * The outcome, and what everybody must know of it: a day's limit that is used up, a pause that
   * the authority wants, an authorisation that it refuses, a company that the grant does not cover
   * any more.
   */
  static Outcome seen(
      Outcome outcome,
      NetworkException e,
      CallGate gate,
      Network network,
      MessageKey key,
      ConnectionRef connection,
      Clock clock) {
    Outcome.Effect more =
        tx -> {
          Instant now = clock.instant();
          if (e.kind() == NetworkException.Kind.THROTTLED && e.isForToday()) {
            gate.usedUp(tx, network, key, now);
          } else if (e.kind() == NetworkException.Kind.THROTTLED) {
            CallGate.pause(
                tx,
                network,
                e.retryAfter().orElse(Duration.ofMinutes(1)),
                e.problem().message(),
                now);
          } else if (e.kind() == NetworkException.Kind.UNAUTHORISED
              && isOver(tx, connection.id())) {
            CallGate.hold(tx, connection.id(), Duration.ofMinutes(15), e.problem().message(), now);
          } else if (e.kind() == NetworkException.Kind.FORBIDDEN) {
            // a mailbox without messages tells nothing of rights, a refusal does
            tx.registry().dropCovered(connection.id(), key.company().fiscalCode(), now);
          }
        };
    Outcome.Effect both =
        tx -> {
          outcome.effect().in(tx);
          more.in(tx);
        };
    if (outcome instanceof Outcome.Retry r) {
      return new Outcome.Retry(r.after(), r.reason(), both);
    } else if (outcome instanceof Outcome.Waiting w) {
      return new Outcome.Waiting(w.waitingFor(), w.reason(), w.atMost(), both);
    }
    return outcome;
  }

  /**
   * One call that is refused may be that call's own trouble; an authorisation that cannot be
   * renewed is everybody's.
   */
  private static boolean isOver(Tx tx, String connection) {
    return tx.connections()
        .find(connection)
        .filter(c -> c.state().equals(ConnectionRow.CONNECTED))
        .isEmpty();
  }
}
