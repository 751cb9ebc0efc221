package org.partida.portfolio.discovery;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.RegistryStore.Covered;
import org.partida.base.port.Tx;

/**
 * What the authority told of a connection. Immutable.
 *
 * @param connection its id
 * @param country country of the codes
 * @param connected its tokens are believed to work
 * @param toldAt when it was last told; empty = never
 * @param rows the codes, also those that are gone
 * @param now the codes that it covers now, with their country
 */
record Cover(
    String connection,
    String country,
    boolean connected,
    Optional<Instant> toldAt,
    List<Covered> rows,
    Set<String> now) {
  Cover {
    rows = List.copyOf(rows);
    now = Set.copyOf(now);
  }

  static List<Cover> all(Tx tx) {
    return tx.connections().list().stream().map(c -> of(tx, c)).toList();
  }

  /** Under which name is kept what a certificate's own door tells of a connection. */
  static String byCertificate(String connection) {
    return connection + "#certificate";
  }

  /** When the authority last told what a connection covers, at either door. */
  static Optional<Instant> toldAt(Tx tx, String connection) {
    return Stream.of(connection, byCertificate(connection))
        .flatMap(c -> tx.registry().coveredAt(c).stream())
        .max(Comparator.naturalOrder());
  }

  /** What either door tells; a code is gone once neither has it. */
  private static List<Covered> rows(Tx tx, String connection) {
    Map<String, Covered> all = new TreeMap<>();
    for (String c : List.of(connection, byCertificate(connection))) {
      tx.registry().covered(c).forEach(r -> all.merge(r.code(), r, Cover::joined));
    }
    return List.copyOf(all.values());
  }

  private static Covered joined(Covered a, Covered b) {
    Optional<Instant> gone =
        a.goneAt().isEmpty() || b.goneAt().isEmpty()
            ? Optional.empty()
            : Optional.of(latest(a.goneAt().get(), b.goneAt().get()));
    return new Covered(a.code(), a.since().isBefore(b.since()) ? a.since() : b.since(), gone);
  }

  private static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** A network's id begins with its country: ro.spv. */
  private static Cover of(Tx tx, ConnectionRow c) {
    String country = c.network().substring(0, 2).toUpperCase(Locale.ROOT);
    List<Covered> rows = rows(tx, c.id());
    return new Cover(
        c.id(),
        country,
        c.state().equals("CONNECTED"),
        toldAt(tx, c.id()),
        rows,
        rows.stream()
            .filter(r -> r.goneAt().isEmpty())
            .map(r -> country + r.code())
            .collect(Collectors.toSet()));
  }

  /** A row's code with its country; a person's is masked. */
  String code(Covered row) {
    return country + row.code();
  }
}
