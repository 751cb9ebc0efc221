package org.partida.posting.check;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.company.Companies;
import org.partida.api.company.Company;
import org.partida.api.company.PartnerChecks;
import org.partida.api.company.PartnerDifference;
import org.partida.api.company.PartnerDifference.Kind;
import org.partida.api.company.PartnerDifference.State;
import org.partida.api.company.Partners;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.host.Hosts;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.posting.service.Rules;
import org.partida.spi.action.Progress;
import org.partida.spi.posting.PostingProfile;
import org.partida.spi.posting.PostingRules;
import org.partida.spi.registry.RegistryFacts;

/** Verifies partners, and takes people's answers to what differs. Thread-safe. */
@Component(service = PartnerChecks.class)
public final class PartnerChecksService implements PartnerChecks {
  private static final int PORTION = 100;

  private final UnitOfWork books;
  private final Companies companies;
  private final Partners partners;
  private final Rules rules;
  private final Clock clock;
  private final PartnerPapers papers;
  private final Corrections corrections;

  @Activate
  public PartnerChecksService(
      @Reference UnitOfWork books,
      @Reference Hosts hosts,
      @Reference Companies companies,
      @Reference Partners partners,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<PostingRules> rules,
      @Reference Clock clock) {
    this.books = books;
    this.companies = companies;
    this.partners = partners;
    this.rules = new Rules(rules);
    this.clock = clock;
    this.papers = new PartnerPapers(books);
    this.corrections = new Corrections(books, hosts, companies, this.rules, clock, papers);
  }

  /** One verification on its way. */
  private static final class Run {
    final CompanyId company;
    final Comparison.Desk desk;
    final Map<CompanyId, List<String>> written = new LinkedHashMap<>();
    final List<PartnerDifference> open = new ArrayList<>();
    final List<Problem> problems = new ArrayList<>();
    int checked;

    Run(CompanyId company, Comparison.Desk desk) {
      this.company = company;
      this.desk = desk;
    }
  }

  @Override
  public Verified verify(Actor actor, CompanyId company, List<String> chosen, Progress progress) {
    actor.require(company, Module.POSTING, Access.WRITE);
    company(company);
    PostingProfile profile = companies.profile(Actor.worker(), company);
    Run run = new Run(company, new Comparison.Desk(rules.require(company), profile, clock));
    PartnerPapers.Known known = papers.known(company);
    PartnerCodes asked =
        chosen.isEmpty()
            ? known.codes()
            : PartnerCodes.of(company.country(), chosen, code -> false);
    for (CompanyId id : asked.askable().values()) {
      run.written.put(id, known.written().getOrDefault(id, List.of()));
    }
    run.problems.addAll(asked.problems());
    ask(run, progress);
    boolean complete = run.checked == run.written.size();
    return new Verified(run.checked, asked.skipped(), run.open, run.problems, complete);
  }

  /**
   * Portion by portion; what keeps one portion from being answered keeps the next too. The right
   * was checked for the company; the register itself is public.
   */
  private void ask(Run run, Progress progress) {
    List<CompanyId> ids = List.copyOf(run.written.keySet());
    for (int i = 0; i < ids.size() && !progress.cancelled(); i += PORTION) {
      progress.update(i, ids.size(), "asking the register of taxpayers");
      try {
        List<CompanyId> some = ids.subList(i, Math.min(ids.size(), i + PORTION));
        compare(run, partners.lookup(Actor.worker(), some), ids.size(), progress);
      } catch (PartidaException e) {
        run.problems.add(e.problem());
        return;
      }
    }
  }

  private void compare(Run run, List<RegistryFacts> facts, int total, Progress progress) {
    for (RegistryFacts f : facts) {
      if (progress.cancelled()) {
        return;
      }
      progress.update(run.checked, total, "comparing with the books");
      if (f.found()) {
        compare(run, f);
      } else {
        run.problems.add(Troubles.notInRegister(f));
      }
      run.checked++;
    }
  }

  private void compare(Run run, RegistryFacts f) {
    String partner = f.id().value();
    List<PartnerDifference> before =
        books.read(tx -> tx.registry().differencesOf(run.company, partner));
    Finder finder = new Finder(run.desk, run.company, f, clock.instant());
    papers.each(run.company, run.written.get(f.id()), finder::look);
    finder.lookAtSettings();
    List<PartnerDifference> open =
        books.write(
            tx -> {
              Keeping.keep(tx, finder, f, run.company, before, clock.instant());
              return tx.registry().differencesOf(run.company, partner).stream()
                  .filter(d -> d.state() == State.OPEN)
                  .toList();
            });
    run.open.addAll(open);
    run.problems.addAll(finder.problems());
    open.stream()
        .filter(d -> d.kind() == Kind.INACTIVE)
        .forEach(d -> run.problems.add(Keeping.warning(d, f)));
  }

  @Override
  public List<PartnerDifference> differences(
      Actor actor, CompanyId company, Optional<State> state) {
    actor.require(company, Module.POSTING, Access.READ);
    return books.read(tx -> tx.registry().differences(company, state));
  }

  @Override
  public Accepted accept(Actor actor, String id, String reason) {
    PartnerDifference d = changeable(actor, id);
    return switch (d.state()) {
      case ACCEPTED -> corrections.accepted(d);
      case DISMISSED -> throw Troubles.decided(d);
      case OPEN -> corrections.accept(actor, d, company(d.company()), reason);
    };
  }

  @Override
  public PartnerDifference dismiss(Actor actor, String id, String reason) {
    PartnerDifference d = changeable(actor, id);
    if (reason.isBlank()) {
      throw Troubles.noReason(id);
    }
    return switch (d.state()) {
      case DISMISSED -> d;
      case ACCEPTED -> throw Troubles.decided(d);
      case OPEN -> books.write(tx -> corrections.dismiss(tx, actor, d, reason));
    };
  }

  private PartnerDifference changeable(Actor actor, String id) {
    PartnerDifference d =
        books.read(tx -> tx.registry().difference(id)).orElseThrow(() -> Troubles.unknown(id));
    actor.require(d.company(), Module.POSTING, Access.WRITE);
    return d;
  }

  private Company company(CompanyId id) {
    return books.read(tx -> tx.companies().require(id));
  }
}
