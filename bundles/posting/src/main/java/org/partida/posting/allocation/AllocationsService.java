package org.partida.posting.allocation;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.company.Company;
import org.partida.api.document.Document;
import org.partida.api.posting.Allocations;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.port.AllocationStore.LineRow;
import org.partida.base.port.AllocationStore.RuleRow;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Percent;
import org.partida.model.Problem;
import org.partida.model.voucher.AccountCode;
import org.partida.posting.service.DocumentLines;
import org.partida.posting.service.Rules;
import org.partida.spi.posting.AllocationBook;
import org.partida.spi.posting.AllocationRule;
import org.partida.spi.posting.Allotment;
import org.partida.spi.posting.PostingRules;

/** Where lines go, for those who may post. Thread-safe. */
@Component(service = Allocations.class)
public final class AllocationsService implements Allocations {
  private static final Set<String> TERMS =
      Set.of(
          "sellerItemId",
          "buyerItemId",
          "standardId",
          "classification",
          "nameIs",
          "text",
          "name",
          "any");

  private static final int MAX_FILE = 50_000_000;

  private final UnitOfWork books;
  private final Rules rules;
  private final Clock clock;

  @Activate
  public AllocationsService(
      @Reference UnitOfWork books,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<PostingRules> rules,
      @Reference Clock clock) {
    this.books = books;
    this.rules = new Rules(rules);
    this.clock = clock;
  }

  @Override
  public List<Rule> rules(Actor actor, CompanyId company) {
    actor.require(company, Module.POSTING, Access.READ);
    List<RuleRow> rows = books.read(tx -> tx.allocations().rules(company));
    AllocationBook ordered =
        new AllocationBook(rows.stream().map(RuleRow::rule).toList(), List.of());
    return ordered.rules().stream()
        .flatMap(r -> rows.stream().filter(row -> row.rule().id().equals(r.id())))
        .map(RuleBook::shown)
        .toList();
  }

  @Override
  public List<Rule> versions(Actor actor, CompanyId company, String id) {
    actor.require(company, Module.POSTING, Access.READ);
    return books.read(tx -> tx.allocations().versions(company, id)).stream()
        .map(RuleBook::shown)
        .toList();
  }

  @Override
  public Changed put(Actor actor, CompanyId company, AllocationRule draft, boolean preview) {
    actor.require(company, Module.POSTING, preview ? Access.READ : Access.WRITE);
    check(company, draft);
    if (preview) {
      return books.read(
          tx -> {
            RuleBook book = new RuleBook(tx, company, clock);
            AllocationRule rule = book.versioned(draft);
            return new Changed(
                new Rule(rule, false, actor.id(), clock.instant()), book.changes(rule), 0);
          });
    }
    return books.write(
        tx -> {
          tx.companies().require(company);
          RuleBook book = new RuleBook(tx, company, clock);
          return book.put(actor, book.versioned(draft));
        });
  }

  private void check(CompanyId company, AllocationRule r) {
    String at = r.pattern().isEmpty() ? r.matchOn() : r.matchOn() + " = " + r.pattern();
    if (!TERMS.contains(r.matchOn())) {
      throw refused(
          "allocation.rule",
          "a rule does not look at " + r.matchOn(),
          at,
          "use one of " + String.join(", ", TERMS.stream().sorted().toList()));
    }
    if (r.pattern().isBlank() && !"any".equals(r.matchOn())) {
      throw refused("allocation.rule", "the rule looks for nothing", at, "say what it looks for");
    }
    check(company, r.outcome(), at);
  }

  private void check(CompanyId company, Allotment a, String at) {
    requireType(rules, company, a.type(), today(), at);
    a.account()
        .ifPresent(
            code -> {
              try {
                AccountCode.of(code);
              } catch (IllegalArgumentException e) {
                throw refused(
                    "allocation.rule", e.getMessage(), at, "give an account such as 628 or 371.01");
              }
            });
    if (!a.splits().isEmpty()) {
      Percent sum =
          new Percent(
              a.splits().stream()
                  .map(s -> s.percent().value())
                  .reduce(BigDecimal.ZERO, BigDecimal::add));
      if (!sum.equals(Percent.HUNDRED)) {
        throw refused(
            "allocation.rule",
            "the parts are " + sum + " % together",
            at,
            "make them 100 % together");
      }
    }
  }

