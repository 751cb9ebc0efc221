package org.partida.statements.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partida.model.statement.Counterparty;
import org.partida.model.statement.LineKind;

/**
 * Tells the kind of a movement from the bank's code and, where there is no other side, from its
 * words. Immutable and thread-safe.
 */
public final class Kinds {
  private static final Pattern MARKS = Pattern.compile("\\p{M}");
  private static final Kinds SHARED = new Kinds(Table.beside(Kinds.class, "kinds.properties"));

  private final Map<String, LineKind> codes = new HashMap<>();
  // each between blanks, as they are looked for
  private final Map<LineKind, List<String>> words = new LinkedHashMap<>();

  private Kinds(Table table) {
    table.under("code.").forEach((code, kind) -> codes.put(code, LineKind.valueOf(kind)));
    for (String kind : table.list("words.order")) {
      words.put(
          LineKind.valueOf(kind),
          table.list("words." + kind).stream().map(w -> " " + w + " ").toList());
    }
  }

  public static Kinds shared() {
    return SHARED;
  }

  /**
   * The kind. Words count only for money out without another side: a customer may well write
   * "comision" into a payment.
   *
   * @param code the bank's code: three letters of MT940, family or sub-family of camt
   * @param moneyOut whether money left the account
   */
  public LineKind of(Optional<String> code, String text, Counterparty other, boolean moneyOut) {
    Optional<LineKind> byCode = code.map(codes::get);
    if (byCode.isPresent() && byCode.get() != LineKind.TRANSFER) {
      return byCode.get();
    }
    boolean noOtherSide = other.iban().isEmpty() && other.name().isEmpty();
    if (noOtherSide) {
      String folded = " " + plain(text) + " ";
      for (Map.Entry<LineKind, List<String>> e : words.entrySet()) {
        boolean feeLike = e.getKey() == LineKind.FEE || e.getKey() == LineKind.TAX;
        if ((moneyOut || !feeLike) && e.getValue().stream().anyMatch(folded::contains)) {
          return e.getKey();
        }
      }
    }
    return byCode.orElse(LineKind.OTHER);
  }

  /** Lower case without accents, everything but letters and digits to one blank. */
  public static String plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        String bare = Normalizer.normalize(text, Normalizer.Form.NFD);
        return words(MARKS.matcher(bare).replaceAll("").toLowerCase(Locale.ROOT));
      }
    }
    return words(text);
  }

  /** A loop, since this is asked of every cell of every row. */
  private static String words(String text) {
    StringBuilder b = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char small = c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
      if (small >= 'a' && small <= 'z' || small >= '0' && small <= '9') {
        if (gap && b.length() > 0) {
          b.append(' ');
        }
        gap = false;
        b.append(small);
      } else {
        gap = true;
      }
    }
    return b.toString();
  }
}
