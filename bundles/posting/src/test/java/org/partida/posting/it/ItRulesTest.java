package org.partida.posting.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.posting.it.ItSample.purchase;
import static org.partida.posting.it.ItSample.sale;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.invoice.Invoice;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.paper.PaperKind;
import org.partida.model.paper.PaperLine;
import org.partida.model.paper.Support;
import org.partida.model.voucher.Voucher;
import org.partida.posting.rules.Directions;
import org.partida.spi.posting.ExchangeRates;
import org.partida.spi.posting.InvoicePosting;
import org.partida.spi.posting.PaperPosting;
import org.partida.spi.posting.PaperSettings;
import org.partida.spi.posting.PostingProfile;
import org.partida.spi.posting.ProductRule;
import org.partida.spi.posting.Proposal;
import org.partida.spi.posting.ReversalOrder;
import org.partida.spi.posting.StornoStyle;

/** The rules of Italy: what they book, and what they ask instead of guessing. */
class ItRulesTest {
  private static final CompanyId COMPANY = new CompanyId("IT01234567897");
  private static final ItPostingRules RULES = new ItPostingRules();

  private static Proposal propose(ItSample s, boolean payer, String deduction, String received) {
    Invoice invoice = s.build();
    ProductRule any =
        new ProductRule(
            "any",
            "",
            "SERVICES",
            Optional.empty(),
            Percent.of(deduction),
            Optional.empty(),
            Map.of());
    PostingProfile profile =
        new PostingProfile(
            COMPANY,
            "Nostra SRL",
            Currency.getInstance("EUR"),
            payer,
            false,
            StornoStyle.RED,
            Map.of(),
            List.of(any),
            ExchangeRates.NONE);
    return RULES.propose(
        new InvoicePosting(
            invoice,
            Directions.of(invoice, COMPANY).orElseThrow(),
            profile,
            "doc-1",
            LocalDate.parse(received)));
  }

  private static Voucher voucher(ItSample s) {
    Proposal p = propose(s, true, "100", "2026-10-07");
    assertThat(p.questions()).isEmpty();
    return p.vouchers().get(0);
  }

  private static List<String> booked(ItSample s) {
    return text(voucher(s));
  }

  private static List<String> text(Voucher v) {
    return v.lines().stream()
        .map(l -> l.side() + " " + l.account() + " " + l.amount().amountText())
        .toList();
  }

  private static String asked(ItSample s) {
    Proposal p = propose(s, true, "100", "2026-10-07");
    assertThat(p.vouchers()).isEmpty();
    return p.questions().stream()
        .map(q -> q.kind() + ": " + q.text())
        .reduce("", (a, b) -> a + b + "\n");
  }

  @ParameterizedTest
  @CsvSource({"22,220.00", "10,100.00", "5,50.00", "4,40.00"})
  void eachLegalRate(String rate, String tax) {
    assertThat(booked(sale().line("Lavoro", "1000", "S", rate)))
        .contains("C 704 1000.00", "C 4422 " + tax);
    assertThat(booked(purchase().line("Lavoro", "1000", "S", rate)))
        .contains("D 611 1000.00", "D 4424 " + tax);
  }

  @Test
  void aRateThatIsNotLegalOnTheDayIsAskedWithTheLegalOnes() {
    assertThat(asked(purchase().line("Lavoro", "1000", "S", "21")))
        .contains("vat.rate", "21 % is not legal on 2026-10-05", "4 %, 5 %, 10 %, 22 %");
    assertThat(booked(purchase().type("380").on("2013-09-30").line("Lavoro", "1000", "S", "21")))
        .contains("D 4424 210.00");
    assertThat(asked(purchase().type("380").on("2013-10-01").line("Lavoro", "1000", "S", "21")))
        .contains("not legal");
    assertThat(
            booked(
                purchase()
                    .type("TD04")
                    .earlier("9", "2013-09-01")
                    .line("Lavoro", "1000", "S", "21")))
        .as("an old rate on a credit note of an old invoice")
        .contains("D 4424 -210.00");
  }

