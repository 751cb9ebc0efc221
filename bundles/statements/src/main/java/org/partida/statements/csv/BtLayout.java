package org.partida.statements.csv;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partida.statements.text.Table;

/** One of the bank's two layouts, and where its columns stand in this file. Immutable. */
record BtLayout(
    Header header,
    int date,
    int valueDate,
    int description,
    int type,
    int reference,
    int debit,
    int credit,
    int balance) {
  /** The layout whose whole set of column names is there; none if both or neither are. */
  static Optional<BtLayout> find(String text, Table table) {
    Optional<BtLayout> found = Optional.empty();
    for (String name : List.of("old", "new")) {
      Optional<Header> header = Header.find(text, Set.copyOf(table.list(name + ".columns")));
      if (header.isPresent()) {
        if (found.isPresent()) {
          return Optional.empty();
        }
        found = Optional.of(of(header.get(), table.get(name + ".reference").orElseThrow()));
      }
    }
    return found;
  }

  private static BtLayout of(Header h, String reference) {
    return new BtLayout(
        h,
        h.column("data tranzactie"),
        h.column("data valuta"),
        h.column("descriere"),
        h.column("tip tranzactie"),
        h.column(reference),
        h.column("debit"),
        h.column("credit"),
        h.column("sold contabil"));
  }
}
