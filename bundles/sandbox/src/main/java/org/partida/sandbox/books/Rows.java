package org.partida.sandbox.books;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.jdbi.v3.core.statement.StatementContext;
import org.partida.sandbox.generate.MessageKind;

/** Rows of the sandbox's tables as records. */
final class Rows {
  private Rows() {}

  static StoredMessage message(ResultSet rs, StatementContext ctx) throws SQLException {
    return new StoredMessage(
        env(rs),
        rs.getString("cif"),
        rs.getString("id"),
        rs.getString("upload_index"),
        MessageKind.valueOf(rs.getString("kind")),
        rs.getString("details"),
        Instant.ofEpochMilli(rs.getLong("created_millis")),
        rs.getString("payload_key"));
  }

  static Upload upload(ResultSet rs, StatementContext ctx) throws SQLException {
    return new Upload(
        env(rs),
        rs.getString("upload_index"),
        rs.getString("cif"),
        rs.getString("standard"),
        rs.getInt("self_billed") == 1,
        rs.getInt("foreign_buyer") == 1,
        Instant.ofEpochMilli(rs.getLong("submitted_millis")),
        Instant.ofEpochMilli(rs.getLong("ready_millis")),
        Upload.State.valueOf(rs.getString("state")),
        rs.getString("download_id"),
        rs.getString("payload_key"),
        rs.getString("sha256"));
  }

  private static Env env(ResultSet rs) throws SQLException {
    return Env.valueOf(rs.getString("env").toUpperCase(Locale.ROOT));
  }
}
