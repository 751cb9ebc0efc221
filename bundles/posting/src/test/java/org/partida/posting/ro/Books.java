package org.partida.posting.ro;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.document.Direction;
import org.partida.model.invoice.Invoice;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Voucher;
import org.partida.posting.rules.Correction;
import org.partida.posting.rules.Directions;
import org.partida.spi.posting.ExchangeRates;
import org.partida.spi.posting.InvoicePosting;
import org.partida.spi.posting.PaymentPosting;
import org.partida.spi.posting.PostingProfile;
import org.partida.spi.posting.ProductRule;
import org.partida.spi.posting.Proposal;
import org.partida.spi.posting.StornoStyle;

/** A company for tests: its settings, and postings on them through the real rules. */
final class Books {
  static final RoPostingRules RULES = new RoPostingRules();
  static final CompanyId COMPANY = new CompanyId("RO12345674");

  private final List<ProductRule> products = new ArrayList<>();
  private final Map<String, PostingProfile.PartnerFacts> partners = new HashMap<>();
  private final Map<String, List<PostingProfile.RegisterFact>> registers = new HashMap<>();
  private final Map<String, Map<LocalDate, BigDecimal>> rates = new HashMap<>();
  private boolean payer = true;
  private boolean cash;
  private StornoStyle style = StornoStyle.RED;

  static Books with(String type) {
    return new Books().any(type, "");
  }

  Books any(String type, String account) {
    return rule("any", "", type, account, "100", "");
  }

  Books named(String part, String type, String account) {
    return rule("name", part, type, account, "100", "");
  }

  Books rule(
      String on, String pattern, String type, String account, String deduction, String code) {
    products.add(
        new ProductRule(
            on,
            pattern,
            type,
            Optional.of(account).filter(a -> !a.isEmpty()),
            Percent.of(deduction),
            Optional.of(code).filter(k -> !k.isEmpty()),
            Map.of()));
    return this;
  }

  Books notPayer() {
    payer = false;
    return this;
  }

  Books onCash() {
    cash = true;
    return this;
  }

  Books black() {
    style = StornoStyle.BLACK;
    return this;
  }

  Books partner(String id, boolean vatPayer, boolean vatOnCash) {
    partners.put(id, new PostingProfile.PartnerFacts(vatPayer, vatOnCash));
    return this;
  }

  /** What was accepted of a register, from a day on. */
  Books register(String id, PostingProfile.RegisterFact fact) {
    registers.computeIfAbsent(id, k -> new ArrayList<>()).add(fact);
    return this;
  }

  Books rate(String currency, String day, String rate) {
    rates
        .computeIfAbsent(currency, c -> new HashMap<>())
        .put(LocalDate.parse(day), new BigDecimal(rate));
    return this;
  }

  PostingProfile profile() {
    return new PostingProfile(
        COMPANY,
        "Firma Noastra SRL",
        Currency.getInstance("RON"),
        payer,
        cash,
        style,
        partners,
        products,
        new ExchangeRates(rates),
        registers);
  }

  Proposal propose(Sample sample) {
    return propose(sample.build());
  }

  Proposal propose(Invoice invoice) {
    Direction direction = Directions.of(invoice, COMPANY).orElseThrow();
    LocalDate received = invoice.header().issueDate().plusDays(2);
    return RULES.propose(
        new InvoicePosting(invoice, direction, profile(), "doc-" + invoice.number(), received));
  }

  Voucher post(Sample sample) {
    return post(sample.build());
  }

  Voucher post(Invoice invoice) {
    Proposal p = propose(invoice);
    if (!p.questions().isEmpty()) {
      throw new AssertionError("asked: " + p.questions());
    }
    return p.vouchers().get(0);
  }

  /** What corrects it once the register is believed that the partner is not on cash. */
  Voucher corrected(Sample sample) {
    Voucher stands = post(sample);
    Optional<Boolean> untold = Optional.empty();
    register(
        "RO18547290",
        new PostingProfile.RegisterFact(
            Sample.DAY, untold, Optional.of(false), Optional.empty(), "the register"));
    Voucher now = post(sample);
    return Correction.of(
        stands,
        stands.lines(),
        now.lines(),
        Correction.differing(stands.lines(), now.lines()),
        new Correction.Order(new ExternalId("c-1"), Sample.DAY, style, "rule", "because"));
  }

  /** A payment: parts and differences as {@code account amount} in the sign of the money. */
  Voucher pay(String treasury, String amount, List<String> parts, String... difference) {
    List<PaymentPosting.Difference> d = new ArrayList<>();
    for (int i = 0; i < difference.length; i += 2) {
      d.add(
          new PaymentPosting.Difference(
              AccountCode.of(difference[i]), ron(difference[i + 1]), "difference"));
    }
    PartnerRef partner = PartnerRef.of(Sample.PARTNER);
    List<PaymentPosting.Part> items =
        parts.stream()
            .map(p -> p.split(" "))
            .map(
                p ->
                    new PaymentPosting.Part(
                        AccountCode.of(p[0]), partner, p.length > 2 ? p[2] : "F1", ron(p[1])))
            .toList();
    return RULES.pay(
        new PaymentPosting(
            profile(),
            new ExternalId("pay-1"),
            Sample.DAY,
            ron(amount),
            AccountCode.of(treasury),
            "payment",
            "EX-1/1",
            items,
            d));
  }

  private static Money ron(String amount) {
    return Money.of(amount, "RON");
  }
}
