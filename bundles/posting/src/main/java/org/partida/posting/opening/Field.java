package org.partida.posting.opening;

import org.partida.base.text.CsvHead;

/** What a column of balances or open documents may hold. */
enum Field implements CsvHead.Named {
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

  @Override
  public String headings() {
    return headings;
  }
}
