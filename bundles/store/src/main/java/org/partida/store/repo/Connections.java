package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.ConnectionStore;

/** Connections in SQL. */
final class Connections implements ConnectionStore {
  private final Handle h;

  Connections(Handle h) {
    this.h = h;
  }

  @Override
  public Optional<ConnectionRow> find(String id) {
    return h.createQuery("select * from connection where id = :id")
        .bind("id", id)
        .map((rs, c) -> row(rs))
        .findOne();
  }

  @Override
  public List<ConnectionRow> list() {
    return h.createQuery("select * from connection order by id").map((rs, c) -> row(rs)).list();
  }

  @Override
  public void put(ConnectionRow row) {
    bind(
            h.createUpdate(
                "insert into connection (id, network, name, holder, certificate_serial, access_token, refresh_token, access_until,"
                    + " refresh_until, state, version) values (:id, :network, :name, :holder, :serial, :access, :refresh, :access_until,"
                    + " :refresh_until, :state, 1) on conflict (id) do update set network = excluded.network, name = excluded.name,"
                    + " holder = excluded.holder, certificate_serial = excluded.certificate_serial, access_token = excluded.access_token,"
                    + " refresh_token = excluded.refresh_token, access_until = excluded.access_until, refresh_until = excluded.refresh_until,"
                    + " state = excluded.state, version = connection.version + 1"),
            row)
        .execute();
  }

  @Override
  public boolean replace(ConnectionRow row) {
    return bind(
                h.createUpdate(
                    "update connection set network = :network, name = :name, holder = :holder, certificate_serial = :serial,"
                        + " access_token = :access, refresh_token = :refresh, access_until = :access_until, refresh_until = :refresh_until,"
                        + " state = :state, version = version + 1 where id = :id and version = :version"),
                row)
            .bind("version", row.version())
            .execute()
        == 1;
  }

  private static Update bind(Update update, ConnectionRow row) {
    Update u =
        update
            .bind("id", row.id())
            .bind("network", row.network())
            .bind("name", row.name())
            .bind("access", row.accessToken())
            .bind("refresh", row.refreshToken())
            .bind("state", row.state());
    Values.bindText(u, "holder", row.holder());
    Values.bindText(u, "serial", row.certificateSerial());
    Values.bindInstant(u, "access_until", row.accessUntil());
    return Values.bindInstant(u, "refresh_until", row.refreshUntil());
  }

  private static ConnectionRow row(ResultSet rs) throws SQLException {
    return new ConnectionRow(
        rs.getString("id"),
        rs.getString("network"),
        rs.getString("name"),
        Values.text(rs, "holder"),
        Values.text(rs, "certificate_serial"),
        rs.getString("access_token"),
        rs.getString("refresh_token"),
        Values.maybeInstant(rs, "access_until"),
        Values.maybeInstant(rs, "refresh_until"),
        rs.getString("state"),
        rs.getLong("version"));
  }
}
