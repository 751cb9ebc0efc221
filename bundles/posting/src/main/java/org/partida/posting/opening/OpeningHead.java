package org.partida.posting.opening;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.partida.base.text.CsvCells;
import org.partida.base.text.CsvRows.Row;

/** The heading line of a file of balances or open documents: which column holds what. Immutable. */
final class OpeningHead {
  private final Row row;
  private final Map<Field, Integer> columns = new EnumMap<>(Field.class);

  OpeningHead(Row row) {
    this.row = row;
    for (int i = 0; i < row.cells().size(); i++) {
      int column = i;
      field(row.cell(i)).ifPresent(f -> columns.putIfAbsent(f, column));
    }
  }

  /** What a column may hold, and its headings in English, Romanian and Italian. */
  enum Field {
    ACCOUNT("account cont contul simbol simbolcont conto codiceconto"),
    DEBIT("debit solddebitor soldfinaldebitor soldd debitor dare saldodare"),
    CREDIT("credit soldcreditor soldfinalcreditor soldc creditor avere saldoavere"),
    AMOUNT("amount open suma rest restdeplata restdeincasat sold importo residuo"),
    PARTNER("partner name partener denumire client furnizor nume cliente fornitore denominazione"),
    TAX_ID("taxid cui cif codfiscal cuicif partitaiva piva"),
    COUNTRY("country tara codtara paese"),
    NUMBER("number document numar nr nrdocument numardocument numero numerodocumento"),
    DATE("date data datadocument datadocumento"),
    DUE("due duedate scadenta datascadenta scadenza"),
    CURRENCY("currency moneda valuta"),
    CURRENCY_AMOUNT("currencyamount sumavaluta sumainvaluta importovaluta"),
    ORDER("order comanda nrcomanda ordine"),
    AWB("awb nrawb"),
    VAT_RATE("vatrate cotatva aliquota"),
    VAT_WAITING("vatwaiting tvaneexigibila tvaneexigibil ivasospesa");

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
  Optional<String> text(Row of, Field field) {
    return Optional.of(CsvCells.plain(of.cell(columns.getOrDefault(field, -1))).strip())
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
