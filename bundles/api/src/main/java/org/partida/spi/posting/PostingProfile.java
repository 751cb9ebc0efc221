package org.partida.spi.posting;

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
   * What the registry says of a partner. Immutable.
   *
   * @param vatPayer registered for VAT
   * @param vatOnCash applies VAT on cash
   */
  public record PartnerFacts(boolean vatPayer, boolean vatOnCash) {}
}
