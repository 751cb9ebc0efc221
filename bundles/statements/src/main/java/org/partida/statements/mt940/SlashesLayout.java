package org.partida.statements.mt940;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.model.statement.Counterparty;
import org.partida.statements.text.SourceText;
import org.partida.statements.text.Table;

/**
 * {@code /EREF/value/REMI//text/}: as Dutch banks write. Only known codes split, since a slash may
 * stand inside free text; a code with an empty value holds the next one. Immutable and thread-safe.
 */
final class SlashesLayout implements Details.Layout {
  private static final Pattern ACCOUNT = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}|\\d{5,26}");

  private final Pattern code;
  private final List<String> textCodes;
  private final String nameCode;
  private final String accountCode;
  private final String endToEndCode;

  SlashesLayout(Table table) {
    this.code = Pattern.compile("/(" + String.join("|", table.list("codes")) + ")/");
    this.textCodes = table.list("text");
    this.nameCode = table.get("name").orElseThrow();
    this.accountCode = table.get("account").orElseThrow();
    this.endToEndCode = table.get("end-to-end").orElseThrow();
  }

  @Override
  public Optional<Details> read(List<String> rows, int firstRow, boolean moneyIn) {
    String whole = Rows.soft(rows, firstRow);
    if (!code.matcher(whole).lookingAt()) {
      return Optional.empty();
    }
    Map<String, String> parts = parts(whole);
    // /CNTP/account/BIC/name/place/
    String[] counterparty = parts.getOrDefault("CNTP", "").split("/", -1);
    Optional<String> account =
        value(parts.getOrDefault(accountCode, "")).or(() -> value(counterparty[0]));
    Optional<String> name =
        value(parts.getOrDefault(nameCode, ""))
            .or(() -> counterparty.length > 2 ? value(counterparty[2]) : Optional.empty());
    StringBuilder text = new StringBuilder();
    parts.forEach(
        (k, v) -> text.append(textCodes.contains(k) ? v.replaceAll("^/+|/+$", "") + " " : ""));
    String folded = SourceText.fold(text.toString());
    return Optional.of(
        new Details(
            new Counterparty(
                name,
                account.map(a -> a.replace(" ", "")).filter(a -> ACCOUNT.matcher(a).matches()),
                Optional.empty()),
            folded.isEmpty() ? SourceText.fold(whole) : folded,
            value(parts.getOrDefault(endToEndCode, "")).filter(r -> !r.equals("NOTPROVIDED"))));
  }

  private Map<String, String> parts(String whole) {
    Map<String, String> parts = new LinkedHashMap<>();
    Matcher m = code.matcher(whole);
    int start = 0;
    String open = null;
    // the slash that ends a value also begins the next code, so the search restarts on it
    while (start < whole.length() && m.find(start)) {
      if (open != null) {
        parts.merge(open, whole.substring(start, m.start()), (a, b) -> a + " " + b);
      }
      open = m.group(1);
      start = m.end();
      if (m.end() < whole.length()
          && code.matcher(whole).region(m.end() - 1, whole.length()).lookingAt()) {
        start = m.end() - 1;
      }
    }
    if (open != null) {
      parts.merge(open, whole.substring(Math.min(start, whole.length())), (a, b) -> a + " " + b);
    }
    return parts;
  }

  private static Optional<String> value(String raw) {
    String folded = SourceText.fold(raw.replaceAll("^/+|/+$", ""));
    return folded.isEmpty() ? Optional.empty() : Optional.of(folded);
  }
}
