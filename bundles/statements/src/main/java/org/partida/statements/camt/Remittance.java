package org.partida.statements.camt;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.partida.statements.text.SourceText;

/**
 * The words of an entry: what the payers wrote, their structured references, what the bank adds.
 * Stateless.
 */
final class Remittance {
  private static final List<String[]> OF_DETAIL =
      List.of(
          new String[] {"RmtInf", "Ustrd"},
          new String[] {"RmtInf", "Strd", "CdtrRefInf", "Ref"},
          // the first versions had the reference elsewhere
          new String[] {"RmtInf", "Strd", "CdtrRefInf", "CdtrRef"},
          new String[] {"RmtInf", "Strd", "RfrdDocInf", "Nb"},
          new String[] {"RmtInf", "Strd", "RfrdDocInf", "RfrdDocNb"},
          new String[] {"RmtInf", "Strd", "AddtlRmtInf"},
          new String[] {"AddtlTxInf"});

  private Remittance() {}

  static String text(Node entry, List<Node> details) {
    Set<String> pieces = new LinkedHashSet<>();
    for (Node detail : details) {
      for (String[] path : OF_DETAIL) {
        detail.all(path).forEach(n -> pieces.add(n.text()));
      }
    }
    entry.all("AddtlNtryInf").forEach(n -> pieces.add(n.text()));
    return SourceText.fold(String.join(" ", pieces));
  }
}
