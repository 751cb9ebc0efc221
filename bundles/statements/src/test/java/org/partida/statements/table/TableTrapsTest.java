package org.partida.statements.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.statement.Chain;
import org.partida.model.statement.Statement;
import org.partida.spi.statement.StatementHead;
import org.partida.spi.statement.StatementRead;

/** What tables of banks, couriers and processors are refused for, and what they are not. */
class TableTrapsTest {
  private static final String FAN =
      "Nr. AWB;Destinatar;Valoare ramburs;Data plata\n2345678901;Ion;1.234,50;09.10.2026\n";

  private static ProfileReader reader(String id) {
    return new ProfileReader(
        BuiltIn.profiles().stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow());
  }

  private static StatementRead read(String id, String text) throws IOException {
    return reader(id)
        .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "x.csv");
  }

  private static void refused(String code, String id, String text) {
    assertThatThrownBy(() -> read(id, text))
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
  }

  @Test
  void aFileThatGivesAnotherSumIsCutShort() throws IOException {
    assertThat(read("fan-courier", FAN + "Total;;1.234,50;\n").statements()).hasSize(1);
    refused("table.total", "fan-courier", FAN + "Total;;1.334,50;\n");
  }

  /** BCR's last row: what went out and what came in. */
  @Test
  void aRowOfTotalsProvesTheBalanceOrTheFileIsCutShort() throws IOException {
    String bcr =
        "Titular cont,Contul pentru care s-a generat extrasul,Valuta,Sold contabil initial,Data finalizarii tranzactiei,Tranzactii finalizate (detalii),Debit (suma),Credit (suma),Referinta Oper. Document\n"
            + "A SRL,RO66RNCB0000000000000001,RON,10.00,05.10.2026,x,,100.00,1\n"
            + "A SRL,RO66RNCB0000000000000001,RON,10.00,06.10.2026,y,4.00,,2\n";
    String total = "A SRL,RO66RNCB0000000000000001,RON,10.00,,Total,4.00,%s,\n";
    assertThat(read("bcr-csv", bcr).statements().get(0).chain()).isEqualTo(Chain.UNKNOWN);
    Statement proven = read("bcr-csv", bcr + total.formatted("100.00")).statements().get(0);
    assertThat(proven.chain()).isEqualTo(Chain.OK);
    assertThat(proven.closing()).contains(Money.of("106.00", "RON"));
    refused("table.total", "bcr-csv", bcr + total.formatted("200.00"));
  }

  /** Intesa: balances stand between the rows; pending movements below are no movements yet. */
  @Test
  void balancesInsideTheTableProveItAndWhatIsPendingIsLeftOut() throws IOException {
    String head = "Data contabile;Data valuta;Descrizione;Accrediti;Addebiti;Descrizione estesa\n";
    String rows =
        ";;Saldo contabile iniziale in Euro;10,00;;\n"
            + "03/11/26;03/11/26;BONIFICO;5,00;;x\n"
            + ";;Saldo contabile finale in Euro;%s;;\n"
            + ";;Operazioni non contabilizzate;;;\n"
            + ";04/11/26;PRENOTAZIONE;;-7,00;y\n"
            + "04/11/26;04/11/26;PRENOTAZIONE;;-8,00;z\n";
    StatementRead read = read("intesa-statement", head + rows.formatted("15,00"));
    assertThat(read.statements().get(0).chain()).isEqualTo(Chain.OK);
    assertThat(read.statements().get(0).lines()).hasSize(1);
    assertThat(read.warnings())
        .singleElement()
        .satisfies(w -> assertThat(w.message()).startsWith("2 rows"));
    assertThat(read("intesa-statement", head + rows.formatted("16,00")).statements().get(0).chain())
        .isEqualTo(Chain.BROKEN);
  }

  @Test
  void aWaybillThatASpreadsheetSpoiltIsNotGuessed() {
    refused("csv.number-lost", "fan-courier", FAN.replace("2345678901", "2,34567E+09"));
  }

  @Test
  void anAmountWithoutDateIsRefusedAndNamesItsRow() {
    refused("csv.date", "fan-courier", FAN + "2345678902;Ana;10,00;\n");
  }

  @Test
  void aFormulaIsNoAmount() {
    refused("csv.number-style", "fan-courier", FAN.replace("1.234,50", "=1+1"));
  }

  @Test
  void feesThatDoNotMakeTheNetAreRefused() {
    refused(
        "csv.net",
        "netopia",
        "ntpID,orderId,total,commission,net,date\n1,C-1,100.00,2.00,97.00,2026-10-06\n");
  }

  @Test
  void aStateThatNobodyKnowsIsNotLeftOutUnseen() {
    refused(
        "csv.state",
        "revolut-personal",
        "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n"
            + "TOPUP,Current,2026-10-05,2026-10-05,x,5.00,0.00,EUR,WYKONANO,5.00\n");
  }

  @Test
  void dayAndMonthAreToldByTheWholeColumn() throws IOException {
    String head = "Nr. AWB;Destinatar;Valoare ramburs;Data plata\n";
    StatementRead r = read("fan-courier", head + "1;A;1,50;09/10/2026\n2;B;1,50;13/10/2026\n");
    assertThat(r.statements().get(0).lines())
        .extracting(l -> l.bookingDate().toString())
        .containsExactly("2026-10-09", "2026-10-13");
    refused("csv.date", "fan-courier", head + "1;A;1,50;13/10/2026\n2;B;1,50;10/13/2026\n");
    refused("csv.date", "fan-courier", head + "1;A;1,50;31/02/2026\n");
  }

  @Test
  void balancesThatTheFileStatesProveItsRows() throws IOException {
    String table =
        "Data inregistrare;Data tranzactiei;Suma debit;Suma credit;Descrierea tranzactiei\n"
            + "22/01/2026;22/01/2026;;100,00;a\n22/01/2026;22/01/2026;10,00;;b\n";
    for (String above :
        List.of(
            "Sold initial;Rulaj debitor;Sold final\n1.000,00;10,00;1.090,00\n",
            "Sold initial:;1.000,00 RON;Sold final:;1.090,00 RON\n",
            "Sold initial la;01.01.2026;1.000,00\nSold final 1.090,00\n")) {
      assertThat(read("raiffeisen-table", above + table).statements().get(0).chain())
          .as(above)
          .isEqualTo(Chain.OK);
      assertThat(
              read("raiffeisen-table", above.replace("1.090", "1.190") + table)
                  .statements()
                  .get(0)
                  .chain())
          .isEqualTo(Chain.BROKEN);
    }
    assertThat(
            read("raiffeisen-table", "Sold initial;lipsa\nSold final;1.090\n" + table)
                .statements()
                .get(0)
                .chain())
        .isEqualTo(Chain.UNKNOWN);
  }

  @Test
  void aQuotationMarkThatTakesInOtherRowsIsRefused() {
    refused(
        "csv.quotes",
        "fan-courier",
        FAN.replace("Ion", "\"Ion") + "2345678902;Ana;10,00;09.10.2026\n3;\";5,00;09.10.2026\n");
  }

  @ParameterizedTest
  @CsvSource({
    "fan-courier, Nr. AWB;Destinatar;Valoare;Data",
    "netopia, ntpID;orderId;total",
    "bcr-george, Data inregistrarii;Suma debit;Suma credit;Descrierea tranzactiei;Suma"
  })
  void otherHeadingsAreNotTaken(String id, String heading) {
    assertThat(
            reader(id)
                .detect(new StatementHead("x.csv", heading.getBytes(StandardCharsets.UTF_8)))
                .yes())
        .isFalse();
  }

  @Test
  void aWorkbookIsToldByItsRows() {
    StatementHead head =
        new StatementHead(
            "x.xlsx",
            new byte[] {'P', 'K', 3, 4},
            List.of(List.of("Borderou"), List.of("AWB", "Destinatar", "Ramburs", "Data")));
    assertThat(reader("fan-courier").detect(head).yes()).isTrue();
    assertThat(reader("cargus").detect(head).yes()).isFalse();
  }

  @Test
  void everyProfileSaysWhatItRestsOn() {
    for (TableProfile p : BuiltIn.profiles()) {
      assertThat(p.facts().evidence()).as(p.id()).isNotBlank();
      assertThat(p.bankCode().isPresent() || p.facts().register().isPresent()).as(p.id()).isTrue();
    }
    assertThat(BuiltIn.profiles()).extracting(TableProfile::id).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "'id: x y', profile.wrong",
    "'[1, 2]', profile.wrong",
    "'id: ok\nname: n\nsource: moon', profile.wrong",
    "'id: ok\nid: ok', profile.wrong",
    "'id: ok\nname: n\nsource: bank\nfoo: 1', profile.wrong",
    "'id: ok\nname: n\nsource: bank\nsignature: [a, b]\ncolumns: {date: a}', profile.wrong"
  })
  void aWrongProfileIsNamed(String yaml, String code) {
    assertThatThrownBy(() -> ProfileFile.read("my.yaml", yaml.replace("\\n", "\n")))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(code);
              assertThat(e.problem().location()).isEqualTo("my.yaml");
            });
  }

  @Test
  void aDraftIsAProfileThatReadsItsFile() throws IOException {
    List<List<String>> rows =
        List.of(
            List.of("Data", "Suma", "Descriere", "AWB"),
            List.of("09.10.2026", "12,50", "plata", "77"));
    String draft =
        ProfileDraft.of(rows, BuiltIn.profiles()).replace("# currency: RON  ", "currency: RON");
    TableProfile p = ProfileFile.read("draft.yaml", draft + "register: MINE\n");
    StatementRead r =
        new ProfileReader(p)
            .read(
                new ByteArrayInputStream(
                    "Data;Suma;Descriere;AWB\n09.10.2026;12,50;plata;77\n"
                        .getBytes(StandardCharsets.UTF_8)),
                "x.csv");
    assertThat(r.statements().get(0).lines().get(0).amount().amountText()).isEqualTo("12.50");
    assertThat(r.statements().get(0).lines().get(0).awb()).contains("77");
  }
}
