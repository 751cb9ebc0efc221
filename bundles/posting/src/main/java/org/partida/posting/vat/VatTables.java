package org.partida.posting.vat;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.partida.api.posting.VatBook;
import org.partida.api.posting.VatJournal;
import org.partida.api.posting.VatSheet;
import org.partida.api.posting.VatTie;
import org.partida.base.text.Words;
import org.partida.model.Money;
import org.partida.model.Problem;
import org.partida.model.table.PrintedTable;
import org.partida.model.table.PrintedTable.Cell;
import org.partida.model.table.PrintedTable.Column;
import org.partida.model.table.PrintedTable.Row;
import org.partida.model.table.PrintedTable.Style;

/** The books as tables in one language. Immutable. */
final class VatTables {
  private static final Words WORDS = Words.beside(VatTables.class, "words");
  private static final int AMOUNT = 11;

  private final Locale language;

  VatTables(Locale language) {
    boolean ours = Words.LANGUAGES.contains(language.getLanguage());
    this.language = ours ? Locale.forLanguageTag(language.getLanguage()) : Locale.ENGLISH;
  }

  PrintedTable of(VatJournal j) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                new Column("#", false, 4),
                new Column(word("date"), false, 10),
                new Column(word("number"), false, 17),
                new Column(word("partner"), false, 22),
                new Column(word("taxId"), false, 12),
                new Column(word("entry"), false, 16),
                new Column(word("total"), true, AMOUNT)));
    j.columns().forEach(c -> columns.add(new Column(name(c.names()), true, AMOUNT)));
    List<Row> rows = new ArrayList<>();
    for (VatJournal.Row r : j.rows()) {
      List<Cell> cells =
          new ArrayList<>(
              List.of(
                  Cell.of(String.valueOf(rows.size() + 1)),
                  Cell.of(r.date().toString()),
                  Cell.of(r.number() + note(r.note())),
                  Cell.of(r.partner()),
                  Cell.of(r.taxId().orElse("")),
                  Cell.of(String.join(", ", r.entries())),
                  amount(Optional.of(r.total()))));
      j.columns().forEach(c -> cells.add(amount(Optional.ofNullable(r.amounts().get(c.code())))));
      rows.add(new Row(Style.ORDINARY, cells));
    }
    List<Cell> totals =
        new ArrayList<>(
            List.of(
                Cell.EMPTY,
                Cell.EMPTY,
                Cell.EMPTY,
                Cell.of(word("totals")),
                Cell.EMPTY,
                Cell.EMPTY,
                amount(Optional.of(j.total()))));
    Money zero = j.total().minus(j.total());
    j.columns()
        .forEach(c -> totals.add(amount(Optional.of(j.totals().getOrDefault(c.code(), zero)))));
    rows.add(new Row(Style.TOTAL, totals));
    return new PrintedTable(
        word("title." + j.book()),
        head(j.companyName(), j.company().value(), j.period().toString()),
        columns,
        rows,
        notes(j.ties(), j.findings()),
        true);
  }

  PrintedTable of(VatSheet s) {
    boolean d394 = s.book() == VatBook.D394;
    List<Column> columns =
        new ArrayList<>(
            List.of(new Column(word("row"), false, 10), new Column(word("name"), false, 60)));
    if (d394) {
      columns.add(new Column(word("taxId"), false, 14));
    }
    columns.add(new Column(word("documents"), true, 9));
    columns.add(new Column(word("base"), true, 14));
    columns.add(new Column(word("vat"), true, 14));
    List<Row> rows = new ArrayList<>();
    for (VatSheet.Row r : s.rows()) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of(r.code()));
      cells.add(Cell.of(r.partner().orElse(name(r.names()))));
      if (d394) {
        cells.add(Cell.of(r.taxId().orElse("")));
      }
      cells.add(
          r.documents() == 0 ? Cell.EMPTY : Cell.of(java.math.BigDecimal.valueOf(r.documents())));
      cells.add(amount(r.base()));
      cells.add(amount(r.vat()));
      rows.add(new Row(style(r.kind()), cells));
    }
    return new PrintedTable(
        word("title." + s.book()),
        head(s.companyName(), s.company().value(), s.period().toString()),
        columns,
        rows,
        notes(s.ties(), s.findings()),
        false);
  }

  private static Style style(VatSheet.Kind kind) {
    return switch (kind) {
      case ROW -> Style.ORDINARY;
      case PART, PARTNER, INFO -> Style.PART;
      case TOTAL -> Style.TOTAL;
    };
  }

  private List<String> head(String name, String id, String period) {
    return List.of(name + " · " + id, word("period") + ": " + period);
  }

  private List<String> notes(List<VatTie> ties, List<Problem> findings) {
    List<String> notes = new ArrayList<>();
    for (VatTie t : ties) {
      StringBuilder b =
          new StringBuilder(word("tie") + " " + t.account() + ": " + word("tie.book"));
      b.append(' ').append(money(t.book()));
      if (t.parts().size() > 1) {
        List<String> parts =
            t.parts().stream().map(p -> name(p.names()) + " " + money(p.amount())).toList();
        b.append(" (").append(String.join("; ", parts)).append(')');
      }
      b.append(", ").append(word("tie.ledger")).append(' ').append(money(t.ledger()));
      if (t.differences().isEmpty()) {
        b.append(" – ").append(word("tie.equal"));
      }
      notes.add(b.toString());
      t.differences().forEach(d -> notes.add("    " + difference(d)));
    }
    findings.stream()
        .filter(f -> !f.code().startsWith("vat.tie."))
        .forEach(f -> notes.add(word("finding") + ": " + f.message()));
    return notes;
  }

  private String difference(VatTie.Difference d) {
    return word("diff." + d.kind())
        + (d.belongs().isEmpty() ? "" : " (" + d.belongs() + ")")
        + ": "
        + money(d.amount())
        + " – "
        + String.join(" ", d.entry(), d.date().toString(), d.document()).strip();
  }

  private String note(String note) {
    if (note.isEmpty()) {
      return "";
    }
    String words =
        note.replace("payment", word("note.payment")).replace("storno", word("note.storno"));
    return " (" + words + ")";
  }

  /** As the language writes it, whatever the machine's locale data say. */
  private String money(Money m) {
    DecimalFormatSymbols signs = new DecimalFormatSymbols(Locale.ROOT);
    boolean english = "en".equals(language.getLanguage());
    signs.setGroupingSeparator(english ? ',' : '.');
    signs.setDecimalSeparator(english ? '.' : ',');
    DecimalFormat format = new DecimalFormat("#,##0", signs);
    format.setMinimumFractionDigits(m.decimal().scale());
    format.setMaximumFractionDigits(m.decimal().scale());
    return format.format(m.decimal()) + " " + m.currency().getCurrencyCode();
  }

  private static Cell amount(Optional<Money> m) {
    return m.map(Money::decimal).map(Cell::of).orElse(Cell.EMPTY);
  }

  private String name(Map<String, String> names) {
    return names.getOrDefault(language.getLanguage(), names.get("en"));
  }

  private String word(String key) {
    return WORDS.get(language, key);
  }
}