  /** The rules of the country must know the type. */
  static void requireType(Rules rules, CompanyId company, String type, LocalDate day, String at) {
    List<String> known = rules.require(company).accountingTypes(day);
    if (!known.isEmpty() && !known.contains(type)) {
      throw refused(
          "allocation.type",
          "there is no accounting type " + type,
          at,
          "use one of " + String.join(", ", known));
    }
  }

  @Override
  public Rule end(
      Actor actor, CompanyId company, String id, Optional<LocalDate> lastDay, String reason) {
    actor.require(company, Module.POSTING, Access.WRITE);
    if (reason.isBlank()) {
      throw refused("allocation.reason", "a rule ends with a reason", id, "say why, for the file");
    }
    return books.write(
        tx -> {
          RuleRow last =
              tx.allocations().rules(company).stream()
                  .filter(r -> r.rule().id().equals(id))
                  .findFirst()
                  .orElseThrow(
                      () ->
                          refused(
                              "allocation.unknown",
                              "there is no rule " + id,
                              id,
                              "allocation-rules shows them"));
          AllocationRule r = last.rule();
          AllocationRule.Scope scope = lastDay.map(d -> r.scope().until(d)).orElse(r.scope());
          RuleRow next =
              new RuleRow(
                  r.next(scope, r.priority(), r.outcome(), reason),
                  lastDay.isEmpty(),
                  actor.id(),
                  clock.instant());
          tx.allocations().putRule(company, next);
          RuleBook book = new RuleBook(tx, company, clock);
          book.audit(actor, "allocation.end", id, reason);
          book.reproposed(id);
          return RuleBook.shown(next);
        });
  }

  @Override
  public List<Line> lines(Actor actor, String document) {
    Document d = document(document);
    actor.require(d.company(), Module.POSTING, Access.READ);
    return books.read(tx -> tx.allocations().lines(document)).stream()
        .map(RuleBook::shown)
        .toList();
  }

  @Override
  public Rule allocate(
      Actor actor, String document, String line, Allotment outcome, String reason) {
    Document d = document(document);
    actor.require(d.company(), Module.POSTING, Access.WRITE);
    check(d.company(), outcome, document + " line " + line);
    return books.write(
        tx -> {
          RuleBook book = new RuleBook(tx, d.company(), clock);
          if (book.isBooked(document)) {
            throw refused(
                "allocation.booked",
                d.number() + " is booked",
                document,
                "take its entry back (undo --document " + document + ") and decide anew");
          }
          Set<String> lines = DocumentLines.of(tx, d).keySet();
          if (!lines.contains(line)) {
            throw refused(
                "allocation.line",
                d.number() + " has no line " + line,
                document,
                "its lines are " + String.join(", ", lines));
          }
          AllocationRule draft =
              new AllocationRule(
                  "", 0, AllocationRule.Scope.line(document, line), "any", "", 0, outcome, reason);
          Changed done = book.put(actor, book.versioned(draft));
          book.again(document);
          return done.rule();
        });
  }

  @Override
  public History history(Actor actor, CompanyId company, String file, InputStream content)
      throws IOException {
    actor.require(company, Module.POSTING, Access.WRITE);
    byte[] bytes = content.readNBytes(MAX_FILE + 1);
    if (bytes.length > MAX_FILE) {
      throw refused(
          "allocation.file",
          "the file is larger than " + MAX_FILE / 1_000_000 + " MB",
          file,
          "give a file for each year");
    }
    Company c = books.read(tx -> tx.companies().require(company));
    HistoryFile read =
        new HistoryFile(file, bytes, c.currency(), rules.require(company).accountingTypes(today()));
    List<LineRow> lines = read.read(bytes);
    if (!read.problems().isEmpty()) {
      return new History(0, false, read.problems());
    }
    return books.write(
        tx -> {
          if (!tx.allocations().lines(read.document()).isEmpty()) {
            return new History(lines.size(), true, List.of());
          }
          tx.allocations().putLines(company, read.document(), lines);
          new RuleBook(tx, company, clock)
              .audit(actor, "allocation.history", file, lines.size() + " lines");
          return new History(lines.size(), false, List.of());
        });
  }

  @Override
  public Evaluation evaluate(Actor actor, CompanyId company) {
    actor.require(company, Module.POSTING, Access.READ);
    return Evaluator.of(books, company, rules(actor, company));
  }

  private Document document(String id) {
    return books.read(tx -> tx.documents().require(id));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), clock.getZone());
  }

  private static PartidaException refused(
      String code, String message, String location, String fix) {
    return new PartidaException(new Problem(code, message, location, fix));
  }
}
