package org.partida.portfolio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.company.Partners;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.TaxIds;
import org.partida.spi.network.NetworkException;
import org.partida.spi.registry.RegistryFacts;
import org.partida.spi.registry.RegistryQuestion;
import org.partida.spi.registry.TaxRegistry;

/** Asks the registers at most once a day for the same taxpayer; every answer is kept. */
@Component(service = Partners.class)
public final class PartnersService implements Partners {
  private final UnitOfWork books;
  private final List<TaxRegistry> registries;
  private final Clock clock;

  @Activate
  public PartnersService(
      @Reference UnitOfWork books,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<TaxRegistry> registries,
      @Reference Clock clock) {
    this.books = books;
    this.registries = List.copyOf(registries);
    this.clock = clock;
  }

  @Override
  public List<RegistryFacts> lookup(Actor actor, List<CompanyId> ids) {
    actor.requireAll(Module.COMPANIES, Access.READ);
    ids.forEach(PartnersService::check);
    Map<CompanyId, RegistryFacts> known = new LinkedHashMap<>();
    Map<TaxRegistry, List<RegistryQuestion>> open = new LinkedHashMap<>();
    for (CompanyId id : new LinkedHashSet<>(ids)) {
      TaxRegistry registry = registry(id);
      today(id)
          .ifPresentOrElse(
              f -> known.put(id, f),
              () ->
                  open.computeIfAbsent(registry, r -> new ArrayList<>())
                      .add(new RegistryQuestion(id, today(registry))));
    }
    open.forEach((registry, questions) -> ask(registry, questions, known));
    return new LinkedHashSet<>(ids).stream().map(known::get).toList();
  }

  @Override
  public List<RegistryFacts> known(Actor actor, List<CompanyId> ids) {
    actor.requireAll(Module.COMPANIES, Access.READ);
    ids.forEach(PartnersService::check);
    return new LinkedHashSet<>(ids).stream().flatMap(id -> today(id).stream()).toList();
  }

  private Optional<RegistryFacts> today(CompanyId id) {
    LocalDate today = today(registry(id));
    return books.read(tx -> tx.registry().facts(id, today, today));
  }

  /** In batches, each kept as it comes, so that a failure later loses nothing. */
  private void ask(
      TaxRegistry registry, List<RegistryQuestion> all, Map<CompanyId, RegistryFacts> into) {
    for (int i = 0; i < all.size(); i += registry.batch()) {
      List<RegistryQuestion> batch = all.subList(i, Math.min(all.size(), i + registry.batch()));
      try {
        List<RegistryFacts> facts = registry.lookup(batch);
        LocalDate day = today(registry);
        books.write(
            tx -> {
              tx.registry().putFacts(facts, day);
              return null;
            });
        facts.forEach(f -> into.put(f.id(), f));
      } catch (NetworkException e) {
        throw new PartidaException(e.problem(), e);
      }
    }
  }

  private LocalDate today(TaxRegistry registry) {
    return LocalDate.ofInstant(clock.instant(), registry.zone());
  }

  private static void check(CompanyId id) {
    TaxIds.checked(id);
    if (TaxIds.isPerson(id)) {
      throw new PartidaException(
          new Problem(
              "registry.person",
              "a personal code is not looked up in a public register",
              id.shown(),
              "give the fiscal code of the person's business"));
    }
  }

  private TaxRegistry registry(CompanyId id) {
    return registries.stream()
        .filter(r -> r.country().equals(id.country()))
        .findFirst()
        .orElseThrow(
            () ->
                new PartidaException(
                    new Problem(
                        "registry.missing",
                        "no running bundle has a register of " + id.country(),
                        id.shown(),
                        "start the country's network bundle; other countries have none yet")));
  }
}
