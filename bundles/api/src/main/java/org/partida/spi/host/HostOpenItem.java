package org.partida.spi.host;

import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.match.OpenItem;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;

/**
 * An open item as the host has it. Immutable.
 *
 * @param ref the host's reference
 * @param account the account it stands on
 * @param partner whose it is
 * @param item its content; its id is the value of {@code ref}
 * @param version changes with every settlement, for the optimistic check
 * @param inCurrency what is open in the document's currency, where that is another one than the
 *     ledger's and the host keeps it; with the sign of the residual
 */
public record HostOpenItem(
    HostRef ref,
    AccountCode account,
    PartnerRef partner,
    OpenItem item,
    String version,
    Optional<Money> inCurrency) {
  /** One in the ledger's currency. */
  public HostOpenItem(
      HostRef ref, AccountCode account, PartnerRef partner, OpenItem item, String version) {
    this(ref, account, partner, item, version, Optional.empty());
  }
}
