package org.partida.base.port;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.company.Company;
import org.partida.api.company.DayRate;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.posting.PostingProfile.PartnerFacts;
import org.partida.spi.posting.PostingProfile.RegisterFact;
import org.partida.spi.posting.ProductRule;

/** Companies, their products, what is known of partners, exchange rates. */
@ProviderType
public interface CompanyStore {
  void put(Company company);

  Optional<Company> find(CompanyId id);

  /**
   * The company.
   *
   * @throws PartidaException {@code company.unknown} if there is none
   */
  default Company require(CompanyId id) {
    return find(id)
        .orElseThrow(
            () ->
                new PartidaException(
                    new Problem(
                        "company.unknown",
                        "there is no company " + id.shown(),
                        id.shown(),
                        "company-list shows them; company-add adds one")));
  }

  List<Company> list();

  /** Those that have this connection, in order. */
  List<CompanyId> servedBy(String connection);

  /** The company that has this bank account. */
  Optional<Company> byIban(String iban);

  void putProducts(CompanyId company, List<ProductRule> products);

  List<ProductRule> products(CompanyId company);

  /** Facts by fiscal code, replaced one by one. */
  void putPartners(CompanyId company, Map<String, PartnerFacts> facts);

  Map<String, PartnerFacts> partners(CompanyId company);

  /** Replaces what was accepted of registers about a partner, by country and fiscal code. */
  void putRegisterFacts(CompanyId company, String partner, List<RegisterFact> facts);

  /** What was accepted of registers, by partner; each list by day. */
  Map<String, List<RegisterFact>> registerFacts(CompanyId company);

  /** Adds a rate if the day has none; answers the rate that is there. */
  DayRate putRate(DayRate rate);

  List<DayRate> rates();
}
