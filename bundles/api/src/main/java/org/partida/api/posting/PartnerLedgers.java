package org.partida.api.posting;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.Page;
import org.partida.model.match.ItemSide;
import org.partida.spi.host.HostOpenItem;
import org.partida.spi.host.PartnerBalance;
import org.partida.spi.host.PartnerMove;

/**
 * What stands between a company and its partners, as its host has it. Thread-safe; every call
 * checks the actor's rights.
 */
@ProviderType
public interface PartnerLedgers {
  /**
   * Balances other than nought, by account and partner.
   *
   * @throws org.partida.model.PartidaException {@code host.unsupported}
   */
  List<PartnerBalance> balances(Actor actor, CompanyId company, LocalDate asOf);

  /**
   * A partner's ledger (fișa partenerului).
   *
   * @param partner fiscal code, with or without country, else the whole name
   * @param from first day
   * @param to last day
   * @throws org.partida.model.PartidaException {@code partner.unknown}, {@code host.unsupported}
   */
  PartnerLedger ledger(
      Actor actor, CompanyId company, String partner, LocalDate from, LocalDate to);

  /** Documents and payments that are not settled, the oldest first. */
  Page<HostOpenItem> openItems(
      Actor actor, CompanyId company, Optional<ItemSide> side, Optional<String> after, int limit);

  /**
   * A partner's ledger. Immutable.
   *
   * @param partner as it was found
   * @param opening what was there before the first day, debit-positive
   * @param moves by day
   * @param closing at the end of the last day
   */
  record PartnerLedger(String partner, Money opening, List<PartnerMove> moves, Money closing) {
    public PartnerLedger {
      moves = List.copyOf(moves);
    }
  }
}
