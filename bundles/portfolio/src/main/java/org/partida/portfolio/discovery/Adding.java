package org.partida.portfolio.discovery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partida.api.company.AddOrder;
import org.partida.api.company.Added;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.TaxIds;
import org.partida.spi.action.Progress;

/**
 * Adds companies that are covered: the register is asked first, then each is written whole in a
 * transaction, with its mailbox and its people. Thread-safe.
 */
final class Adding {
  /** So that no writer waits long. */
  private static final int PORTION = 100;

  private final UnitOfWork books;
  private final Lookups lookups;
  private final Writing writing;

  Adding(UnitOfWork books, Lookups lookups, Clock clock) {
    this.books = books;
    this.lookups = lookups;
    this.writing = new Writing(clock);
  }

  List<Added> add(Actor actor, AddOrder order, Progress progress) {
    actor.requireAll(Module.CONNECTIONS, Access.READ);
    Set<CompanyId> wanted = new LinkedHashSet<>();
    List<Added> wrong = new ArrayList<>();
    for (String code : order.codes()) {
      read(code, wanted, wrong);
    }
    wanted.forEach(id -> actor.require(id, Module.COMPANIES, Access.WRITE));
    People people = new People(order.people());
    people.companies().stream()
        .filter(c -> !wanted.contains(c))
        .forEach(c -> wrong.add(Writing.refused(c, Optional.empty(), Troubles.otherPeople(c))));
    List<Plan> plans = looked(actor, plans(wanted, order.connection()), progress);
    List<Added> all = new ArrayList<>();
    for (int i = 0; i < plans.size(); i += PORTION) {
      progress.update(i, plans.size(), "adding companies");
      List<Plan> portion = plans.subList(i, Math.min(plans.size(), i + PORTION));
      all.addAll(books.write(tx -> writing.portion(tx, actor, portion, people)));
    }
    all.addAll(wrong);
    return all;
  }

  private List<Plan> plans(Set<CompanyId> wanted, Optional<String> connection) {
    return books.read(
        tx -> {
          List<Cover> covers = Cover.all(tx);
          connection
              .filter(c -> covers.stream().noneMatch(x -> x.connection().equals(c)))
              .ifPresent(
                  c -> {
                    throw new PartidaException(Troubles.unknownConnection(c));
                  });
          return wanted.stream()
              .map(id -> Plan.of(id, tx.companies().find(id), connection, covers))
              .toList();
        });
  }

  /** Outside of any transaction, since the authority may let us wait. */
  private List<Plan> looked(Actor actor, List<Plan> plans, Progress progress) {
    List<CompanyId> fresh = plans.stream().filter(Plan::isNew).map(Plan::id).toList();
    Lookups.Answers answers = lookups.ask(actor, fresh, progress);
    return plans.stream().map(p -> p.isNew() ? p.looked(answers) : p).toList();
  }

  private static void read(String code, Set<CompanyId> wanted, List<Added> wrong) {
    try {
      wanted.add(TaxIds.company(code));
    } catch (PartidaException e) {
      wrong.add(
          new Added(
              TaxIds.shown(code.strip()),
              Optional.empty(),
              "",
              Added.Outcome.REFUSED,
              Optional.empty(),
              0,
              List.of(e.problem())));
    }
  }
}
