package org.partida.spi.host;

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
 */
public record HostOpenItem(
    HostRef ref, AccountCode account, PartnerRef partner, OpenItem item, String version) {}
