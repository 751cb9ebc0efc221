package org.partida.portfolio.discovery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.api.company.Partners;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.TaxIds;
import org.partida.spi.action.Progress;
import org.partida.spi.registry.RegistryFacts;

/** Asks the registers of many taxpayers, in portions, telling how far it is. Stateless. */
final class Lookups {
  private static final int PORTION = 100;

  private final Partners partners;

  Lookups(Partners partners) {
    this.partners = partners;
  }

  /**
   * What was answered.
   *
   * @param facts by taxpayer
   * @param problem why the others were not asked
   */
  record Answers(Map<CompanyId, RegistryFacts> facts, Optional<Problem> problem) {}

  /** A code that a register can be asked for. */
  static boolean possible(CompanyId id) {
    return TaxIds.problem(id).isEmpty() && !TaxIds.isPerson(id);
  }

  /** Ends at the first refusal: what keeps one portion from being answered keeps the next too. */
  Answers ask(Actor actor, List<CompanyId> ids, Progress progress) {
    List<CompanyId> askable = ids.stream().filter(Lookups::possible).toList();
    Map<CompanyId, RegistryFacts> facts = new HashMap<>();
    for (int i = 0; i < askable.size() && !progress.cancelled(); i += PORTION) {
      progress.update(i, askable.size(), "asking the register of taxpayers");
      try {
        partners
            .lookup(actor, askable.subList(i, Math.min(askable.size(), i + PORTION)))
            .forEach(f -> facts.put(f.id(), f));
      } catch (AccessDeniedException e) {
        throw e;
      } catch (PartidaException e) {
        return new Answers(facts, Optional.of(e.problem()));
      }
    }
    return new Answers(facts, Optional.empty());
  }
}
