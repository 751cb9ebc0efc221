package org.partida.statements.mt940;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.model.statement.Counterparty;
import org.partida.statements.text.Shapes;
import org.partida.statements.text.SourceText;
import org.partida.statements.text.Table;

/**
 * {@code nnn?20text?21text?32name}: three digits, then two-digit codes behind a separator that
 * differs by bank ({@code ?} in Germany, Austria and Poland, {@code ^} Raiffeisen, {@code +} BRD,
 * {@code ~} ING Romania). Immutable and thread-safe.
 */
final class CodesLayout implements Details.Layout {
  /** Codes have two digits. */
  private static final int CODES = 100;

  private final int[] textCodes;
  private final int[] nameCodes;
  private final int[] accountCodes;
  private final int width;
  private final Pattern endToEnd;

  CodesLayout(Table table) {
    this.textCodes = codes(table, "text");
    this.nameCodes = codes(table, "name");
    this.accountCodes = codes(table, "account");
    this.width = Integer.parseInt(table.get("width").orElse("27"));
    String labels = String.join("|", table.list("labels"));
    this.endToEnd = Pattern.compile("EREF\\+(.*?)(?=(?:" + labels + ")\\+|$)");
  }

  private static int[] codes(Table table, String key) {
    return table.list(key).stream().mapToInt(Integer::parseInt).toArray();
  }

  @Override
  public Optional<Details> read(List<String> rows, int firstRow, boolean moneyIn) {
    String whole = Rows.hard(rows);
    if (!hasShape(whole)) {
      return Optional.empty();
    }
    char separator = whole.charAt(3);
    // ING closes the last code with the separator too
    String body = whole.substring(3).stripTrailing();
    boolean closed = body.charAt(body.length() - 1) == separator;
    String[] parts = parts(closed ? body.substring(0, body.length() - 1) : body, separator);
    Optional<String> iban = account(parts);
    String text = text(parts);
    Counterparty other = new Counterparty(name(parts, iban), iban, Optional.empty());
    return Optional.of(new Details(other, SourceText.fold(text), endToEnd(text)));
  }

  /** Three digits, a separator that is no letter, digit, blank or slash, two digits. */
  private static boolean hasShape(String text) {
    if (text.length() < 6 || Shapes.digits(text, 0) != 3 || Shapes.digits(text, 4) < 2) {
      return false;
    }
    char c = text.charAt(3);
    return !(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '/' || c == ' ')
        && !(c >= '\t' && c <= '\r');
  }

  /** What stands behind each code; null where a code is not there. */
  private static String[] parts(String body, char separator) {
    String[] parts = new String[CODES];
    int at = next(body, separator, 0);
    if (at > 0 || at < 0) {
      // text that stands before the first code
      parts[0] = at < 0 ? body : body.substring(0, at);
    }
    while (at >= 0) {
      int end = next(body, separator, at + 1);
      String value = body.substring(at + 3, end < 0 ? body.length() : end);
      int code = Shapes.number(body, at + 1, at + 3);
      parts[code] = parts[code] == null ? value : parts[code] + value;
      at = end;
    }
    return parts;
  }

  private static String of(String[] parts, int code) {
    return parts[code] == null ? "" : parts[code];
  }

  /** Where the next separator with two digits stands. */
  private static int next(String body, char separator, int from) {
    for (int i = body.indexOf(separator, from); i >= 0; i = body.indexOf(separator, i + 1)) {
      if (i + 2 < body.length()
          && Shapes.isDigit(body.charAt(i + 1))
          && Shapes.isDigit(body.charAt(i + 2))) {
        return i;
      }
    }
    return -1;
  }

  private Optional<String> account(String[] parts) {
    for (int code : accountCodes) {
      String value = Shapes.withoutBlanks(of(parts, code));
      // a name that happens to be digits is no account, so code 33 must hold an IBAN
      if (Shapes.isIban(value) || !isName(code) && Shapes.isNumber(value, 5, 26)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private boolean isName(int code) {
    for (int name : nameCodes) {
      if (name == code) {
        return true;
      }
    }
    return false;
  }

  private Optional<String> name(String[] parts, Optional<String> iban) {
    StringBuilder name = new StringBuilder();
    for (int code : nameCodes) {
      String value = of(parts, code);
      boolean isAccount = iban.isPresent() && iban.get().equals(Shapes.withoutBlanks(value));
      if (!isAccount && hasLetterOrDigit(value)) {
        name.append(name.length() % width == 0 ? "" : " ").append(value);
      }
    }
    String folded = SourceText.fold(name.toString());
    return folded.isEmpty() ? Optional.empty() : Optional.of(folded);
  }

  private static boolean hasLetterOrDigit(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isLetterOrDigit(value.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private String text(String[] parts) {
    StringBuilder text = new StringBuilder();
    boolean full = true;
    for (int code : textCodes) {
      String value = of(parts, code);
      if (!value.isEmpty()) {
        text.append(full ? "" : " ").append(value);
        full = value.length() >= width && code != 0;
      }
    }
    return text.toString();
  }

  private Optional<String> endToEnd(String text) {
    if (!text.contains("EREF+")) {
      return Optional.empty();
    }
    Matcher m = endToEnd.matcher(text);
    return m.find()
        ? Optional.of(SourceText.fold(m.group(1)))
            .filter(r -> !r.isEmpty() && !r.equals("NOTPROVIDED"))
        : Optional.empty();
  }
}