  @Test
  void creditNotesInRed() {
    assertThat(booked(sale().type("TD04").line("Lavoro", "100", "S", "22")))
        .containsExactly("D 411 -122.00", "C 704 -100.00", "C 4422 -22.00");
  }

  @ParameterizedTest
  @CsvSource({"O,N1", "O,N2.2", "G,N3.1", "K,N3.2", "E,N4", "AE,N6.3"})
  void withoutTaxByNature(String category, String nature) {
    assertThat(booked(sale().nature(category, nature).line("Lavoro", "1000", category, "0")))
        .containsExactly("D 411 1000.00", "C 704 1000.00");
    Voucher v = voucher(sale().nature(category, nature).line("Lavoro", "1000", category, "0"));
    assertThat(v.lines().get(1).tax().orElseThrow().codes()).containsEntry("natura", nature);
  }

  @ParameterizedTest
  @CsvSource({"E,N5,margine", "O,N7,altro Stato", "E,N9.9,is not one of 2026-10-05", "O,N2,is not"})
  void natureThatIsNotKnownIsAsked(String category, String nature, String words) {
    assertThat(asked(sale().nature(category, nature).line("Lavoro", "1000", category, "0")))
        .contains("vat.nature", words);
  }

  @Test
  void noNatureAtAllIsAsked() {
    assertThat(asked(sale().line("Lavoro", "1000", "E", "0"))).contains("no Natura says why");
  }

  @Test
  void whatTheRulesDoNotKnowIsAsked() {
    assertThat(asked(sale().taxPointCode("432").line("Lavoro", "10", "S", "22")))
        .contains("vat.deferred");
    assertThat(asked(purchase().line("Lavoro", "10", "B", "22"))).contains("vat.split");
    assertThat(asked(purchase().type("TD21").line("Lavoro", "10", "S", "22")))
        .contains("document.type", "TD21");
    assertThat(asked(purchase().type("TD99").line("Lavoro", "10", "S", "22"))).contains("TD99");
    assertThat(
            asked(
                purchase()
                    .partner("Cloud Ltd", "IE6388047V", "IE")
                    .nature("AE", "N2.1")
                    .line("Hosting", "10", "AE", "0")))
        .contains("self-invoice (TD17");
    assertThat(asked(sale().type("TD17").line("Lavoro", "10", "S", "22"))).contains("direction");
    assertThat(
            asked(
                purchase()
                    .type("TD06")
                    .line("Consulenza", "1000", "S", "22")
                    .withheld("RT03", "4", "40")))
        .contains("withholding", "INPS");
  }

  @Test
  void domesticReverseChargeIsTheInvoiceAndItsIntegration() {
    Proposal p =
        propose(
            purchase().nature("AE", "N6.1").line("Rottami", "1000", "AE", "0"),
            true,
            "100",
            "2026-10-07");
    assertThat(text(p.vouchers().get(0))).containsExactly("D 611 1000.00", "C 401 1000.00");
    assertThat(p.warnings()).anyMatch(w -> w.code().equals("vat.reverse"));
    assertThat(booked(purchase().type("TD16").line("Rottami", "1000", "S", "22")))
        .containsExactlyInAnyOrder("D 4424 220.00", "C 4422 220.00");
  }

  @Test
  void advancesGoToTheirAccounts() {
    assertThat(booked(sale().type("TD02").line("Acconto", "100", "S", "22")))
        .containsExactly("D 411 122.00", "C 419 100.00", "C 4422 22.00");
    assertThat(booked(purchase().type("TD03").line("Acconto", "100", "S", "22")))
        .contains("D 409 100.00");
  }

