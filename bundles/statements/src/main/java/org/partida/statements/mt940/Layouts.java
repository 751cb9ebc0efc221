package org.partida.statements.mt940;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.model.statement.Counterparty;
import org.partida.statements.text.SourceText;
import org.partida.statements.text.Table;

/**
 * The layouts of {@code :86:} in the order in which their shapes are tried; plain text is what
 * remains. Immutable and thread-safe.
 */
final class Layouts {
  private final List<Details.Layout> layouts;

  Layouts() {
    List<Details.Layout> all = new ArrayList<>();
    all.add(new CodesLayout(Table.beside(Layouts.class, "codes.properties")));
    all.add(new SlashesLayout(Table.beside(Layouts.class, "slashes.properties")));
    Table prose = Table.beside(Layouts.class, "prose.properties");
    // the longer marks first: CEC's labels contain BCR's and Alpha's words
    for (String name : List.of("cec", "bcr", "alpha")) {
      all.add(new ProseLayout(prose, name));
    }
    this.layouts = List.copyOf(all);
  }

  Details read(List<String> rows, int firstRow, boolean moneyIn) {
    if (rows.isEmpty()) {
      return Details.NONE;
    }
    for (Details.Layout layout : layouts) {
      Optional<Details> details = layout.read(rows, firstRow, moneyIn);
      if (details.isPresent()) {
        return details.get();
      }
    }
    return new Details(
        Counterparty.UNKNOWN, SourceText.fold(Rows.soft(rows, firstRow)), Optional.empty());
  }
}
