package org.partida.portfolio.discovery;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.partida.api.company.Company;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.spi.registry.RegistryFacts;

/**
 * What is to be done with a company that was chosen. Immutable.
 *
 * @param id which
 * @param company as it is known
 * @param connection the connection that it gets; empty if it keeps its own
 * @param facts what the register says of one that is new
 * @param refusal why nothing is done
 * @param note what to look at
 */
record Plan(
    CompanyId id,
    Optional<Company> company,
    Optional<String> connection,
    Optional<RegistryFacts> facts,
    Optional<Problem> refusal,
    Optional<Problem> note) {

  static Plan of(
      CompanyId id, Optional<Company> company, Optional<String> asked, List<Cover> covers) {
    Optional<String> serves = company.flatMap(Company::connection);
    if (serves.isPresent()) {
      Optional<Problem> other =
          asked
              .filter(a -> !a.equals(serves.get()))
              .map(a -> Troubles.otherConnection(id, serves.get(), a));
      return new Plan(id, company, Optional.empty(), Optional.empty(), Optional.empty(), other);
    }
    Optional<String> covering = covering(id, asked, covers);
    if (covering.isEmpty()) {
      return refused(id, company, Troubles.notCovered(id, asked.orElse("no connection")));
    }
    if (company.isEmpty() && !Lookups.possible(id)) {
      return refused(id, company, Troubles.person(id));
    }
    return new Plan(id, company, covering, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Plan refused(CompanyId id, Optional<Company> company, Problem why) {
    return new Plan(
        id, company, Optional.empty(), Optional.empty(), Optional.of(why), Optional.empty());
  }

  /** One whose tokens work before one whose do not. */
  private static Optional<String> covering(
      CompanyId id, Optional<String> asked, List<Cover> covers) {
    return covers.stream()
        .filter(c -> asked.map(c.connection()::equals).orElse(true))
        .filter(c -> c.now().contains(id.shown()))
        .sorted(Comparator.comparing(c -> !c.connected()))
        .map(Cover::connection)
        .findFirst();
  }

  /** Its name and facts are asked for. */
  boolean isNew() {
    return company.isEmpty() && refusal.isEmpty();
  }

  /** The same with what the register said; without a name it cannot be added. */
  Plan looked(Lookups.Answers answers) {
    Optional<RegistryFacts> said = Optional.ofNullable(answers.facts().get(id));
    if (said.isEmpty()) {
      return refused(id, company, answers.problem().orElseGet(() -> Troubles.notLooked(id)));
    }
    return said.filter(f -> f.found() && !f.name().isBlank())
        .map(f -> new Plan(id, company, connection, said, refusal, note))
        .orElseGet(() -> refused(id, company, Troubles.notInRegister(id)));
  }
}
