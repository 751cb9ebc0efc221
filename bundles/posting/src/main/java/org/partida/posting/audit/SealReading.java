package org.partida.posting.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.api.company.Company;
import org.partida.api.posting.HandOffer;
import org.partida.base.host.Hosts;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.posting.service.HandSearch;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger.PostedEntry;

/** Asks the host for the entries of documents: once for all of them. Thread-safe. */
final class SealReading {
  private final Hosts hosts;
  private final HandSearch byHand;

  SealReading(Hosts hosts, HandSearch byHand) {
    this.hosts = hosts;
    this.byHand = byHand;
  }

  /**
   * What the host has for a document.
   *
   * @param entries ours, by id
   * @param byHand entries that people made beside ours
   * @param linked what the entry owes that a person made and linked, debit positive
   */
  record There(
      Map<ExternalId, PostedEntry> entries, List<HandOffer> byHand, Optional<Money> linked) {}

  /** In the order given. */
  Map<SealCheck, There> read(Company company, List<SealCheck> checks) throws HostException {
    Map<SealCheck, There> all = new LinkedHashMap<>();
    try (HostSession session = hosts.open(company)) {
      List<ExternalId> ids = checks.stream().flatMap(c -> c.ids().stream()).toList();
      Map<ExternalId, PostedEntry> entries =
          ids.isEmpty() ? Map.of() : session.ledger().findAll(ids);
      for (SealCheck c : checks) {
        List<HandOffer> twins =
            c.ownEntries().isEmpty()
                ? List.of()
                : byHand.beside(session, c.document(), c.ownEntries());
        all.put(c, new There(entries, twins, linked(c)));
      }
    }
    return all;
  }

  private Optional<Money> linked(SealCheck c) {
    return c.linkedEntries().stream().flatMap(v -> byHand.owed(v).stream()).reduce(Money::plus);
  }
}
