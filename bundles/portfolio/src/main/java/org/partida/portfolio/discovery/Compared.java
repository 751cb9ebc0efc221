package org.partida.portfolio.discovery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.partida.api.company.Company;
import org.partida.api.company.Discovered.Found;
import org.partida.api.company.Discovered.State;
import org.partida.base.port.RegistryStore.Covered;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.model.TaxIds;
import org.partida.spi.registry.RegistryFacts;

/**
 * The difference between what connections cover and the companies that are known. A pure function
 * of what is stored; not thread-safe.
 */
final class Compared {
  private final Set<String> chosen;
  private final Map<String, Company> known = new HashMap<>();
  private final Map<CompanyId, RegistryFacts> facts;

  /** All that was told of a code, by connection in the order of their ids. */
  private final Map<String, Map<String, Covered>> told = new TreeMap<>();

  private Compared(
      Set<String> chosen, List<Company> companies, Map<CompanyId, RegistryFacts> facts) {
    this.chosen = chosen;
    this.facts = facts;
    // a person's code is known masked only
    companies.forEach(c -> known.put(c.id().shown(), c));
  }

  /**
   * Compares.
   *
   * @param all every connection: what left one may be on another
   * @param chosen the connections that are asked about
   */
  static List<Found> of(
      List<Cover> all,
      Set<String> chosen,
      List<Company> companies,
      Map<CompanyId, RegistryFacts> facts) {
    Compared c = new Compared(chosen, companies, facts);
    for (Cover cover : all) {
      cover
          .rows()
          .forEach(
              r ->
                  c.told
                      .computeIfAbsent(cover.code(r), k -> new TreeMap<>())
                      .put(cover.connection(), r));
      if (chosen.contains(cover.connection()) && cover.toldAt().isPresent()) {
        companies.stream()
            .filter(x -> x.connection().filter(cover.connection()::equals).isPresent())
            .forEach(x -> c.told.computeIfAbsent(x.id().shown(), k -> new TreeMap<>()));
      }
    }
    List<Found> found = new ArrayList<>();
    c.told.forEach((code, rows) -> c.found(code, rows).ifPresent(found::add));
    found.sort(Comparator.comparing(Found::state).thenComparing(Found::code));
    return found;
  }

  private Optional<Found> found(String code, Map<String, Covered> rows) {
    Optional<Company> company = Optional.ofNullable(known.get(code));
    List<String> now =
        rows.entrySet().stream()
            .filter(e -> e.getValue().goneAt().isEmpty())
            .map(Map.Entry::getKey)
            .toList();
    Optional<State> state = state(code, rows, now, company);
    return state.map(s -> entry(code, s, rows, now, company));
  }

  /** Empty if it is nobody's business here. */
  private Optional<State> state(
      String code, Map<String, Covered> rows, List<String> now, Optional<Company> company) {
    boolean person = code.contains("*");
    if (now.stream().anyMatch(chosen::contains)) {
      return Optional.of(company.isPresent() ? State.KNOWN : person ? State.PERSON : State.NEW);
    }
    boolean wasThere = rows.keySet().stream().anyMatch(chosen::contains);
    if (!wasThere) {
      // never told of: a company of ours on a chosen connection, or something of another one
      return company
          .flatMap(Company::connection)
          .filter(chosen::contains)
          .map(connection -> State.KNOWN);
    }
    boolean servedElsewhere =
        company.flatMap(Company::connection).filter(now::contains).isPresent();
    if (servedElsewhere) {
      return Optional.of(State.KNOWN);
    }
    return person && company.isEmpty() ? Optional.empty() : Optional.of(State.GONE);
  }

  private Found entry(
      String code,
      State state,
      Map<String, Covered> rows,
      List<String> now,
      Optional<Company> company) {
    Optional<CompanyId> id =
        company
            .map(Company::id)
            .or(() -> code.contains("*") ? Optional.empty() : Optional.of(new CompanyId(code)));
    Optional<RegistryFacts> said = id.map(facts::get);
    Optional<Instant> since =
        rows.values().stream().map(Covered::since).min(Comparator.naturalOrder());
    Optional<Instant> gone =
        rows.values().stream()
            .flatMap(r -> r.goneAt().stream())
            .max(Comparator.naturalOrder())
            .filter(g -> state == State.GONE);
    return new Found(
        code,
        id,
        state,
        now,
        since,
        gone,
        company,
        said,
        problems(state, id, rows, now, company, said));
  }

  private static List<Problem> problems(
      State state,
      Optional<CompanyId> id,
      Map<String, Covered> rows,
      List<String> now,
      Optional<Company> company,
      Optional<RegistryFacts> said) {
    if (state == State.NEW) {
      return id
          .flatMap(TaxIds::problem)
          .or(() -> said.filter(f -> !f.found()).map(f -> Troubles.notInRegister(f.id())))
          .stream()
          .toList();
    }
    if (state != State.KNOWN) {
      return List.of();
    }
    CompanyId known = company.orElseThrow().id();
    Optional<String> serves = company.get().connection();
    if (serves.isEmpty()) {
      return List.of(Troubles.unserved(known));
    }
    if (now.isEmpty()) {
      return List.of(Troubles.uncovered(known, serves.get()));
    }
    // told of it once, and not any more, while another one covers it
    boolean left = rows.containsKey(serves.get()) && !now.contains(serves.get());
    return left ? List.of(Troubles.moved(known, serves.get(), now.get(0))) : List.of();
  }
}
