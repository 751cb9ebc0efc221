package org.partida.spv.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.partida.api.notice.Notice;
import org.partida.base.notice.Alarm;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.secret.Secrets;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Stores pairs, sealed, by compare-and-set on the row's version. Thread-safe. */
final class PairStore {
  private static final String NETWORK = "ro.spv";
  private static final int TRIES = 10;

  private final UnitOfWork books;
  private final Secrets secrets;
  private final Clock clock;

  PairStore(UnitOfWork books, Secrets secrets, Clock clock) {
    this.books = books;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** A new authorisation. */
  void put(String id, String name, TokenPair pair) {
    books.write(
        tx -> {
          ConnectionRow old =
              tx.connections().find(id).orElse(ConnectionRow.fresh(id, NETWORK, name));
          tx.connections().put(with(old, pair));
          fine(tx, id);
          return null;
        });
  }

  /**
   * Stores a pair that came from this row; gives the row that counts: ours, or one that holds a
   * pair issued later.
   */
  ConnectionRow save(ConnectionRow from, TokenPair pair) {
    ConnectionRow row = from;
    for (int i = 0; i < TRIES; i++) {
      ConnectionRow wanted = with(row, pair);
      if (books.write(tx -> tx.connections().replace(wanted) && fine(tx, from.id()))) {
        return wanted;
      }
      row = books.read(tx -> tx.connections().find(from.id())).orElseThrow(() -> gone(from.id()));
      if (!row.refreshToken().equals(from.refreshToken()) && issued(row).isAfter(pair.issuedAt())) {
        return row;
      }
    }
    throw new PartidaException(
        new Problem(
            "spv.connection-busy",
            "the connection was changed by others again and again",
            "connection " + from.id(),
            "look for a second instance that uses the same database"));
  }

  /** Nothing is called with it any more until a person authorises again. */
  void mustReauthorise(ConnectionRow row) {
    ConnectionRow over = row.in(ConnectionRow.REAUTHORISE);
    // if somebody was faster, it may have been a new authorisation, which must stand
    books.write(tx -> tx.connections().replace(over) && ended(tx, over));
  }

  /** A renewal failed though the authorisation may live: people are told at once. */
  void failing(ConnectionRow row, Problem why, Instant now) {
    boolean soon =
        row.accessUntil().map(u -> u.isBefore(now.plus(Duration.ofDays(3)))).orElse(false);
    Notice.Level level = soon ? Notice.Level.URGENT : Notice.Level.WARNING;
    Problem problem =
        new Problem(
            "connection.renewal-failing",
            "the tokens of " + row.name() + " could not be renewed: " + why.message(),
            "connection " + row.id(),
            why.fix());
    books.write(
        tx -> {
          tx.grants().failed(row.id(), now, why);
          return Alarm.raise(
              tx,
              Notice.of(
                  renewal(row.id()), Optional.empty(), level, problem, now, row.accessUntil()),
              now);
        });
  }

  private boolean fine(Tx tx, String connection) {
    tx.grants().renewed(connection, clock.instant());
    tx.notices().clear(renewal(connection));
    tx.notices().clear("connection/" + connection + "/authorisation");
    tx.work().wake("connection:" + connection, clock.instant());
    return true;
  }

  private boolean ended(Tx tx, ConnectionRow over) {
    Problem problem =
        new Problem(
            "connection.ended",
            "the authorisation of " + over.name() + " is over",
            "connection " + over.id(),
            "authorise again with the certificate: spv-connect " + over.id());
    tx.grants().failed(over.id(), clock.instant(), problem);
    // the ending says more than the failure to renew
    tx.notices().clear(renewal(over.id()));
    Alarm.raise(
        tx,
        Notice.of(
            "connection/" + over.id() + "/authorisation",
            Optional.empty(),
            Notice.Level.URGENT,
            problem,
            clock.instant(),
            Optional.empty()),
        clock.instant());
    return true;
  }

  private static String renewal(String connection) {
    return "connection/" + connection + "/renewal";
  }

  private ConnectionRow with(ConnectionRow row, TokenPair pair) {
    return new ConnectionRow(
        row.id(),
        row.network(),
        row.name(),
        row.holder(),
        pair.serial().or(row::certificateSerial),
        secrets.seal(pair.access()),
        secrets.seal(pair.refresh()),
        pair.accessUntil(),
        pair.refreshUntil().or(row::refreshUntil),
        ConnectionRow.CONNECTED,
        row.version());
  }

  private Instant issued(ConnectionRow row) {
    return Jwt.of(secrets.open(row.accessToken())).issuedAt().orElse(Instant.EPOCH);
  }

  private static PartidaException gone(String id) {
    return new PartidaException(
        new Problem(
            "spv.no-connection",
            "the connection was removed while it was renewed",
            "connection " + id,
            "authorise again"));
  }
}
