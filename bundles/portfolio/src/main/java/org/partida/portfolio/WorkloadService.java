package org.partida.portfolio;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Company;
import org.partida.api.company.Workload;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.port.DocumentStore.Count;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.document.AccountingState;
import org.partida.model.document.DecisionState;

/** Counts what waits, in three queries for all companies. */
@Component(service = Workload.class)
public final class WorkloadService implements Workload {
  private final UnitOfWork books;

  @Activate
  public WorkloadService(@Reference UnitOfWork books) {
    this.books = books;
  }

  @Override
  public List<Waiting> waiting(Actor actor) {
    return books.read(
        tx -> {
          List<CompanyId> visible =
              tx.companies().list().stream()
                  .map(Company::id)
                  .filter(c -> actor.may(c, Module.COMPANIES, Access.READ))
                  .sorted(java.util.Comparator.comparing(CompanyId::value))
                  .toList();
          List<CompanyId> readable = allowed(actor, visible, Module.DOCUMENTS);
          List<Count> counts = tx.documents().counts(readable);
          Map<CompanyId, Integer> asked = tx.comments().asked(readable);
          Map<CompanyId, Integer> lines =
              tx.statements().waiting(allowed(actor, visible, Module.MATCHING));
          Map<CompanyId, Integer> scans = tx.scans().waiting(readable);
          return visible.stream()
              .map(
                  c ->
                      of(
                          c,
                          counts,
                          lines.getOrDefault(c, 0),
                          asked.getOrDefault(c, 0),
                          scans.getOrDefault(c, 0)))
              .toList();
        });
  }

  private static List<CompanyId> allowed(Actor actor, List<CompanyId> all, Module module) {
    return all.stream().filter(c -> actor.may(c, module, Access.READ)).toList();
  }

  private static Waiting of(
      CompanyId company, List<Count> counts, int lines, int asked, int scans) {
    List<Count> own = counts.stream().filter(c -> c.company().equals(company)).toList();
    return new Waiting(
        company,
        sum(own, c -> c.decision() == DecisionState.PENDING),
        sum(own, c -> c.accounting() == AccountingState.QUESTION),
        sum(own, c -> c.accounting() == AccountingState.PROPOSED),
        sum(own, c -> c.accounting() == AccountingState.FAILED),
        lines,
        asked,
        scans);
  }

  private static int sum(List<Count> counts, Predicate<Count> which) {
    return counts.stream().filter(which).mapToInt(Count::number).sum();
  }
}
