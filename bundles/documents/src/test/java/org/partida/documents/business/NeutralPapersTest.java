package org.partida.documents.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partida.base.paper.NeutralFile;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.paper.PaperKind;
import org.partida.model.paper.Store;
import org.partida.model.paper.Support;
import org.partida.model.paper.Tender;

/** The neutral form in both writings, and what is wrong with files of it. */
class NeutralPapersTest {
  private static final PaperMaker MAKER =
      new PaperMaker(new CompanyId("RO12345674"), Currency.getInstance("RON"));

  static final String RECEPTION =
      """
      [{"kind": "RECEPTION", "number": "NIR-12", "date": "2026-10-05",
        "partner": {"name": "Furnizor SRL", "taxId": "RO 1854 7290"},
        "document": {"kind": "DELIVERY_NOTE", "number": "A-77", "date": "2026-10-04"},
        "store": {"code": "M1", "keeping": "GLOBAL_VALORIC", "markup": 20},
        "lines": [
          {"name": "Ulei", "code": "U1", "type": "GOODS", "quantity": 10, "net": "1000", "rate": 21},
          {"name": "Apa", "quantity": "2", "gross": "111.00", "rate": "11", "shelfPrice": "80"}
        ]}]
      """;

  static final String CSV =
      """
      kind;number;date;partner;partnerTaxId;document;documentNumber;documentDate;store;keeping;storeMarkup;name;code;type;quantity;net;gross;rate;shelfPrice
      RECEPTION;NIR-12;2026-10-05;Furnizor SRL;RO18547290;DELIVERY_NOTE;A-77;2026-10-04;M1;GLOBAL_VALORIC;20;Ulei;U1;GOODS;10;1000;;21;
      RECEPTION;NIR-12;2026-10-05;Furnizor SRL;RO18547290;DELIVERY_NOTE;A-77;2026-10-04;M1;GLOBAL_VALORIC;20;Apa;;;2;;111,00;11;80
      """;

  private static List<BusinessPaper> read(String text) {
    return NeutralFile.read(text, "f").papers().stream()
        .map(t -> MAKER.paper(new Fields("f", t)))
        .toList();
  }

  private static Problem problem(String text) {
    try {
      read(text);
    } catch (PartidaException e) {
      return e.problem();
    }
    throw new AssertionError("it was read");
  }

  @Test
  void jsonAndCsvSayTheSame() {
    assertThat(read(CSV)).isEqualTo(read(RECEPTION));
    BusinessPaper p = read(RECEPTION).get(0);
    assertThat(p.kind()).isEqualTo(PaperKind.RECEPTION);
    assertThat(p.support().kind()).isEqualTo(Support.Kind.DELIVERY_NOTE);
    assertThat(p.partnerNumber()).isEqualTo("A-77");
    assertThat(p.partner().orElseThrow().country()).as("by its fiscal code").contains("RO");
    assertThat(p.store().orElseThrow().keeping()).isEqualTo(Store.Keeping.GLOBAL_VALORIC);
    assertThat(p.lines().get(0).vat().amountText()).isEqualTo("210.00");
    assertThat(p.lines().get(1).net().amountText()).as("out of the gross").isEqualTo("100.00");
    assertThat(p.gross().amountText()).isEqualTo("1321.00");
  }

  @Test
  void tillsInCsv() {
    BusinessPaper z =
        read("""
                kind,number,date,cash,card,name,type,gross,rate
                Z_REPORT,Z-1,2026-10-05,605.00,605.00,Vanzari,GOODS,1210.00,21
                """)
            .get(0);
    assertThat(z.tenders())
        .extracting(Tender::means)
        .containsExactly(Tender.Means.CASH, Tender.Means.CARD);
    assertThat(z.net().amountText()).isEqualTo("1000.00");
  }

  @Test
  void disposalsAndCompensations() {
    String json =
        """
        [{"kind": "ASSET_DISPOSAL", "number": "PV-1", "date": "2026-10-05",
          "lines": [{"name": "Strung", "account": "2131", "net": "30000", "depreciation": "26000"}]},
         {"kind": "COMPENSATION", "number": "C-1", "date": "2026-10-05",
          "partner": {"name": "Furnizor SRL", "taxId": "RO18547290"},
          "lines": [{"settles": "RECEIVABLE", "item": "F1", "net": "500"},
                    {"settles": "PAYABLE", "item": "X7", "net": "500"}]}]
        """;
    String csv =
        """
        kind;number;date;partner;partnerTaxId;name;account;net;depreciation;settles;item
        ASSET_DISPOSAL;PV-1;2026-10-05;;;Strung;2131;30000;26000;;
        COMPENSATION;C-1;2026-10-05;Furnizor SRL;RO18547290;;;500;;RECEIVABLE;F1
        COMPENSATION;C-1;2026-10-05;Furnizor SRL;RO18547290;;;500;;PAYABLE;X7
        """;
    assertThat(read(csv)).isEqualTo(read(json));
    assertThat(read(json).get(1).gross().amountText()).isEqualTo("500.00");
    Problem more = problem(json.replace("\"26000\"", "\"31000\""));
    assertThat(more.location()).isEqualTo("f line 1");
    assertThat(more.message()).contains("31000.00 RON", "is more than its cost 30000.00 RON");
    assertThat(problem(json.replace("\"settles\": \"PAYABLE\", ", "")).message())
        .contains("belong together");
    assertThat(problem(json.replace(", \"depreciation\": \"26000\"", "")).message())
        .contains("says what was depreciated");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"net\": \"1000\"|\"net\": \"1.000,00\"|f line 6|is not a number",
        "\"date\": \"2026-10-05\"|\"date\": \"05.10.2026\"|f line 1|is not a date",
        "\"kind\": \"RECEPTION\"|\"kind\": \"NIR\"|f line 1|is not one of the known words",
        "\"rate\": 21}|\"rat\": 21}|f line 6|there is no field \"rat\"",
        "\"number\": \"NIR-12\"|\"number\": \"\"|f line 1|\"number\" is missing",
        "\"net\": \"1000\"|\"net\": \"1000\", \"gross\": \"1000\", \"vat\": \"5\"|f line 6|are not the gross",
        "\"code\": \"M1\"|\"code\": \"Magazinul de jos\"|f line 1|not a store code",
      })
  void whatIsWrongIsToldWithFileLineAndFix(
      String right, String wrong, String location, String message) {
    Problem p = problem(RECEPTION.replace(right, wrong));
    assertThat(p.location()).isEqualTo(location);
    assertThat(p.message()).contains(message);
    assertThat(p.fix()).isNotBlank();
  }

  @Test
  void brokenFilesAreToldWithTheirLine() {
    assertThat(problem("[{\"kind\": \n \"RECEPTION\",,}]").location()).isEqualTo("f line 2");
    assertThat(problem("kind;colour\nZ_REPORT;red\n").message()).contains("colour");
    assertThat(problem("kind;name\nZ_REPORT;\"red\n").location()).isEqualTo("f line 2");
    assertThatThrownBy(() -> read("")).isInstanceOf(PartidaException.class);
  }
}