  @Test
  void whoeverIsNotRegisteredOrDeductsInPartHasTheRestAsCost() {
    assertThat(
            text(
                propose(purchase().line("Telefono", "100", "S", "22"), true, "50", "2026-10-07")
                    .vouchers()
                    .get(0)))
        .containsExactly("D 611 111.00", "D 4424 11.00", "C 401 122.00");
    assertThat(
            text(
                propose(purchase().line("Telefono", "100", "S", "22"), false, "100", "2026-10-07")
                    .vouchers()
                    .get(0)))
        .containsExactly("D 611 122.00", "C 401 122.00");
  }

  @Test
  void deductionIsOfTheMonthOfTheOperationIfItCameInTime() {
    assertThat(deduction("2026-10-31", "2026-11-15")).isEqualTo(YearMonth.of(2026, 10));
    assertThat(deduction("2026-10-31", "2026-11-16")).isEqualTo(YearMonth.of(2026, 11));
    assertThat(deduction("2026-12-31", "2027-01-10"))
        .as("not across years")
        .isEqualTo(YearMonth.of(2027, 1));
  }

  private static YearMonth deduction(String issued, String received) {
    return propose(purchase().on(issued).line("Lavoro", "10", "S", "22"), true, "100", received)
        .vouchers()
        .get(0)
        .lines()
        .stream()
        .flatMap(l -> l.tax().stream())
        .flatMap(t -> t.deductionPeriod().stream())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void ourOwnFeesAreWithheldByTheCustomer() {
    assertThat(
            booked(
                sale()
                    .type("TD06")
                    .line("Consulenza", "1000", "S", "22")
                    .fund("40", "22")
                    .withheld("RT01", "20", "200")))
        .containsExactly("D 411 1068.80", "D 413 200.00", "C 704 1040.00", "C 4422 228.80");
  }

  @Test
  void aPrintedAmountDueThatFitsNothingIsAsked() {
    Invoice i = sale().line("Lavoro", "100", "S", "22").build();
    assertThat(i.totals().payable()).isEqualTo(Money.of("122", "EUR"));
    assertThat(booked(sale().line("Lavoro", "100", "B", "22")))
        .as("1000 due of 1220 under split payment is right")
        .contains("D 411 122.00", "C 411 22.00");
  }

  @Test
  void papersThatItalyDoesNotKnowAreAsked() {
    BusinessPaper receipt =
        new BusinessPaper(
            PaperKind.RECEIPT,
            "S1",
            LocalDate.of(2026, 10, 5),
            Optional.empty(),
            Support.NOTHING,
            Currency.getInstance("EUR"),
            List.of(PaperLine.of("1", "Caffe", Money.of("1", "EUR"), Optional.empty())),
            List.of(),
            false,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    Proposal p =
        RULES.propose(
            new PaperPosting(
                receipt, null, PaperSettings.DEFAULT, List.of(), "d", LocalDate.of(2026, 10, 5)));
    assertThat(p.vouchers()).isEmpty();
    assertThat(p.questions()).singleElement().matches(q -> q.text().contains("RECEIPT"));
  }

  @Property(tries = 200)
  void takenBackItIsNought(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 9_999_999) Integer> cents,
      @ForAll @IntRange(min = 0, max = 3) int rate,
      @ForAll boolean sold) {
    ItSample s = sold ? sale() : purchase();
    for (int c : cents) {
      s.line(
          "Riga " + c,
          BigDecimal.valueOf(c, 2).toPlainString(),
          sold && c % 3 == 0 ? "B" : "S",
          List.of("22", "10", "5", "4").get(rate));
    }
    Voucher v = voucher(s);
    Voucher back =
        RULES.reverse(v, new ReversalOrder(new ExternalId("u"), v.date(), StornoStyle.BLACK, "x"));
    Money sum = Money.of("0", "EUR");
    for (String account : v.lines().stream().map(l -> l.account().toString()).distinct().toList()) {
      for (Voucher w : List.of(v, back)) {
        for (var l : w.lines()) {
          sum = l.account().toString().equals(account) ? sum.plus(l.signed()) : sum;
        }
      }
      assertThat(sum.isZero()).as(account).isTrue();
    }
  }
}
