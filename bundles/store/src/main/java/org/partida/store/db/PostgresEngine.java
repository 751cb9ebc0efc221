package org.partida.store.db;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.CRC32;
import org.partida.model.Problem;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A schema in a PostgreSQL database. Writers of all nodes stand in one queue, behind an advisory
 * lock, just as they do on SQLite: the repositories are written for that, and a second order of
 * events never has to be thought of.
 */
final class PostgresEngine implements Engine {
  private final PGSimpleDataSource source;
  private final String schema;
  private final long lockKey;

  PostgresEngine(String url, String user, String password, String schema) {
    this.source = new PGSimpleDataSource();
    source.setUrl(url);
    if (!user.isEmpty()) {
      source.setUser(user);
    }
    if (!password.isEmpty()) {
      source.setPassword(password);
    }
    source.setApplicationName("partida");
    source.setReWriteBatchedInserts(true);
    source.setConnectTimeout(10);
    source.setTcpKeepAlive(true);
    this.schema = schema;
    CRC32 crc = new CRC32();
    crc.update(("partida:" + schema).getBytes(StandardCharsets.UTF_8));
    this.lockKey = crc.getValue();
  }

  @Override
  public String dialect() {
    return "postgresql";
  }

  @Override
  public String place() {
    return source.getURL().replaceAll("\\?.*", "") + " schema " + schema;
  }

  @Override
  public Connection openWriter() throws SQLException {
    Connection c = source.getConnection();
    try (Statement s = c.createStatement()) {
      s.execute("select pg_advisory_lock(" + lockKey + ")");
      s.execute("create schema if not exists \"" + schema + "\"");
      s.execute("select pg_advisory_unlock(" + lockKey + ")");
      s.execute("set search_path to \"" + schema + "\"");
      s.execute("set lock_timeout to '30s'");
      return c;
    } catch (SQLException e) {
      c.close();
      throw e;
    }
  }

  @Override
  public Connection openReader() throws SQLException {
    Connection c = source.getConnection();
    try (Statement s = c.createStatement()) {
      s.execute("set search_path to \"" + schema + "\"");
      s.execute(
          "set session characteristics as transaction isolation level repeatable read read only");
      return c;
    } catch (SQLException e) {
      c.close();
      throw e;
    }
  }

  @Override
  public void beginWrite(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement s = connection.createStatement()) {
      s.execute("select pg_advisory_xact_lock(" + lockKey + ")");
    }
  }

  @Override
  public void beginRead(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
  }

  @Override
  public Problem explain(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if ("53100".equals(state)) {
      return new Problem(
          "db.full",
          "the database server's disk is full; nothing was written",
          place(),
          "make room there; the work goes on by itself");
    } else if ("55P03".equals(state) || "40P01".equals(state) || "40001".equals(state)) {
      return new Problem(
          "db.busy",
          "the database is locked by somebody else; nothing was written",
          place(),
          "end what holds the lock; the work goes on by itself");
    } else if (state.startsWith("08") || state.startsWith("57P") || "53300".equals(state)) {
      return new Problem(
          "db.unreachable",
          "the database server does not answer: " + e.getMessage(),
          place(),
          "start the server or mend the network; the work goes on by itself");
    } else if (state.startsWith("28")) {
      return new Problem(
          "db.rights",
          "the database server refuses the sign-in: " + e.getMessage(),
          place(),
          "check user and password in org.partida.store.cfg");
    }
    return new Problem(
        "db.failed",
        "the database refused: " + e.getMessage(),
        place(),
        "if it stays so, look into the log");
  }
}
