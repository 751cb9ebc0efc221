package org.partida.spi.posting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.partida.model.CompanyId;

/**
 * What the rules need to know of a company. Immutable.
 *
 * @param company natural key
 * @param name registered name
 * @param currency the ledger's currency
 * @param vatPayer registered for VAT
 * @param vatOnCash applies VAT on cash (TVA la încasare)
 * @param storno how stornos are written
 * @param partners VAT facts by fiscal code as printed, with or without country prefix
 * @param products product accounting types, in order of specificity as given
 * @param rates exchange rates to the ledger's currency
 */
public record PostingProfile(
    CompanyId company,
    String name,
    Currency currency,
    boolean vatPayer,
    boolean vatOnCash,
    StornoStyle storno,
    Map<String, PartnerFacts> partners,
    List<ProductRule> products,
    ExchangeRates rates) {

  public PostingProfile {
    partners = Map.copyOf(partners);
    products = List.copyOf(products);
  }

  /**
   * What the books assume of a partner. Immutable.
   *
   * @param vatPayer registered for VAT
   * @param vatOnCash applies VAT on cash
   * @param since what is true from a day on, in order; before the first one the above is
   */
  public record PartnerFacts(boolean vatPayer, boolean vatOnCash, List<DatedFacts> since) {
    public PartnerFacts {
      since = since.stream().sorted(java.util.Comparator.comparing(DatedFacts::from)).toList();
    }

    /** Facts that are true on every day. */
    public PartnerFacts(boolean vatPayer, boolean vatOnCash) {
      this(vatPayer, vatOnCash, List.of());
    }

    /** What is true on a day. */
    public PartnerFacts on(LocalDate day) {
      PartnerFacts fit = new PartnerFacts(vatPayer, vatOnCash);
      for (DatedFacts d : since) {
        if (!d.from().isAfter(day)) {
          fit = new PartnerFacts(d.vatPayer(), d.vatOnCash());
        }
      }
      return fit;
    }

    /** The same with another dated fact, which replaces the one of its day. */
    public PartnerFacts with(DatedFacts fact) {
      List<DatedFacts> all = new ArrayList<>(since);
      all.removeIf(d -> d.from().equals(fact.from()));
      all.add(fact);
      return new PartnerFacts(vatPayer, vatOnCash, all);
    }
  }

  /**
   * What is true of a partner from a day on. Immutable.
   *
   * @param from first day
   * @param vatPayer registered for VAT
   * @param vatOnCash applies VAT on cash
   * @param source who says so
   */
  public record DatedFacts(LocalDate from, boolean vatPayer, boolean vatOnCash, String source) {}
}
