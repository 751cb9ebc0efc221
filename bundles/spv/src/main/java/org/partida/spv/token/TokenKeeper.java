package org.partida.spv.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.UnitOfWork;
import org.partida.base.secret.Secrets;
import org.partida.base.wire.Wire;
import org.partida.model.Problem;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.NetworkException.Kind;
import org.partida.spv.SpvSettings;
import org.partida.spv.client.AccessTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the tokens of connections. A pair is renewed when less than a third of its life is left, by
 * one thread of one node at a time, and is sealed and stored before it is used: ANAF may kill the
 * old pair with the new one. Thread-safe; nodes that share a database share a lease. If one was so
 * slow that its lease ran out, the pair issued last is kept.
 */
public final class TokenKeeper implements AccessTokens {
  private static final Logger LOG = LoggerFactory.getLogger(TokenKeeper.class);

  /** ANAF's JWTs live 90 days; used where a token does not say when it was issued. */
  private static final Duration USUAL_LIFE = Duration.ofDays(90);

  private final UnitOfWork books;
  private final Secrets secrets;
  private final Clock clock;
  private final TokenClient client;
  private final PairStore store;
  private final RenewalLease lease;
  private final ConcurrentMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();

  public TokenKeeper(
      UnitOfWork books, Secrets secrets, Wire wire, SpvSettings settings, Clock clock) {
    this.books = books;
    this.secrets = secrets;
    this.clock = clock;
    this.client = new TokenClient(wire, settings, clock);
    this.store = new PairStore(books, secrets, clock);
    this.lease = new RenewalLease(books, clock);
  }

  @Override
  public String current(String connectionId) throws NetworkException {
    return token(connectionId, Optional.empty());
  }

  @Override
  public String insteadOf(String connectionId, String refused) throws NetworkException {
    return token(connectionId, Optional.of(refused));
  }

