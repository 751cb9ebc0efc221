package org.partida.portfolio.discovery;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

  /** A network's id begins with its country: ro.spv. */
  private static Cover of(Tx tx, ConnectionRow c) {
    String country = c.network().substring(0, 2).toUpperCase(Locale.ROOT);
    List<Covered> rows = tx.registry().covered(c.id());
    return new Cover(
        c.id(),
        country,
        c.state().equals("CONNECTED"),
        tx.registry().coveredAt(c.id()),
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
