package org.partida.posting.ro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.posting.ro.Sample.purchase;
import static org.partida.posting.ro.Sample.sale;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.partida.model.Problem;
import org.partida.model.document.Direction;
import org.partida.spi.posting.InvoicePosting;
import org.partida.spi.posting.Proposal;
import org.partida.spi.posting.Question;

/**
 * What the rules cannot tell is asked, with everything a person needs to answer, and nothing is
 * posted.
 */
class QuestionTest {

  @Test
  void unknownProduct() {
    Proposal p =
        new Books()
            .propose(
                purchase()
                    .line("Servicii  cloud", "100", "S", "21")
                    .line("SERVICII CLOUD", "50", "S", "21"));
    Question q = only(p);
    assertThat(q.kind()).isEqualTo("product.type");
    assertThat(q.key()).isEqualTo("product.type:seller=RO18547290;name=SERVICII CLOUD");
    assertThat(q.location()).isEqualTo("line 1");
    assertThat(q.choices()).contains("GOODS", "SERVICES", "FIXED_ASSET", "PERSONAL");
  }

  @Test
  void choicesOnASaleHaveRevenue() {
    assertThat(only(new Books().propose(sale().line("X", "100", "S", "21"))).choices())
        .contains("GOODS")
        .doesNotContain("PERSONAL", "FUEL");
  }

  @Test
  void everythingIsAskedAtOnce() {
    Proposal p =
        new Books()
            .propose(
                purchase()
                    .currency("EUR")
                    .partner("Firma", "", "Atlantida")
                    .line("A", "10", "S", "17")
                    .line("B", "10", "S", "17"));
    assertThat(p.vouchers()).isEmpty();
    assertThat(p.questions())
        .extracting(Question::kind)
        .containsExactlyInAnyOrder("country", "product.type", "product.type", "exchange.rate");
  }

  @Test
  void unlawfulRateListsTheLegalOnes() {
    Question q = only(Books.with("GOODS").propose(sale().line("X", "100", "S", "19")));
    assertThat(q.kind()).isEqualTo("vat.rate");
    assertThat(q.text()).isEqualTo("VAT rate 19 % is not legal on 2026-10-05; legal: 11 %, 21 %");
    assertThat(q.choices()).containsExactly("11", "21");
  }

  @Test
  void theRateFollowsTheDayThatDecides() {
    assertThat(
            Books.with("GOODS")
                .propose(sale().on("2025-07-31").line("X", "100", "S", "19"))
                .questions())
        .isEmpty();
    assertThat(
            kinds(Books.with("GOODS").propose(sale().on("2025-07-31").line("X", "100", "S", "21"))))
        .containsExactly("vat.rate");
    assertThat(
            Books.with("GOODS")
                .propose(
                    sale().on("2025-08-05").delivered("2025-07-30").line("X", "100", "S", "19"))
                .questions())
        .isEmpty();
    assertThat(
            kinds(
                Books.with("GOODS")
                    .propose(
                        sale()
                            .on("2025-08-05")
                            .delivered("2025-07-30")
                            .line("X", "100", "S", "21"))))
        .containsExactly("vat.rate");
    assertThat(
            Books.with("GOODS")
                .propose(sale().on("2025-08-05").taxPoint("2025-07-30").line("X", "100", "S", "9"))
                .questions())
        .isEmpty();
    assertThat(
            kinds(
                Books.with("GOODS")
                    .propose(
                        sale()
                            .on("2025-07-20")
                            .delivered("2025-08-10")
                            .line("X", "100", "S", "21"))))
        .containsExactly("vat.rate");
  }

  @Test
  void anOldRateNeedsThePointerToTheOldDocument() {
    assertThat(kinds(Books.with("GOODS").propose(sale().credit().line("X", "100", "S", "19"))))
        .containsExactly("vat.rate");
    assertThat(
            Books.with("GOODS")
                .propose(sale().credit().earlier("F0", "").line("X", "100", "S", "19"))
                .questions())
        .isEmpty();
    assertThat(
            Books.with("GOODS")
                .propose(sale().credit().earlier("F0", "2025-01-10").line("X", "100", "S", "19"))
                .questions())
        .isEmpty();
    assertThat(
            kinds(
                Books.with("GOODS")
                    .propose(
                        sale().credit().earlier("F0", "2026-01-10").line("X", "100", "S", "19"))))
        .containsExactly("vat.rate");
    assertThat(
            kinds(
                Books.with("GOODS")
                    .propose(sale().earlier("F0", "2025-01-10").line("X", "100", "S", "19"))))
        .containsExactly("vat.rate");
  }

