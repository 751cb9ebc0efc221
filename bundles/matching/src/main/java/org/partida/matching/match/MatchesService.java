package org.partida.matching.match;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.company.Companies;
import org.partida.api.company.Company;
import org.partida.api.match.LineFilter;
import org.partida.api.match.LineSplit;
import org.partida.api.match.LineTotals;
import org.partida.api.match.MatchOptions;
import org.partida.api.match.MatchSummary;
import org.partida.api.match.Matches;
import org.partida.api.match.PostingDay;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.base.host.Hosts;
import org.partida.base.port.AuditStore;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.match.Grade;
import org.partida.model.match.MatchProposal;
import org.partida.spi.action.Progress;
import org.partida.spi.host.HostException;
import org.partida.spi.match.Matcher;
import org.partida.spi.posting.PostingProfile;
import org.partida.spi.posting.PostingRules;

/** Matching for those who may match. */
@Component(service = Matches.class)
public final class MatchesService implements Matches {
  private final Companies companies;
  private final UnitOfWork books;
  private final MatchRun run;
  private final Confirmer confirmer;
  private final Undoer undoer;
  private final LineChanges changes;
  private final Invoicing invoicing;
  private final Clock clock;

  @Activate
  public MatchesService(
      @Reference Companies companies,
      @Reference UnitOfWork books,
      @Reference Hosts hosts,
      @Reference Matcher matcher,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<PostingRules> rules,
      @Reference Clock clock) {
    this.companies = companies;
    this.books = books;
    this.run = new MatchRun(books, hosts, matcher);
    this.confirmer = new Confirmer(books, hosts, rules, clock);
    this.undoer = new Undoer(books, hosts, clock);
    this.changes = new LineChanges(books, clock);
    this.invoicing = new Invoicing(books, hosts, clock);
    this.clock = clock;
  }

