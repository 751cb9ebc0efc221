package org.partida.host.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import org.partida.base.db.Database;
import org.partida.model.PartidaException;
import org.partida.spi.host.HostException;

/**
 * One book, read and written in transactions; failures of the database come out as the host's.
 * Thread-safe.
 */
final class Access {
  /** Every call is one transaction. */
  @FunctionalInterface
  interface Reading<T> {
    T in(Sql sql) throws SQLException;
  }

  /** Work in a write transaction. */
  @FunctionalInterface
  interface Writing<T> {
    T in(BookTx tx) throws SQLException;
  }

  final Database database;
  final ChartData chart;
  final Clock clock;
  final Book book;

  Access(Database database, ChartData chart, Clock clock, Book book) {
    this.database = database;
    this.chart = chart;
    this.clock = clock;
    this.book = book;
  }

  <T> T read(Reading<T> work) throws HostException {
    try {
      return database.read(
          h -> {
            try (Sql sql = new Sql(h.getConnection())) {
              return work.in(sql);
            }
          });
    } catch (PartidaException e) {
      throw failed(e);
    }
  }

  <T> T write(Writing<T> work) throws HostException {
    try {
      record Done<R>(R result, BookTx tx) {}
      Done<T> done =
          database.write(
              h -> {
                try (Sql sql = new Sql(h.getConnection())) {
                  BookTx tx = BookTx.begin(sql, book, clock);
                  T result = work.in(tx);
                  tx.end();
                  return new Done<>(result, tx);
                }
              });
      done.tx.committed();
      return done.result;
    } catch (PartidaException e) {
      throw failed(e);
    }
  }

  PeriodRows periods(Sql sql) throws SQLException {
    return PeriodRows.read(sql, book, LocalDate.now(clock));
  }

  Gate gate(BookTx tx) throws SQLException {
    return new Gate(book, chart, periods(tx.sql));
  }

  /** A busy or full database clears by itself or by the operator's hand; anything else does not. */
  static HostException failed(PartidaException e) {
    String code = e.problem().code();
    boolean passing = code.equals("db.busy") || code.equals("db.full");
    return new HostException(
        passing ? HostException.Code.UNREACHABLE : HostException.Code.HOST_FAULT, e.problem(), e);
  }
}