  @Test
  void theTransitionalRateIsPostedWithAWord() {
    Proposal p =
        Books.with("GOODS").propose(sale().on("2026-01-10").line("Apartament", "100", "S", "9"));
    assertThat(p.warnings()).extracting(Problem::code).containsExactly("vat.rate-limited");
    assertThat(
            kinds(
                Books.with("GOODS")
                    .propose(sale().on("2026-08-01").line("Apartament", "100", "S", "9"))))
        .containsExactly("vat.rate");
  }

  @Test
  void unknownCountryIsNeverDomestic() {
    Question q =
        only(
            Books.with("GOODS")
                .propose(purchase().partner("Firma", "", "Germanya").line("X", "100", "O", "")));
    assertThat(q.kind()).isEqualTo("country");
    assertThat(q.text()).contains("Germanya");
  }

  @Test
  void missingExchangeRateHintsAtTheDocumentsOwn() {
    Question q =
        only(
            Books.with("GOODS")
                .propose(
                    purchase().currency("EUR").vatInRon("1069.95").line("X", "1000", "S", "21")));
    assertThat(q.key()).isEqualTo("exchange.rate:currency=EUR;day=2026-10-05");
    assertThat(q.text()).contains("5.095");
  }

  @Test
  void aPrintedVatInLeiFarFromTheRate() {
    Books b = Books.with("GOODS").rate("EUR", "2026-10-05", "5.0950");
    assertThat(
            kinds(
                b.propose(purchase().currency("EUR").vatInRon("900").line("X", "1000", "S", "21"))))
        .containsExactly("totals");
  }

  @Test
  void totalsThatDoNotAddUp() {
    assertThat(kinds(Books.with("GOODS").propose(sale().line("X", "100", "S", "21").off("0.05"))))
        .contains("totals");
    assertThat(
            kinds(
                Books.with("GOODS")
                    .propose(sale().line("X", "100", "S", "21").vatOf("S", "21", "25"))))
        .containsExactly("totals");
    assertThat(kinds(Books.with("GOODS").propose(sale().line("X", "100", "S", "21").rounding("7"))))
        .containsExactly("totals");
  }

  @Test
  void printedVatThatValidationLetsPassIsPostedAsPrinted() {
    Proposal p =
        Books.with("GOODS").propose(sale().line("X", "100", "S", "21").vatOf("S", "21", "21.60"));
    assertThat(p.warnings()).extracting(Problem::code).containsExactly("totals.vat");
    assertThat(PostingTest.text(p.vouchers().get(0)))
        .containsExactly("D 4111 121.60", "C 707 100.00", "C 4427 21.60");
    assertThat(
            kinds(
                Books.with("GOODS")
                    .propose(sale().line("X", "100", "S", "21").vatOf("S", "21", "22.01"))))
        .containsExactly("totals");
    assertThat(
            kinds(
                Books.with("GOODS")
                    .propose(
                        sale()
                            .line("X", "100", "E", "0")
                            .exemption("VATEX-EU-132")
                            .vatOf("E", "0", "0.60"))))
        .containsExactly("totals");
  }

  @Test
  void categoriesThatAreNotRomanian() {
    assertThat(kinds(Books.with("GOODS").propose(sale().line("X", "100", "L", "7"))))
        .containsExactly("treatment");
    assertThat(kinds(Books.with("GOODS").propose(purchase().line("X", "100", "M", "7"))))
        .containsExactly("treatment");
    assertThat(kinds(Books.with("GOODS").propose(purchase().line("X", "100", "K", "0"))))
        .containsExactly("treatment");
    assertThat(
            kinds(
                Books.with("GOODS")
                    .propose(sale().partner("US", "", "US").line("X", "100", "K", "0"))))
        .containsExactly("treatment");
    assertThat(kinds(Books.with("GOODS").propose(sale().type("751").line("X", "100", "S", "21"))))
        .containsExactly("document.type");
    assertThat(
            kinds(
                Books.with("GOODS")
                    .propose(sale().line("X", "100", "E", "19").vatOf("E", "19", "0"))))
        .contains("vat.rate");
  }