  @Override
  public MatchSummary run(Actor actor, CompanyId company, Progress progress) {
    actor.require(company, Module.MATCHING, Access.WRITE);
    Company c = company(actor, company);
    try {
      List<MatchProposal> proposals = run.propose(c);
      return books.write(tx -> MatchRun.write(tx, c, proposals));
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
  }

  @Override
  public Page<LineRecord> list(
      Actor actor, CompanyId company, Optional<Grade> grade, int limit, Optional<String> after) {
    actor.require(company, Module.MATCHING, Access.READ);
    return changes.list(company, LineFilter.of(Optional.empty(), grade), limit, after);
  }

  @Override
  public Page<LineRecord> list(
      Actor actor, CompanyId company, LineFilter filter, int limit, Optional<String> after) {
    actor.require(company, Module.MATCHING, Access.READ);
    return changes.list(company, filter, limit, after);
  }

  @Override
  public LineTotals totals(Actor actor, CompanyId company, LineFilter filter) {
    actor.require(company, Module.MATCHING, Access.READ);
    return changes.totals(company, filter);
  }

  @Override
  public LineRecord set(Actor actor, CompanyId company, String lineId, LineSplit split) {
    actor.require(company, Module.MATCHING, Access.WRITE);
    return changes.set(actor, company, lineId, split);
  }

  @Override
  public List<LineRecord> delete(
      Actor actor, CompanyId company, List<String> lineIds, String reason) {
    actor.require(company, Module.MATCHING, Access.WRITE);
    return changes.delete(actor, company, lineIds, reason);
  }

  @Override
  public List<LineRecord> restore(Actor actor, CompanyId company, List<String> lineIds) {
    actor.require(company, Module.MATCHING, Access.WRITE);
    return changes.restore(actor, company, lineIds);
  }

  @Override
  public List<LineRecord> rematch(Actor actor, CompanyId company, List<String> lineIds) {
    actor.require(company, Module.MATCHING, Access.WRITE);
    Company c = company(actor, company);
    Set<String> asked = Set.copyOf(lineIds);
    lineIds.forEach(id -> line(company, id));
    try {
      List<MatchProposal> mine =
          run.propose(c, asked).stream().filter(p -> asked.contains(p.line())).toList();
      books.write(tx -> MatchRun.write(tx, c, mine, asked));
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
    return lineIds.stream().map(id -> line(company, id)).toList();
  }

  @Override
  public Map<String, PostingDay> postingDays(
      Actor actor, CompanyId company, List<LineRecord> lines) {
    actor.require(company, Module.MATCHING, Access.READ);
    Company c = company(actor, company);
    return books.read(tx -> new PostingDays(tx, c).of(lines));
  }

  @Override
  public MatchOptions options(Actor actor, CompanyId company) {
    actor.require(company, Module.MATCHING, Access.READ);
    return changes.options(company);
  }

  @Override
  public MatchOptions putOptions(Actor actor, CompanyId company, MatchOptions options) {
    actor.require(company, Module.MATCHING, Access.WRITE);
    return changes.putOptions(actor, company, options);
  }

  @Override
  public List<LineRecord> confirm(Actor actor, CompanyId company, List<String> lineIds) {
    actor.require(company, Module.MATCHING, Access.WRITE);
    List<LineRecord> touched = new ArrayList<>();
    for (String id : lineIds) {
      LineRecord line = line(company, id);
      touched.add(line.state() == LineState.SAVED ? line : confirmProposed(actor, line));
    }
    return touched;
  }

  @Override
  public LineRecord assign(Actor actor, CompanyId company, String lineId, LineSplit split) {
    actor.require(company, Module.MATCHING, Access.WRITE);
    LineRecord line = line(company, lineId);
    requireOpen(line);
    return confirm(actor, line, Payment.of(split, actor.id()));
  }

  private static void requireOpen(LineRecord line) {
    if (line.state() == LineState.SAVED) {
      throw PaymentMaker.problem("assign.saved", "the line is confirmed", line, "undo it first");
    }
    if (line.state() == LineState.DUPLICATE) {
      throw PaymentMaker.problem(
          "assign.duplicate",
          "the line may be there already",
          line,
          "statement-duplicate keep, if it is a movement of its own");
    }
    if (line.state() != LineState.UNSAVED) {
      throw PaymentMaker.problem(
          "line.state", "the line is " + line.state(), line, "bring it back with match-restore");
    }
  }

  private LineRecord confirmProposed(Actor actor, LineRecord line) {
    Payment proposed;
    try {
      requireOpen(line);
      proposed = Payment.proposed(line);
    } catch (PartidaException e) {
      return failed(line, e.problem());
    }
    return confirm(actor, line, proposed);
  }

  /** A line that fails keeps its error; the others go on. */
  private LineRecord confirm(Actor actor, LineRecord line, Payment decided) {
    Company c = company(actor, line.company());
    PostingProfile profile = companies.profile(actor, line.company());
    try {
      if (Invoicing.concerns(decided)) {
        invoicing.require(c, line);
        return books.write(
            tx -> {
              tx.audit().add(audit(actor, line, "match.confirm", decided.words()));
              return invoicing.begin(tx, line, decided, actor.id());
            });
      }
      Confirmer.Confirmed done = confirmer.confirm(c, profile, line, decided);
      books.write(
          tx -> {
            done.writeAndLearn(tx);
            tx.audit().add(audit(actor, line, "match.confirm", decided.words()));
            return null;
          });
      return done.line();
    } catch (HostException e) {
      return failed(line, e.problem());
    } catch (PartidaException e) {
      return failed(line, e.problem());
    }
  }

  private LineRecord failed(LineRecord line, Problem problem) {
    LineRecord failed = Lines.failed(line, problem);
    books.write(
        tx -> {
          tx.statements().update(failed);
          return null;
        });
    return failed;
  }

  @Override
  public LineRecord undo(Actor actor, CompanyId company, String lineId, String reason) {
    actor.require(company, Module.MATCHING, Access.WRITE);
    LineRecord line = line(company, lineId);
    if (line.state() != LineState.SAVED) {
      return line;
    }
    Company c = company(actor, company);
    try {
      Undoer.Undone undone = undoer.undo(c, confirmer.rules(c), line, reason).but(Stornos::told);
      books.write(
          tx -> {
            undone.write(tx);
            Stornos.propose(tx, undone.line(), clock);
            tx.lineRules().undecided(company, lineId);
            tx.audit().add(audit(actor, line, "match.undo", reason));
            tx.work()
                .enqueue(
                    WorkOrder.of(Queues.MATCH, company, company.value()), clock.instant(), true);
            return null;
          });
      return undone.line();
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
  }

  private LineRecord line(CompanyId company, String id) {
    return books.read(tx -> LineChanges.line(tx, company, id));
  }

  private Company company(Actor actor, CompanyId id) {
    return companies
        .find(actor, id)
        .orElseThrow(
            () ->
                new PartidaException(
                    new Problem(
                        "company.unknown",
                        "there is no company " + id,
                        id.value(),
                        "add it with company-add")));
  }

  private AuditStore.Row audit(Actor actor, LineRecord line, String action, String detail) {
    return new AuditStore.Row(
        clock.instant(),
        actor.id(),
        actor.channel().name(),
        Optional.of(line.company()),
        action,
        line.id(),
        detail);
  }
}
