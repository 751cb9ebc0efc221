package org.partida.statements.csv;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partida.statements.text.Table;

/** One of the bank's two layouts, and where its columns stand in this file. Immutable. */
record BtLayout(Header header, String referenceColumn) {
  /** The layout whose whole set of column names is there; none if both or neither are. */
  static Optional<BtLayout> find(String text, Table table) {
    Optional<BtLayout> found = Optional.empty();
    for (String name : List.of("old", "new")) {
      Optional<Header> header = Header.find(text, Set.copyOf(table.list(name + ".columns")));
      if (header.isPresent()) {
        if (found.isPresent()) {
          return Optional.empty();
        }
        found =
            Optional.of(new BtLayout(header.get(), table.get(name + ".reference").orElseThrow()));
      }
    }
    return found;
  }

  int date() {
    return header.column("data tranzactie");
  }

  int valueDate() {
    return header.column("data valuta");
  }

  int description() {
    return header.column("descriere");
  }

  int type() {
    return header.column("tip tranzactie");
  }

  int reference() {
    return header.column(referenceColumn);
  }

  int debit() {
    return header.column("debit");
  }

  int credit() {
    return header.column("credit");
  }

  int balance() {
    return header.column("sold contabil");
  }
}
