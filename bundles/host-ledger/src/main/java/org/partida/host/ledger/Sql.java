package org.partida.host.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Statements of one transaction, each prepared once, because posting repeats a few of them
 * thousands of times. Plain JDBC for the same reason. Not thread-safe.
 */
final class Sql implements AutoCloseable {
  private static final int IN_LIMIT = 400;

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private final Map<String, PreparedStatement> batches = new LinkedHashMap<>();

  /** Reads a row. */
  @FunctionalInterface
  interface Row<T> {
    T of(ResultSet r) throws SQLException;
  }

  Sql(Connection connection) {
    this.connection = connection;
  }

  int update(String sql, Object... args) throws SQLException {
    return bind(prepare(sql), args).executeUpdate();
  }

  /**
   * Queues an insert until {@link #flush}; batches run in the order in which their statements were
   * first used.
   */
  void batch(String sql, Object... args) throws SQLException {
    PreparedStatement s = batches.get(sql);
    if (s == null) {
      s = connection.prepareStatement(sql);
      batches.put(sql, s);
    }
    bind(s, args).addBatch();
  }

  void flush() throws SQLException {
    for (PreparedStatement s : batches.values()) {
      s.executeBatch();
    }
  }

  <T> List<T> list(String sql, Row<T> row, Object... args) throws SQLException {
    List<T> rows = new ArrayList<>();
    try (ResultSet r = bind(prepare(sql), args).executeQuery()) {
      while (r.next()) {
        rows.add(row.of(r));
      }
    }
    return rows;
  }

  <T> Optional<T> first(String sql, Row<T> row, Object... args) throws SQLException {
    return list(sql, row, args).stream().findFirst();
  }

  /**
   * A query with a list of values between {@code head} (which ends in {@code IN }) and {@code
   * tail}, in portions that both databases take.
   */
  <T> List<T> in(String head, Collection<?> values, String tail, Row<T> row, Object... tailArgs)
      throws SQLException {
    List<T> rows = new ArrayList<>();
    List<?> all = List.copyOf(values);
    for (int from = 0; from < all.size(); from += IN_LIMIT) {
      List<Object> args = new ArrayList<>(all.subList(from, Math.min(all.size(), from + IN_LIMIT)));
      String marks = "(" + "?,".repeat(args.size() - 1) + "?)";
      args.addAll(List.of(tailArgs));
      rows.addAll(list(head + marks + tail, row, args.toArray()));
    }
    return rows;
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement s = prepared.get(sql);
    if (s == null) {
      s = connection.prepareStatement(sql);
      prepared.put(sql, s);
    }
    return s;
  }

  private static PreparedStatement bind(PreparedStatement s, Object... args) throws SQLException {
    for (int i = 0; i < args.length; i++) {
      s.setObject(i + 1, args[i]);
    }
    return s;
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement s : prepared.values()) {
      s.close();
    }
    for (PreparedStatement s : batches.values()) {
      s.close();
    }
  }
}
