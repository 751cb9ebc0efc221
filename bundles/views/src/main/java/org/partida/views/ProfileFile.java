package org.partida.views;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.Percent;
import org.partida.model.TaxIds;
import org.partida.spi.posting.ExchangeRates;
import org.partida.spi.posting.PostingProfile;
import org.partida.spi.posting.PostingProfile.PartnerFacts;
import org.partida.spi.posting.ProductRule;
import org.partida.spi.posting.StornoStyle;

/** The PROFILE.json of the commands, field by field as documented. Immutable. */
public record ProfileFile(
    String country,
    String taxId,
    String name,
    Optional<String> currency,
    Optional<Boolean> vatPayer,
    Optional<Boolean> vatOnCash,
    Optional<String> storno,
    Optional<String> direction,
    Map<String, PartnerEntry> partners,
    List<ProductEntry> products,
    Map<String, Map<String, String>> rates) {

  /** A partner's VAT facts. */
  public record PartnerEntry(Optional<Boolean> vatPayer, Optional<Boolean> vatOnCash) {}

  /** A product's accounting type; {@code match} has one term. */
  public record ProductEntry(
      Map<String, String> match,
      String type,
      Optional<String> account,
      Optional<String> vatDeduction,
      Optional<String> ncCode,
      Map<String, String> dimension) {

    ProductRule rule() {
      Map.Entry<String, String> m =
          match == null || match.isEmpty()
              ? Map.entry("any", "")
              : match.entrySet().iterator().next();
      return new ProductRule(
          m.getKey(),
          m.getValue(),
          type,
          account == null ? Optional.empty() : account,
          vatDeduction == null
              ? Percent.HUNDRED
              : vatDeduction.map(Percent::of).orElse(Percent.HUNDRED),
          ncCode == null ? Optional.empty() : ncCode,
          dimension == null ? Map.of() : dimension);
    }
  }

  /** Whose profile it is; a wrong check digit is refused. */
  public CompanyId company() {
    return TaxIds.company(country + TaxIds.bare(country, taxId));
  }

  public Currency ledgerCurrency() {
    return Currency.getInstance(orElse(currency, "RO".equals(country) ? "RON" : "EUR"));
  }

  public boolean paysVat() {
    return orElse(vatPayer, true);
  }

  public boolean onCash() {
    return orElse(vatOnCash, false);
  }

  public StornoStyle stornoStyle() {
    return StornoStyle.valueOf(orElse(storno, "RED"));
  }

  public List<ProductRule> productRules() {
    return products == null ? List.of() : products.stream().map(ProductEntry::rule).toList();
  }

  public Map<String, PartnerFacts> partnerFacts() {
    Map<String, PartnerFacts> all = new HashMap<>();
    if (partners != null) {
      partners.forEach(
          (id, p) ->
              all.put(
                  id, new PartnerFacts(orElse(p.vatPayer(), true), orElse(p.vatOnCash(), false))));
    }
    return all;
  }

  /** Rates by currency and day. */
  public Map<String, Map<LocalDate, BigDecimal>> dayRates() {
    Map<String, Map<LocalDate, BigDecimal>> all = new HashMap<>();
    if (rates != null) {
      rates.forEach(
          (c, days) ->
              days.forEach(
                  (d, r) ->
                      all.computeIfAbsent(c, x -> new HashMap<>())
                          .put(LocalDate.parse(d), new BigDecimal(r))));
    }
    return all;
  }

  /** What the rules need. */
  public PostingProfile posting() {
    return new PostingProfile(
        company(),
        name,
        ledgerCurrency(),
        paysVat(),
        onCash(),
        stornoStyle(),
        partnerFacts(),
        productRules(),
        new ExchangeRates(dayRates()));
  }

  private static <T> T orElse(Optional<T> value, T otherwise) {
    return value == null ? otherwise : value.orElse(otherwise);
  }
}
