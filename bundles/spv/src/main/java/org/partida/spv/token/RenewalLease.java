package org.partida.spv.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.UnitOfWork;
import org.partida.model.Problem;
import org.partida.spi.network.NetworkException;

/** The right to renew a connection's tokens, which one node has at a time. Thread-safe. */
final class RenewalLease {
  /** Longer than the token endpoint may take, twice. */
  private static final Duration LEASE = Duration.ofMinutes(3);

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final UnitOfWork books;
  private final Clock clock;
  private final String owner = UUID.randomUUID().toString();

  RenewalLease(UnitOfWork books, Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  boolean take(String connection) {
    Instant now = clock.instant();
    return books.write(tx -> tx.grants().takeLease(connection, owner, now, now.plus(LEASE)));
  }

  void free(String connection) {
    books.write(
        tx -> {
          tx.grants().freeLease(connection, owner);
          return null;
        });
  }

  /**
   * Waits for the pair of the node that has the lease, a while.
   *
   * @return the pair; empty if that node gave the lease back without one, and the caller has it now
   * @throws NetworkException if neither came about; the caller tries again later
   */
  Optional<String> awaitWinner(ConnectionRow row, Supplier<Optional<String>> pair)
      throws NetworkException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Optional<String> there = pair.get();
      if (there.isPresent()) {
        return there;
      }
      if (take(row.id())) {
        return Optional.empty();
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    throw new NetworkException(
        NetworkException.Kind.TRANSIENT,
        new Problem(
            "anaf.token-renewing",
            "another node is renewing the tokens",
            "connection " + row.id(),
            "it is tried again"),
        Optional.of(Duration.ofSeconds(10)));
  }
}
