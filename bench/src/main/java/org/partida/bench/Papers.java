package org.partida.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partida.api.company.ApprovalPolicy;
import org.partida.api.company.Company;
import org.partida.api.company.DayRate;
import org.partida.api.company.Policies;
import org.partida.model.CompanyId;
import org.partida.model.Percent;
import org.partida.model.document.Direction;
import org.partida.model.invoice.Invoice;
import org.partida.posting.ro.RoPostingRules;
import org.partida.sandbox.generate.CompanyMonth;
import org.partida.sandbox.generate.GenMessage;
import org.partida.sandbox.generate.GenParty;
import org.partida.sandbox.generate.GeneratedMonth;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.generate.VatStatus;
import org.partida.sandbox.generate.World;
import org.partida.spi.posting.ExchangeRates;
import org.partida.spi.posting.InvoicePosting;
import org.partida.spi.posting.PostingProfile;
import org.partida.spi.posting.ProductRule;
import org.partida.spi.posting.Proposal;
import org.partida.spi.posting.StornoStyle;
import org.partida.ubl.UblInvoiceReader;

/**
 * Generated documents of the sandbox's companies that can be booked without a question. Big
 * attachments are left out.
 */
final class Papers {
  private static final int BIG = 100_000;
  private static final Currency RON = Currency.getInstance("RON");

  /** Every product is a service: what is measured is the way, not the chart of accounts. */
  static final List<ProductRule> PRODUCTS =
      List.of(
          new ProductRule(
              "any",
              "",
              "SERVICES",
              Optional.empty(),
              Percent.of("100"),
              Optional.empty(),
              Map.of()));

  private Papers() {}

  /** A document as it comes, and as it is posted. */
  record Paper(
      CompanyId company, Payload payload, InvoicePosting posting, Map<LocalDate, BigDecimal> eur) {
    byte[] bytes() {
      return payload.bytes();
    }
  }

  /** The rates that its month was made with. */
  static List<DayRate> rates(Paper paper) {
    return paper.eur().entrySet().stream()
        .map(e -> new DayRate("EUR", e.getKey(), e.getValue(), "BNR"))
        .toList();
  }

  static List<Paper> take(int count) {
    RoPostingRules rules = new RoPostingRules();
    UblInvoiceReader reader = new UblInvoiceReader();
    Set<String> seen = new HashSet<>();
    List<Paper> papers = new ArrayList<>();
    for (long seed = 1; papers.size() < count; seed++) {
      GeneratedMonth month = Invoices.month(seed);
      for (CompanyMonth c : month.companies()) {
        for (GenMessage m : c.messages()) {
          if (m.invoice().isPresent() && m.payload().size() < BIG) {
            Paper p = paper(reader, month, c.company(), m);
            Proposal proposal = rules.propose(p.posting());
            if (proposal.questions().isEmpty()
                && !proposal.vouchers().isEmpty()
                && seen.add(identity(p))) {
              papers.add(p);
            }
          }
        }
      }
    }
    return papers.subList(0, count);
  }

  private static Paper paper(
      UblInvoiceReader reader, GeneratedMonth month, GenParty company, GenMessage m) {
    Payload payload = m.payload();
    try {
      Invoice invoice = reader.read(new ByteArrayInputStream(payload.bytes())).invoices().get(0);
      Direction direction =
          m.direction() == org.partida.sandbox.generate.Direction.RECEIVED
              ? Direction.RECEIVED
              : Direction.ISSUED;
      CompanyId id = id(company);
      return new Paper(
          id,
          payload,
          new InvoicePosting(
              invoice,
              direction,
              profile(month, company),
              id + "/" + invoice.number(),
              invoice.header().issueDate().plusDays(1)),
          month.eurRates());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One economic fact is booked once, so a number that two seeds share counts once. */
  private static String identity(Paper p) {
    Invoice i = p.posting().invoice();
    return p.company()
        + "|"
        + i.parties().seller().name()
        + "|"
        + i.number().toUpperCase(Locale.ROOT);
  }

  private static PostingProfile profile(GeneratedMonth month, GenParty company) {
    Map<LocalDate, BigDecimal> eur = new HashMap<>(month.eurRates());
    return new PostingProfile(
        id(company),
        company.name(),
        RON,
        company.vat() != VatStatus.NONE,
        company.vat() == VatStatus.CASH,
        StornoStyle.RED,
        Map.of(),
        PRODUCTS,
        new ExchangeRates(Map.of("EUR", eur)));
  }

  static CompanyId id(GenParty company) {
    return CompanyId.of("RO", company.code());
  }

  /** The companies as an office would keep them that lets everything be posted by itself. */
  static List<Company> companies() {
    Policies policies =
        new Policies(
            ApprovalPolicy.NOT_REQUIRED,
            ApprovalPolicy.NOT_REQUIRED,
            Optional.empty(),
            true,
            false,
            StornoStyle.RED,
            Locale.forLanguageTag("ro"));
    return World.load().companies().stream()
        .map(
            c ->
                new Company(
                    id(c),
                    c.name(),
                    RON,
                    c.vat() != VatStatus.NONE,
                    c.vat() == VatStatus.CASH,
                    Optional.empty(),
                    List.of(),
                    policies))
        .toList();
  }
}
