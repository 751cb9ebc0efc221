package org.partida.statements.mt940;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.partida.model.statement.Counterparty;
import org.partida.statements.text.SourceText;
import org.partida.statements.text.Table;

/**
 * Prose with Romanian labels ({@code Platitor … Beneficiar … Detalii …}), as BCR, Alpha and CEC
 * write. A label may be broken by a row end, so a blank may stand inside it; the same holds for an
 * IBAN. Immutable and thread-safe.
 */
final class ProseLayout implements Details.Layout {
  private static final Pattern RO_IBAN =
      Pattern.compile("R ?O ?\\d ?\\d(?: ?[A-Z]){4}(?: ?[A-Z0-9]){16}");
  private static final Pattern FOREIGN_IBAN =
      Pattern.compile("\\b[A-Z]{2}\\d{2}[A-Z0-9]{11,30}\\b");
  private static final Pattern LAST_BIC =
      Pattern.compile("(.+) [A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?");
  private static final String TAX_ID = "\\s*((?:RO)? ?\\d{1,13})";

  private final Pattern marks;
  private final Pattern payer;
  private final Pattern payee;
  private final Optional<Pattern> taxLabel;
  private final Optional<Pattern> taxId;
  private final Pattern ends;
  private final Optional<Pattern> endToEnd;

  ProseLayout(Table table, String name) {
    this.marks = labels(table.list(name + ".marks"));
    this.payer = labels(table.list(name + ".payer"));
    this.payee = labels(table.list(name + ".payee"));
    this.ends = labels(table.list(name + ".ends"));
    Optional<String> tax =
        table.get(name + ".tax-id").map(t -> labels(table.list(name + ".tax-id")).pattern());
    this.taxLabel = tax.map(Pattern::compile);
    this.taxId = tax.map(t -> Pattern.compile("(?:" + t + ")" + TAX_ID));
    this.endToEnd =
        table
            .get(name + ".end-to-end")
            .map(l -> Pattern.compile(labels(List.of(l)).pattern() + "\\s+(\\S+)"));
  }

  @Override
  public Optional<Details> read(List<String> rows, int firstRow, boolean moneyIn) {
    String text = Rows.soft(rows, firstRow);
    if (!marks.matcher(text).find()) {
      return Optional.empty();
    }
    Matcher side = (moneyIn ? payer : payee).matcher(text);
    Counterparty other = side.find() ? party(section(text, side.end())) : Counterparty.UNKNOWN;
    Optional<String> reference =
        endToEnd.flatMap(p -> first(p, text)).filter(r -> !r.equals("NOTPROVIDED"));
    return Optional.of(new Details(other, SourceText.fold(text), reference));
  }

  private String section(String text, int start) {
    Matcher end = ends.matcher(text);
    return end.find(start) ? text.substring(start, end.start()) : text.substring(start);
  }

  private Counterparty party(String section) {
    Optional<String> iban =
        first(RO_IBAN, section).or(() -> first(FOREIGN_IBAN, section)).map(i -> i.replace(" ", ""));
    // "0" is how BCR says that it does not know
    Optional<String> tax =
        taxId
            .flatMap(p -> first(p, section))
            .map(t -> t.replace(" ", ""))
            .filter(t -> !t.matches("(RO)?0*"));
    int end = section.length();
    for (Pattern stop : List.of(RO_IBAN, FOREIGN_IBAN, taxLabel.orElse(RO_IBAN))) {
      Matcher m = stop.matcher(section);
      if (m.find()) {
        end = Math.min(end, m.start());
      }
    }
    int comma = section.indexOf(',');
    String name = SourceText.fold(section.substring(0, comma >= 0 ? Math.min(end, comma) : end));
    // Alpha writes the bank between name and account; a name of eight letters alone is no BIC
    Matcher bic = LAST_BIC.matcher(name);
    if (iban.isPresent()
        && bic.matches()
        && bic.group().regionMatches(name.lastIndexOf(' ') + 1, iban.get(), 4, 4)) {
      name = bic.group(1);
    }
    return new Counterparty(name.isEmpty() ? Optional.empty() : Optional.of(name), iban, tax);
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher m = pattern.matcher(text);
    return m.find() ? Optional.of(m.group(m.groupCount() > 0 ? 1 : 0)) : Optional.empty();
  }

  /** Any of the labels, each with at most one blank between its letters. */
  private static Pattern labels(List<String> labels) {
    return Pattern.compile(
        labels.stream()
            .map(
                l ->
                    l.chars()
                        .filter(c -> c != ' ')
                        .mapToObj(c -> Pattern.quote("" + (char) c))
                        .collect(Collectors.joining(" ?")))
            .collect(Collectors.joining("|")));
  }
}
