package org.partida.statements.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.model.statement.Counterparty;
import org.partida.statements.text.Kinds;
import org.partida.statements.text.Shapes;
import org.partida.statements.text.Table;

/**
 * Banca Transilvania's description: pieces separated by semicolons, in varying order, such as
 * {@code Incasare OP;C.I.F.:1;NAME;IBAN;REF. 1}. A name is taken only on evidence: beside the IBAN
 * or the fiscal code, or with a firm's legal form. Immutable and thread-safe.
 */
final class BtDescription {
  private static final Pattern FISCAL_CODE =
      Pattern.compile(
          "C\\.?\\s*[IU]\\.?\\s*[FI]\\.?\\s*:?\\s*((?:RO)?\\s*\\d{1,13})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern UNKNOWN = Pattern.compile("(RO)?0*");
  private static final Pattern BIC = Pattern.compile("[A-Z]{4}RO[A-Z0-9]{2}([A-Z0-9]{3})?");

  private final Set<String> notNames;
  private final Set<String> legalForms;

  BtDescription(Table table) {
    this.notNames = Set.copyOf(table.list("not-names"));
    this.legalForms = Set.copyOf(table.list("legal-forms"));
  }

  Counterparty counterparty(String description) {
    List<String> pieces = new ArrayList<>();
    Optional<String> iban = Optional.empty();
    Optional<String> taxId = Optional.empty();
    int anchor = -1;
    for (String raw : description.split(";")) {
      String piece = raw.trim();
      Optional<String> fiscal = fiscalCode(piece);
      if (Shapes.isIban(piece)) {
        iban = iban.or(() -> Optional.of(piece.replace(" ", "")));
        anchor = pieces.size();
      } else if (fiscal.isPresent()) {
        taxId = taxId.or(() -> fiscal.filter(t -> !UNKNOWN.matcher(t).matches()));
        anchor = anchor < 0 ? pieces.size() : anchor;
      } else {
        pieces.add(piece);
      }
    }
    return new Counterparty(name(pieces, anchor), iban, taxId);
  }

  private static Optional<String> fiscalCode(String piece) {
    if (!piece.startsWith("C") && !piece.startsWith("c")) {
      return Optional.empty();
    }
    Matcher m = FISCAL_CODE.matcher(piece);
    return m.matches() ? Optional.of(m.group(1).replace(" ", "")) : Optional.empty();
  }

  private Optional<String> name(List<String> pieces, int anchor) {
    for (String piece : pieces) {
      if (mayBeName(piece) && hasLegalForm(piece)) {
        return Optional.of(piece);
      }
    }
    if (anchor < 0) {
      return Optional.empty();
    }
    // nearest piece before the anchor, then behind it
    for (int i = anchor - 1; i >= 1; i--) {
      if (mayBeName(pieces.get(i))) {
        return Optional.of(pieces.get(i));
      }
    }
    return pieces.stream().skip(anchor).filter(this::mayBeName).findFirst();
  }

  private boolean mayBeName(String piece) {
    if (!hasTwoLetters(piece) || piece.startsWith("/") || isBic(piece)) {
      return false;
    }
    String plain = Kinds.plain(piece);
    int blank = plain.indexOf(' ');
    return !notNames.contains(blank < 0 ? plain : plain.substring(0, blank));
  }

  private static boolean isBic(String piece) {
    return (piece.length() == 8 || piece.length() == 11) && BIC.matcher(piece).matches();
  }

  private static boolean hasTwoLetters(String piece) {
    for (int i = 1; i < piece.length(); i++) {
      if (Character.isLetter(piece.charAt(i)) && Character.isLetter(piece.charAt(i - 1))) {
        return true;
      }
    }
    return false;
  }

  private boolean hasLegalForm(String piece) {
    String plain = Kinds.plain(piece.replace(".", ""));
    int blank = plain.indexOf(' ');
    return blank >= 0
        && (legalForms.contains(plain.substring(0, blank))
            || legalForms.contains(plain.substring(plain.lastIndexOf(' ') + 1)));
  }
}