  /**
   * Exchanges the code that ANAF gave the browser and stores the pair.
   *
   * @throws NetworkException if ANAF does not take it; a code lives 60 seconds
   */
  public void exchangeCode(String connectionId, String name, String code, String redirectUri)
      throws NetworkException {
    ReentrantLock lock = lock(connectionId);
    lock.lock();
    try {
      store.put(connectionId, name, client.byCode(code, redirectUri, place(connectionId)));
    } catch (TokenRefused e) {
      throw new NetworkException(Kind.UNAUTHORISED, e.problem(), Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException("the spool folder cannot be used", e);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Asks ANAF to forget the pair; it documents that for old tokens only.
   *
   * @return false if it offers no way, or there is nothing to forget
   * @throws NetworkException if it could not be asked
   */
  public boolean revoke(String connectionId) throws NetworkException {
    Optional<ConnectionRow> row = books.read(tx -> tx.connections().find(connectionId));
    if (row.isEmpty() || row.get().refreshToken().isEmpty()) {
      return false;
    }
    try {
      return client.revoke(
          secrets.open(row.get().accessToken()),
          secrets.open(row.get().refreshToken()),
          place(connectionId));
    } catch (IOException e) {
      throw new UncheckedIOException("the spool folder cannot be used", e);
    }
  }

  private String token(String connectionId, Optional<String> refused) throws NetworkException {
    ConnectionRow row = row(connectionId);
    String access = secrets.open(row.accessToken());
    if (usable(row, access, refused) && !aging(row, access)) {
      return access;
    }
    ReentrantLock lock = lock(connectionId);
    lock.lock();
    try {
      return renewed(connectionId, refused);
    } finally {
      lock.unlock();
    }
  }

  /** Under the lock: whoever was before us may have done it already. */
  private String renewed(String connectionId, Optional<String> refused) throws NetworkException {
    ConnectionRow row = row(connectionId);
    String access = secrets.open(row.accessToken());
    boolean usable = usable(row, access, refused);
    if (usable && !aging(row, access)) {
      return access;
    }
    if (!lease.take(connectionId)) {
      if (usable) {
        return access;
      }
      Optional<String> theirs = lease.awaitWinner(row, () -> winner(row, refused));
      if (theirs.isPresent()) {
        return theirs.get();
      }
      // whoever had the lease gave it back without new tokens: it is ours now
    }
    try {
      return refreshed(connectionId, refused);
    } finally {
      lease.free(connectionId);
    }
  }

  /** The pair of whoever had the lease, once it is stored. */
  private Optional<String> winner(ConnectionRow old, Optional<String> refused) {
    ConnectionRow now = books.read(tx -> tx.connections().find(old.id())).orElse(old);
    String access = secrets.open(now.accessToken());
    return now.version() != old.version() && usable(now, access, refused)
        ? Optional.of(access)
        : Optional.empty();
  }

  /** Under the lease of all nodes: whoever had it before us may have done it already. */
  private String refreshed(String connectionId, Optional<String> refused) throws NetworkException {
    ConnectionRow row = row(connectionId);
    String access = secrets.open(row.accessToken());
    boolean usable = usable(row, access, refused);
    if (usable && !aging(row, access)) {
      return access;
    }
    try {
      TokenPair pair = client.byRefresh(secrets.open(row.refreshToken()), place(connectionId));
      return secrets.open(store.save(row, pair).accessToken());
    } catch (TokenRefused e) {
      return afterRefusal(row, refused, e);
    } catch (NetworkException e) {
      store.failing(row, e.problem(), clock.instant());
      if (usable) {
        LOG.warn("{}: the token could not be renewed yet and is used on: {}", row, e.problem());
        return access;
      }
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException("the spool folder cannot be used", e);
    }
  }

  /**
   * Another node may have renewed with the same refresh token a moment before: then its pair lives.
   */
  private String afterRefusal(ConnectionRow old, Optional<String> refused, TokenRefused e)
      throws NetworkException {
    ConnectionRow now = row(old.id());
    String access = secrets.open(now.accessToken());
    if (now.version() != old.version()
        && !access.equals(secrets.open(old.accessToken()))
        && usable(now, access, refused)) {
      return access;
    }
    LOG.warn("{}: {}", old, e.problem());
    store.mustReauthorise(now);
    throw new NetworkException(Kind.UNAUTHORISED, e.problem(), Optional.empty());
  }

  private boolean usable(ConnectionRow row, String access, Optional<String> refused) {
    return !access.isEmpty()
        && !refused.filter(access::equals).isPresent()
        && until(row, access).map(u -> u.isAfter(clock.instant())).orElse(true);
  }

  /** A token without an end is used until it is refused. */
  private boolean aging(ConnectionRow row, String access) {
    Optional<Instant> until = until(row, access);
    Duration life = Jwt.of(access).life().orElse(USUAL_LIFE);
    Duration left = life.dividedBy(3).plus(jitter(row.id(), life));
    return until.map(u -> Duration.between(clock.instant(), u).compareTo(left) < 0).orElse(false);
  }

  /**
   * Up to two hundredths of the life sooner, so that connections of one day do not all come at
   * once.
   */
  private static Duration jitter(String connectionId, Duration life) {
    return life.dividedBy(50)
        .multipliedBy(Math.floorMod(connectionId.hashCode(), 100))
        .dividedBy(100);
  }

  private static Optional<Instant> until(ConnectionRow row, String access) {
    return Jwt.of(access).expiresAt().or(row::accessUntil);
  }

  private ConnectionRow row(String connectionId) throws NetworkException {
    ConnectionRow row =
        books
            .read(tx -> tx.connections().find(connectionId))
            .orElseThrow(
                () ->
                    unauthorised(
                        "spv.no-connection",
                        "there is no connection " + connectionId,
                        connectionId));
    if (row.state().equals(ConnectionRow.DISCONNECTED)) {
      throw unauthorised("connection.disconnected", "the connection was ended here", connectionId);
    }
    if (row.state().equals(ConnectionRow.REAUTHORISE)) {
      throw unauthorised("anaf.reauthorise", "the authorisation at ANAF is over", connectionId);
    }
    return row;
  }

  private static NetworkException unauthorised(String code, String message, String connectionId) {
    return new NetworkException(
        Kind.UNAUTHORISED,
        new Problem(
            code,
            message,
            place(connectionId),
            "authorise the connection again with the certificate"),
        Optional.empty());
  }

  private static String place(String connectionId) {
    return "connection " + connectionId;
  }

  private ReentrantLock lock(String connectionId) {
    return locks.computeIfAbsent(connectionId, k -> new ReentrantLock());
  }
}
