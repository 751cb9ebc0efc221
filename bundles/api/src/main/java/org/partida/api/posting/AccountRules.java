package org.partida.api.posting;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.spi.posting.AccountRule;

/**
 * Third-party accounts that a company uses in place of the standard ones, by kind of document and
 * by premises. Thread-safe; every call checks the actor's rights, every change is audited.
 */
@ProviderType
public interface AccountRules {
  /** All, by standard account, kind, premises and day. */
  List<AccountRule> list(Actor actor, CompanyId company);

  /**
   * Adds a rule, or puts it in place of the one with the same standard account, kind, premises and
   * day. What is not booked is proposed anew.
   *
   * @return how many documents are proposed anew
   * @throws org.partida.model.PartidaException {@code account.rule}
   */
  int put(Actor actor, CompanyId company, AccountRule rule);
}