  @Test
  void registrationThatContradictsTheDocument() {
    assertThat(kinds(Books.with("GOODS").notPayer().propose(sale().line("X", "100", "S", "21"))))
        .containsExactly("treatment");
    assertThat(
            kinds(
                Books.with("SERVICES")
                    .notPayer()
                    .propose(
                        purchase().partner("Cloud", "IE6388047V", "IE").line("X", "1", "AE", "0"))))
        .containsExactly("treatment");
    assertThat(
            kinds(
                Books.with("GOODS")
                    .partner("RO18547290", false, false)
                    .propose(purchase().line("X", "100", "S", "21"))))
        .containsExactly("partner.vat");
    assertThat(
            kinds(
                Books.with("GOODS")
                    .partner("18547290", false, false)
                    .propose(sale().line("X", "100", "AE", "0"))))
        .containsExactly("partner.vat");
  }

  @Test
  void reverseChargeThatHasExpired() {
    Books b = new Books().rule("any", "", "GOODS", "", "100", "1001");
    assertThat(b.propose(purchase().on("2026-12-31").line("Grau", "100", "AE", "0")).questions())
        .isEmpty();
    Question q = only(b.propose(purchase().on("2027-01-01").line("Grau", "100", "AE", "0")));
    assertThat(q.text()).contains("ended on 2026-12-31");
  }

  @Test
  void aTypeWithoutDefaultAccount() {
    Question q =
        only(Books.with("FIXED_ASSET").propose(purchase().line("Utilaj", "9000", "S", "21")));
    assertThat(q.kind()).isEqualTo("product.account");
    assertThat(q.choices()).contains("2131", "214");
    assertThat(kinds(Books.with("FUEL").propose(sale().line("Motorina", "1", "S", "21"))))
        .containsExactly("product.account");
    assertThat(kinds(Books.with("NO_SUCH").propose(sale().line("Motorina", "1", "S", "21"))))
        .containsExactly("product.type");
  }

  @Test
  void aDateBeforeTheTablesIsAskedNotFailed() {
    Proposal p =
        Books.with("GOODS").propose(purchase().on("1999-05-05").line("X", "100", "S", "21"));
    assertThat(p.vouchers()).isEmpty();
    assertThat(p.questions()).isNotEmpty();
  }

  @Test
  void theTypesOfTheCommandsAreKnown() {
    List<String> names = AccountingType.load().stream().map(AccountingType::name).toList();
    assertThat(names)
        .contains(
            "GOODS",
            "RAW_MATERIALS",
            "AUXILIARY_MATERIALS",
            "FUEL",
            "PACKAGING_MATERIALS",
            "SPARE_PARTS",
            "SEEDS",
            "FEED",
            "OTHER_CONSUMABLES",
            "SMALL_INVENTORY",
            "FINISHED_PRODUCTS",
            "SEMI_FINISHED",
            "RESIDUAL",
            "PACKAGING",
            "SERVICES",
            "UTILITIES",
            "FIXED_ASSET",
            "ADVANCE",
            "TAX_FEE",
            "PERSONAL");
  }

  @Test
  void theWrongSide() {
    InvoicePosting asked =
        new InvoicePosting(
            sale().line("X", "1", "S", "21").build(),
            Direction.RECEIVED,
            Books.with("GOODS").profile(),
            "d",
            LocalDate.EPOCH);
    assertThat(kinds(Books.RULES.propose(asked))).containsExactly("direction");
  }

  private static Question only(Proposal p) {
    assertThat(p.vouchers()).isEmpty();
    assertThat(p.questions()).hasSize(1);
    return p.questions().get(0);
  }

  private static List<String> kinds(Proposal p) {
    return p.questions().stream().map(Question::kind).distinct().toList();
  }
}
