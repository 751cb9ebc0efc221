package org.partida.portfolio.contact;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.partida.base.text.CsvCells;
import org.partida.base.text.CsvRows.Row;

/** The heading line of a file of people: which column holds what. Immutable. */
final class ContactHead {
  private final Row row;
  private final Map<Field, Integer> columns = new EnumMap<>(Field.class);

  ContactHead(Row row) {
    this.row = row;
    for (int i = 0; i < row.cells().size(); i++) {
      int column = i;
      field(row.cell(i)).ifPresent(f -> columns.putIfAbsent(f, column));
    }
  }

  /** What a column may hold, and its headings in English, Romanian and Italian. */
  enum Field {
    COMPANY(
        "company companie firma azienda ditta companyid cui cif codfiscal codfiscalcui cuifirma partitaiva piva codicefiscale"),
    NAME("name nume numesiprenume numeprenume persoana nome nomeecognome"),
    MAIL("mail email adresaemail adresademail postaelettronica indirizzoemail"),
    PHONE("phone telefon tel nrtelefon mobil telefono mobile cellulare"),
    ROLE("role function position rol functie functia ruolo funzione");

    private final String headings;

    Field(String headings) {
      this.headings = headings;
    }

    boolean isCalled(String bare) {
      return !bare.isEmpty() && (" " + headings + " ").contains(" " + bare + " ");
    }

    String firstHeading() {
      return headings.substring(0, headings.indexOf(' '));
    }
  }

  private static Optional<Field> field(String heading) {
    String bare =
        Normalizer.normalize(heading, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z]", "");
    for (Field f : Field.values()) {
      if (f.isCalled(bare)) {
        return Optional.of(f);
      }
    }
    return Optional.empty();
  }

  boolean has(Field field) {
    return columns.containsKey(field);
  }

  /** The text of a row's cell; empty if there is nothing in it. */
  Optional<String> text(Row row, Field field) {
    return Optional.of(CsvCells.plain(row.cell(columns.getOrDefault(field, -1))).strip())
        .filter(t -> !t.isEmpty());
  }

  /** The column as its file calls it. */
  String place(Field field) {
    int column = columns.getOrDefault(field, -1);
    return column < 0
        ? "column " + field.firstHeading()
        : "column " + (column + 1) + " (" + row.cell(column) + ")";
  }
}
