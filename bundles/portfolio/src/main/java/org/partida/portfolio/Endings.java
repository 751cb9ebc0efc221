package org.partida.portfolio;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.partida.api.notice.Notice;
import org.partida.base.notice.Alarm;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.Tx;
import org.partida.model.Problem;

/**
 * Notices of what ends: an authorisation and a certificate, 30, 14, 7 and 1 days ahead and when it
 * is over. The days are part of the code, so that people are told at each. Inside a transaction.
 */
final class Endings {
  private static final int[] AHEAD = {1, 7, 14, 30};

  private Endings() {}

  static void tell(Tx tx, String connection, Instant now) {
    tx.connections().find(connection).ifPresent(row -> tell(tx, row, now));
  }

  private static void tell(Tx tx, ConnectionRow row, Instant now) {
    if (row.state().equals(ConnectionRow.DISCONNECTED)) {
      // it was ended on purpose
      tx.notices().clear("connection/" + row.id() + "/authorisation");
      tx.notices().clear("connection/" + row.id() + "/certificate");
      return;
    }
    boolean ended = !row.state().equals(ConnectionRow.CONNECTED);
    one(
        tx,
        row,
        "authorisation",
        ended ? Optional.of(now) : row.refreshUntil(),
        "authorise again with the certificate: spv-connect " + row.id(),
        now);
    one(
        tx,
        row,
        "certificate",
        tx.grants().care(row.id()).certificateUntil(),
        "renew the certificate, enrol the new one in SPV, and authorise again",
        now);
  }

  private static void one(
      Tx tx, ConnectionRow row, String what, Optional<Instant> until, String fix, Instant now) {
    String key = "connection/" + row.id() + "/" + what;
    Optional<Integer> near = until.flatMap(u -> near(now, u));
    if (near.isEmpty()) {
      tx.notices().clear(key);
      return;
    }
    int days = near.get();
    Problem problem =
        new Problem(
            days == 0 ? "connection.ended" : "connection.ends-" + days,
            days == 0
                ? "the " + what + " of " + row.name() + " is over"
                : "the "
                    + what
                    + " of "
                    + row.name()
                    + " ends on "
                    + until.orElseThrow().toString().substring(0, 10),
            "connection " + row.id(),
            fix);
    Notice.Level level = days <= 1 ? Notice.Level.URGENT : Notice.Level.WARNING;
    Alarm.raise(tx, Notice.of(key, Optional.empty(), level, problem, now, until), now);
  }

  /** The next mark that is reached: 0 = over. */
  private static Optional<Integer> near(Instant now, Instant until) {
    if (!until.isAfter(now)) {
      return Optional.of(0);
    }
    Duration left = Duration.between(now, until);
    for (int days : AHEAD) {
      if (left.compareTo(Duration.ofDays(days)) <= 0) {
        return Optional.of(days);
      }
    }
    return Optional.empty();
  }
}
