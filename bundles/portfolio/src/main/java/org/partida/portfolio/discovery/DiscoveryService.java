package org.partida.portfolio.discovery;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.company.AddOrder;
import org.partida.api.company.Added;
import org.partida.api.company.Company;
import org.partida.api.company.Discovered;
import org.partida.api.company.Discovered.Found;
import org.partida.api.company.Discovery;
import org.partida.api.company.Partners;
import org.partida.api.network.NetworkSync;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.Progress;
import org.partida.spi.network.CoverageSource;
import org.partida.spi.registry.RegistryFacts;

/** Joins what connections cover with the register and the companies that are known. */
@Component(service = Discovery.class)
public final class DiscoveryService implements Discovery {
  private final UnitOfWork books;
  private final Coverage coverage;
  private final Lookups lookups;
  private final Adding adding;

  @Activate
  public DiscoveryService(
      @Reference UnitOfWork books,
      @Reference Partners partners,
      @Reference NetworkSync sync,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<CoverageSource> sources,
      @Reference Clock clock) {
    this.books = books;
    this.coverage = new Coverage(books, sync, sources, clock);
    this.lookups = new Lookups(partners);
    this.adding = new Adding(books, lookups, clock);
  }

  @Override
  public Discovered discover(Actor actor, Optional<String> connection, Progress progress) {
    requireRights(actor);
    Set<String> chosen = books.read(tx -> chosen(tx, connection));
    Set<String> there = books.read(tx -> chosen(tx, Optional.empty()));
    List<Problem> problems = new ArrayList<>(coverage.strays(there));
    chosen.forEach(c -> problems.addAll(coverage.ask(actor, c, progress)));
    List<CompanyId> ids = ids(books.read(tx -> compared(tx, chosen, Map.of())));
    Lookups.Answers answers = lookups.ask(actor, ids, progress);
    answers.problem().ifPresent(problems::add);
    return books.read(tx -> discovered(tx, chosen, answers.facts(), problems));
  }

  @Override
  public Discovered stored(Actor actor, Optional<String> connection) {
    requireRights(actor);
    return books.read(
        tx -> {
          Set<String> chosen = chosen(tx, connection);
          return discovered(tx, chosen, Map.of(), untold(tx, chosen));
        });
  }

  @Override
  public List<Added> add(Actor actor, AddOrder order, Progress progress) {
    return adding.add(actor, order, progress);
  }

  private static void requireRights(Actor actor) {
    actor.requireAll(Module.CONNECTIONS, Access.READ);
    actor.requireAll(Module.COMPANIES, Access.READ);
  }

  private static Set<String> chosen(Tx tx, Optional<String> connection) {
    Set<String> all = new TreeSet<>();
    tx.connections().list().stream().map(ConnectionRow::id).forEach(all::add);
    if (all.isEmpty()) {
      throw new PartidaException(Troubles.noConnection());
    }
    connection
        .filter(c -> !all.contains(c))
        .ifPresent(
            c -> {
              throw new PartidaException(Troubles.unknownConnection(c));
            });
    return connection.<Set<String>>map(Set::of).orElse(all);
  }

  private static List<Problem> untold(Tx tx, Set<String> chosen) {
    return chosen.stream()
        .filter(c -> Cover.toldAt(tx, c).isEmpty())
        .map(Troubles::notYetTold)
        .toList();
  }

  private static List<Found> compared(
      Tx tx, Set<String> chosen, Map<CompanyId, RegistryFacts> facts) {
    List<Company> companies = tx.companies().list();
    return Compared.of(Cover.all(tx), chosen, companies, facts);
  }

  /** What was not answered now is shown as it was answered last. */
  private static Discovered discovered(
      Tx tx, Set<String> chosen, Map<CompanyId, RegistryFacts> answered, List<Problem> problems) {
    Map<CompanyId, RegistryFacts> facts = new HashMap<>(answered);
    for (CompanyId id : ids(compared(tx, chosen, Map.of()))) {
      if (!facts.containsKey(id)) {
        tx.registry().latest(id).ifPresent(f -> facts.put(id, f));
      }
    }
    Map<String, Instant> toldAt = new TreeMap<>();
    chosen.forEach(c -> Cover.toldAt(tx, c).ifPresent(at -> toldAt.put(c, at)));
    return new Discovered(compared(tx, chosen, facts), toldAt, problems);
  }

  private static List<CompanyId> ids(List<Found> found) {
    return found.stream().flatMap(f -> f.id().stream()).toList();
  }
}
