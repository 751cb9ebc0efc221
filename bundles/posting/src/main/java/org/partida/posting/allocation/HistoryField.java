package org.partida.posting.allocation;

import org.partida.base.text.CsvHead;

/** What a column of lines that another program booked may hold. */
enum HistoryField implements CsvHead.Named {
  SIDE("side directie sens tip direzione"),
  PARTNER("partner partener furnizor client denumirepartener nume fornitore cliente"),
  TAX_ID("taxid cui cif codfiscal cuicif partitaiva piva"),
  DATE("date data datadocument datadocumento"),
  NUMBER("number document numar nr nrdocument numardocument numero"),
  NAME("name text produs articol denumire descriere explicatie descrizione"),
  CODE("code cod codarticol codprodus codice"),
  TYPE("type tipcontabil tipprodus tipocontabile"),
  ACCOUNT("account cont contul simbolcont conto"),
  AMOUNT("amount valoare suma net importo"),
  CURRENCY("currency moneda valuta");

  private final String headings;

  HistoryField(String headings) {
    this.headings = headings;
  }

  @Override
  public String headings() {
    return headings;
  }
}
