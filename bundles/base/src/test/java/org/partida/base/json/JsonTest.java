package org.partida.base.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.partida.api.company.Company;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.security.Grant;
import org.partida.api.statement.LineRecord;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Percent;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.PrecedingInvoice;
import org.partida.model.invoice.References;
import org.partida.model.match.MatchProposal;
import org.partida.model.statement.Statement;
import org.partida.model.voucher.Voucher;
import org.partida.spi.posting.ExchangeRates;
import org.partida.spi.posting.PaymentPosting;
import org.partida.spi.posting.PostingProfile.PartnerFacts;
import org.partida.spi.posting.ProductRule;
import org.partida.spi.posting.Question;
import org.partida.spi.posting.RateDay;

class JsonTest {
  private static final List<Class<?>> STORED =
      List.of(
          Invoice.class,
          Voucher.class,
          VoucherRecord.class,
          MatchProposal.class,
          LineRecord.class,
          Statement.class,
          Company.class,
          ProductRule.class,
          PartnerFacts.class,
          Question.class,
          Grant.class);

  @Property(tries = 200)
  void whatWasWrittenIsReadBackEqual(@ForAll long seed) {
    RandomValues values = new RandomValues(seed);
    for (Class<?> type : STORED) {
      Object value = values.make(type);
      String json = Json.write(value);
      assertThat(Json.read(json, type)).isEqualTo(value);
      assertThat(Json.write(Json.read(json, type))).isEqualTo(json);
    }
  }

  /** Rows of before lines could be split name one booking and one difference. */
  @Test
  void whatWasOneIsAListOfOne() {
    String one = "{'account':'627','by':'STANDARD','automatic':false,'why':'a fee'}";
    String proposal = "{'line':'l','grade':'SURE','score':1,'shares':[],'evidence':[],'booking':@}";
    MatchProposal p = Json.read(proposal.replace("@", one).replace('\'', '"'), MatchProposal.class);
    assertThat(p.bookings()).extracting(b -> b.account() + " " + b.amount()).hasSize(1);
    assertThat(Json.read(Json.write(p), MatchProposal.class)).isEqualTo(p);

    String payment =
        "{'parts':[],'difference':{'account':'6588','amount':{'amount':'0.05','currency':'RON'},'why':'w'}}";
    PaymentPosting kept = Json.read(payment.replace('\'', '"'), PaymentPosting.class);
    assertThat(kept.differences())
        .extracting(d -> d.amount())
        .containsExactly(Money.of("0.05", "RON"));
    assertThat(Json.read("{\"parts\":[]}", PaymentPosting.class).differences()).isEmpty();
  }

  @Test
  void decimalsAreTextAndKeepTheirScale() {
    assertThat(Json.write(Map.of("q", new BigDecimal("1.500")))).isEqualTo("{\"q\":\"1.500\"}");
    assertThat(Json.write(new BigDecimal("1E+3"))).isEqualTo("\"1000\"");
    assertThat(Json.write(new BigDecimal("1E+999999999"))).hasSizeLessThan(20);
    assertThat(Json.write(Money.of("-0.07", "RON")))
        .isEqualTo("{\"amount\":\"-0.07\",\"currency\":\"RON\"}");
    assertThat(Json.write(Percent.of("21.00"))).isEqualTo("\"21\"");
  }

  @Test
  void whatIsAbsentIsLeftOut() {
    assertThat(Json.write(new PrecedingInvoice("F 1", Optional.empty())))
        .isEqualTo("{\"number\":\"F 1\"}");
  }

  @Test
  void anOlderTextIsReadWithEmptyListsAndUnknownPropertiesAreSkipped() {
    References r =
        Json.read("{\"order\":\"PO 7\",\"inventedLater\":{\"a\":[1]}}", References.class);
    assertThat(r.order()).contains("PO 7");
    assertThat(r.awbs()).isEmpty();
    assertThat(r.contract()).isEmpty();
  }

  @Test
  void listsAndMapsAreReadByItem() {
    assertThat(Json.readList("[{\"number\":\"A\"}]", PrecedingInvoice.class))
        .containsExactly(new PrecedingInvoice("A", Optional.empty()));
    assertThat(
            Json.readMap("{\"RO1\":{\"vatPayer\":true,\"vatOnCash\":false}}", PartnerFacts.class))
        .containsExactly(Map.entry("RO1", new PartnerFacts(true, false)));
  }

  @Test
  void moneyThatIsNoMoneyIsNamed() {
    for (String bad :
        List.of(
            "{\"amount\":1.5,\"currency\":\"RON\"}",
            "{\"amount\":\"1.005\",\"currency\":\"RON\"}",
            "{\"amount\":\"1\",\"currency\":\"XQZ\"}",
            "5")) {
      assertThatThrownBy(() -> Json.read(bad, Money.class))
          .isInstanceOfSatisfying(
              PartidaException.class,
              e -> assertThat(e.problem().code()).isEqualTo("json.unreadable"));
    }
  }

  record Rates(Map<Percent, Money> waiting) {}

  @Test
  void aPercentageIsAKeyToo() {
    Rates r = new Rates(Map.of(Percent.of("21"), Money.of("105.00", "RON")));
    assertThat(Json.read(Json.write(r), Rates.class)).isEqualTo(r);
  }

  @Test
  void exchangeRatesKeepTheirSources() {
    ExchangeRates.Quote q =
        new ExchangeRates.Quote("EUR", LocalDate.of(2026, 10, 2), new BigDecimal("5.0950"), "BNR");
    ExchangeRates back =
        Json.read(
            Json.write(ExchangeRates.of(List.of(q), RateDay.PREVIOUS_BANKING_DAY)),
            ExchangeRates.class);
    assertThat(back.quotes()).containsExactly(q);
    assertThat(back.rateDay()).isEqualTo(RateDay.PREVIOUS_BANKING_DAY);
  }
}
