package org.partida.api.company;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.spi.posting.PostingProfile;
import org.partida.spi.posting.PostingProfile.PartnerFacts;
import org.partida.spi.posting.ProductRule;

/**
 * The client companies. Thread-safe; every call checks the actor's rights and fails with an
 * AccessDeniedException.
 */
@ProviderType
public interface Companies {
  /** Adds a company, or changes its master data and settings; the change is audited. */
  Company put(Actor actor, Company company);

  Optional<Company> find(Actor actor, CompanyId id);

  /** The companies that the actor may see, by id. */
  List<Company> list(Actor actor);

  /** Which company has this bank account. */
  Optional<Company> byIban(Actor actor, String iban);

  /** Replaces the product accounting types of a company. */
  void putProducts(Actor actor, CompanyId company, List<ProductRule> products);

  /** Adds or replaces what is known of partners, by fiscal code. */
  void putPartners(Actor actor, CompanyId company, Map<String, PartnerFacts> facts);

  /**
   * What the posting rules need to know of a company, put together from its settings, partners,
   * products and rates.
   */
  PostingProfile profile(Actor actor, CompanyId company);

  /** Adds exchange rates; a rate of a day that is there already with another value is refused. */
  void putRates(Actor actor, List<DayRate> rates);
}
