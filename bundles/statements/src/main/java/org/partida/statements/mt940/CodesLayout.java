package org.partida.statements.mt940;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.model.statement.Counterparty;
import org.partida.statements.text.SourceText;
import org.partida.statements.text.Table;

/**
 * {@code nnn?20text?21text?32name}: three digits, then two-digit codes behind a separator that
 * differs by bank ({@code ?} in Germany, Austria and Poland, {@code ^} Raiffeisen, {@code +} BRD,
 * {@code ~} ING Romania). Immutable and thread-safe.
 */
final class CodesLayout implements Details.Layout {
  private static final Pattern SHAPE = Pattern.compile("\\d{3}([^A-Za-z0-9\\s/])\\d\\d");
  private static final Pattern ACCOUNT = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}|\\d{5,26}");
  private static final Pattern BLANKS = Pattern.compile("\\s");
  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");

  private final List<String> textCodes;
  private final List<String> nameCodes;
  private final List<String> accountCodes;
  private final int width;
  private final Pattern endToEnd;

  CodesLayout(Table table) {
    this.textCodes = table.list("text");
    this.nameCodes = table.list("name");
    this.accountCodes = table.list("account");
    this.width = Integer.parseInt(table.get("width").orElse("27"));
    String labels = String.join("|", table.list("labels"));
    this.endToEnd = Pattern.compile("EREF\\+(.*?)(?=(?:" + labels + ")\\+|$)");
  }

  @Override
  public Optional<Details> read(List<String> rows, int firstRow, boolean moneyIn) {
    String whole = Rows.hard(rows);
    Matcher shape = SHAPE.matcher(whole);
    if (!shape.lookingAt()) {
      return Optional.empty();
    }
    // ING closes the last code with the separator too
    String body = whole.substring(3).stripTrailing();
    Map<String, String> parts =
        parts(
            body.endsWith(shape.group(1)) ? body.substring(0, body.length() - 1) : body,
            shape.group(1));
    Optional<String> iban = account(parts);
    String text = text(parts);
    Counterparty other = new Counterparty(name(parts, iban), iban, Optional.empty());
    return Optional.of(new Details(other, SourceText.fold(text), endToEnd(text)));
  }

  private static Map<String, String> parts(String body, String separator) {
    Map<String, String> parts = new TreeMap<>();
    int at = next(body, separator.charAt(0), 0);
    if (at > 0 || at < 0) {
      // text that stands before the first code
      parts.put("00", at < 0 ? body : body.substring(0, at));
    }
    while (at >= 0) {
      int end = next(body, separator.charAt(0), at + 1);
      String value = body.substring(at + 3, end < 0 ? body.length() : end);
      parts.merge(body.substring(at + 1, at + 3), value, String::concat);
      at = end;
    }
    return parts;
  }

  /** Where the next separator with two digits stands. */
  private static int next(String body, char separator, int from) {
    for (int i = body.indexOf(separator, from); i >= 0; i = body.indexOf(separator, i + 1)) {
      if (i + 2 < body.length() && isDigit(body.charAt(i + 1)) && isDigit(body.charAt(i + 2))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String withoutBlanks(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) <= ' ') {
        return BLANKS.matcher(value).replaceAll("");
      }
    }
    return value;
  }

  private Optional<String> account(Map<String, String> parts) {
    for (String code : accountCodes) {
      String value = withoutBlanks(parts.getOrDefault(code, ""));
      // a name that happens to be digits is no account, so code 33 must hold an IBAN
      boolean nameCode = nameCodes.contains(code);
      if ((nameCode ? IBAN : ACCOUNT).matcher(value).matches()) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private Optional<String> name(Map<String, String> parts, Optional<String> iban) {
    StringBuilder name = new StringBuilder();
    for (String code : nameCodes) {
      String value = parts.getOrDefault(code, "");
      boolean isAccount = iban.isPresent() && iban.get().equals(withoutBlanks(value));
      if (!isAccount && value.chars().anyMatch(Character::isLetterOrDigit)) {
        name.append(name.length() % width == 0 ? "" : " ").append(value);
      }
    }
    String folded = SourceText.fold(name.toString());
    return folded.isEmpty() ? Optional.empty() : Optional.of(folded);
  }

  private String text(Map<String, String> parts) {
    StringBuilder text = new StringBuilder();
    boolean full = true;
    for (String code : textCodes) {
      String value = parts.getOrDefault(code, "");
      if (!value.isEmpty()) {
        text.append(full ? "" : " ").append(value);
        full = value.length() >= width && !code.equals("00");
      }
    }
    return text.toString();
  }

  private Optional<String> endToEnd(String text) {
    Matcher m = endToEnd.matcher(text);
    return text.contains("EREF+") && m.find()
        ? Optional.of(SourceText.fold(m.group(1)))
            .filter(r -> !r.isEmpty() && !r.equals("NOTPROVIDED"))
        : Optional.empty();
  }
}
