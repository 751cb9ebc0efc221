package org.partida.store.repo;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;
import org.partida.api.statement.LineRecord;
import org.partida.base.json.Json;

/**
 * Inserts statement lines by the hundred thousand: straight through JDBC, since binding thirteen
 * names for each row took as long as storing it. Stateless.
 */
final class LineInsert {
  private static final int CHUNK = 500;
  private static final String SQL =
      "insert into statement_line (id, company, statement, account, fingerprint, booking_date, file_row, state, content, proposal,"
          + " voucher, error, repeats) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private LineInsert() {}

  static void run(Handle h, Map<String, LineRecord> byFingerprint) {
    try (Update named = h.createUpdate(SQL)) {
      try (PreparedStatement p = h.getConnection().prepareStatement(SQL)) {
        insert(p, byFingerprint);
      } catch (SQLException e) {
        throw new UnableToExecuteStatementException(e, named.getContext());
      }
    }
  }

  private static void insert(PreparedStatement p, Map<String, LineRecord> lines)
      throws SQLException {
    int waiting = 0;
    for (Map.Entry<String, LineRecord> e : lines.entrySet()) {
      row(p, e.getKey(), e.getValue());
      p.addBatch();
      if (++waiting == CHUNK) {
        p.executeBatch();
        waiting = 0;
      }
    }
    if (waiting > 0) {
      p.executeBatch();
    }
  }

  private static void row(PreparedStatement p, String fingerprint, LineRecord l)
      throws SQLException {
    p.setString(1, l.id());
    p.setString(2, l.company().value());
    p.setString(3, l.statement());
    p.setString(4, l.account());
    p.setString(5, fingerprint);
    p.setString(6, l.line().bookingDate().toString());
    p.setInt(7, l.line().row());
    p.setString(8, l.state().name());
    p.setString(9, Json.write(l.line()));
    text(p, 10, l.proposal().map(Json::write));
    text(p, 11, l.voucher().map(Object::toString));
    text(p, 12, l.error().map(Json::write));
    text(p, 13, l.repeats().map(Json::write));
  }

  private static void text(PreparedStatement p, int at, Optional<String> value)
      throws SQLException {
    if (value.isPresent()) {
      p.setString(at, value.get());
    } else {
      p.setNull(at, Types.VARCHAR);
    }
  }
}
