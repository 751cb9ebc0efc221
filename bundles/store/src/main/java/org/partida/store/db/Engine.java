package org.partida.store.db;

import java.sql.Connection;
import java.sql.SQLException;
import org.partida.model.Problem;

/** What differs between the databases we run on. Thread-safe. */
interface Engine {
  /** sqlite or postgresql. */
  String dialect();

  /** Where the data is, for messages. */
  String place();

  /** A connection for writing; the first one makes the database if it is new. */
  Connection openWriter() throws SQLException;

  Connection openReader() throws SQLException;

  /** Begins a write transaction: from here on no other writer gets in between. */
  void beginWrite(Connection connection) throws SQLException;

  /** Begins a read transaction with one consistent picture. */
  void beginRead(Connection connection) throws SQLException;

  /** What went wrong, in our words. */
  Problem explain(SQLException e);
}
