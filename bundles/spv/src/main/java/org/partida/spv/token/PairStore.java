package org.partida.spv.token;

import java.time.Instant;
import java.util.Optional;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.UnitOfWork;
import org.partida.base.secret.Secrets;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Stores pairs, sealed, by compare-and-set on the row's version. Thread-safe. */
final class PairStore {
  static final String CONNECTED = "CONNECTED";
  static final String REAUTHORISE = "REAUTHORISE";

  private static final String NETWORK = "ro.spv";
  private static final int TRIES = 10;

  private final UnitOfWork books;
  private final Secrets secrets;

  PairStore(UnitOfWork books, Secrets secrets) {
    this.books = books;
    this.secrets = secrets;
  }

  /** A new authorisation. */
  void put(String id, String name, TokenPair pair) {
    books.write(
        tx -> {
          ConnectionRow old =
              tx.connections()
                  .find(id)
                  .orElse(
                      new ConnectionRow(
                          id,
                          NETWORK,
                          name,
                          Optional.empty(),
                          Optional.empty(),
                          "",
                          "",
                          Optional.empty(),
                          Optional.empty(),
                          CONNECTED,
                          0));
          tx.connections().put(with(old, pair));
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
      if (books.write(tx -> tx.connections().replace(wanted))) {
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
    ConnectionRow over =
        new ConnectionRow(
            row.id(),
            row.network(),
            row.name(),
            row.holder(),
            row.certificateSerial(),
            row.accessToken(),
            row.refreshToken(),
            row.accessUntil(),
            row.refreshUntil(),
            REAUTHORISE,
            row.version());
    // if somebody was faster, it may have been a new authorisation, which must stand
    books.write(tx -> tx.connections().replace(over));
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
        CONNECTED,
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
