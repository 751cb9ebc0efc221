package org.partida.store.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Keeps prepared statements of one connection for the next use, since preparing costs about as much
 * as running them. A statement in use is out of the store, so the same SQL may run inside itself.
 * For one thread at a time.
 */
final class KeptStatements extends DefaultStatementBuilder {
  private static final int MAX = 200;

  private final Map<String, PreparedStatement> kept = new LinkedHashMap<>(64, 0.75f, true);
  private final IdentityHashMap<PreparedStatement, String> inUse = new IdentityHashMap<>();

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    if (context.isReturningGeneratedKeys() || context.isConcurrentUpdatable()) {
      return super.create(connection, sql, context);
    }
    PreparedStatement statement = kept.remove(sql);
    if (statement == null) {
      statement = super.create(connection, sql, context);
    }
    inUse.put(statement, sql);
    return statement;
  }

  @Override
  public void close(Connection connection, String sql, Statement statement) throws SQLException {
    String key = statement instanceof PreparedStatement p ? inUse.remove(p) : null;
    if (key == null || statement.isClosed() || kept.containsKey(key)) {
      super.close(connection, sql, statement);
      return;
    }
    PreparedStatement prepared = (PreparedStatement) statement;
    prepared.clearBatch();
    prepared.clearParameters();
    kept.put(key, prepared);
    if (kept.size() > MAX) {
      String oldest = kept.keySet().iterator().next();
      kept.remove(oldest).close();
    }
  }
}
