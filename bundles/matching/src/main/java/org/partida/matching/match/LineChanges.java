package org.partida.matching.match;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.partida.api.match.LineFilter;
import org.partida.api.match.LineSplit;
import org.partida.api.match.LineTotals;
import org.partida.api.match.MatchOptions;
import org.partida.api.security.Actor;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.base.port.AuditStore;
import org.partida.base.port.StatementStore.LineRange;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.match.Grade;

/** Looks at lines and changes what waits; posts nothing. Thread-safe. */
final class LineChanges {
  private static final int PAGE = 500;

  /** In the company's currency: bigger ones are decided one by one. */
  private static final BigDecimal MOST_TOLERATED = BigDecimal.TEN;

  private static final int LONGEST_LOOK_BACK = 36_500;

  private final UnitOfWork books;
  private final Clock clock;

  LineChanges(UnitOfWork books, Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  /** Reads on until half a page is full, so that few hits do not cost as many calls. */
  Page<LineRecord> list(CompanyId company, LineFilter f, int limit, Optional<String> after) {
    List<LineRecord> found = new ArrayList<>();
    Optional<String> from = after;
    do {
      Page<LineRecord> page = page(company, f, limit - found.size(), from);
      page.items().stream().filter(f::accepts).forEach(found::add);
      from = page.next();
    } while (from.isPresent() && found.size() < (limit + 1) / 2);
    return new Page<>(found, from);
  }

  LineTotals totals(CompanyId company, LineFilter f) {
    Map<LineState, Integer> states = new EnumMap<>(LineState.class);
    Map<Grade, Integer> grades = new EnumMap<>(Grade.class);
    Map<String, Money> in = new TreeMap<>();
    Map<String, Money> out = new TreeMap<>();
    int lines = 0;
    int errors = 0;
    Optional<String> from = Optional.empty();
    do {
      Page<LineRecord> page = page(company, f, PAGE, from);
      for (LineRecord l : page.items()) {
        if (f.accepts(l)) {
          lines++;
          errors += l.error().isPresent() ? 1 : 0;
          states.merge(l.state(), 1, Integer::sum);
          l.proposal().ifPresent(p -> grades.merge(p.grade(), 1, Integer::sum));
          Money m = l.line().amount();
          (m.signum() < 0 ? out : in).merge(m.currency().getCurrencyCode(), m, Money::plus);
        }
      }
      from = page.next();
    } while (from.isPresent());
    return new LineTotals(
        lines, states, grades, errors, List.copyOf(in.values()), List.copyOf(out.values()));
  }

  private Page<LineRecord> page(
      CompanyId company, LineFilter f, int limit, Optional<String> after) {
    LineRange range = new LineRange(f.state(), f.account(), f.from(), f.to());
    return books.read(tx -> tx.statements().lines(company, range, limit, after));
  }

  LineRecord set(Actor actor, CompanyId company, String id, LineSplit split) {
    if (split.isEmpty()) {
      throw new PartidaException(
          new Problem(
              "usage",
              "neither an item nor an account is given",
              "statement line " + id,
              "give the items that it pays, or accounts; match-again lets it be matched again"));
    }
    Payment decided = Payment.of(split, actor.id());
    return change(
            actor,
            company,
            List.of(id),
            LineState.UNSAVED,
            l -> Lines.set(l, SplitParts.checked(l, decided), actor.id()),
            "match.set",
            decided.words())
        .get(0);
  }

  List<LineRecord> delete(Actor actor, CompanyId company, List<String> ids, String reason) {
    return change(
        actor,
        company,
        ids,
        LineState.UNSAVED,
        l -> Lines.deleted(l, actor.id(), reason),
        "match.delete",
        reason);
  }

  List<LineRecord> restore(Actor actor, CompanyId company, List<String> ids) {
    return change(
        actor,
        company,
        ids,
        LineState.DELETED,
        l -> Lines.restored(l, actor.id()),
        "match.restore",
        "");
  }

  /** All or none: a line in another state stops it before anything is changed. */
  private List<LineRecord> change(
      Actor actor,
      CompanyId company,
      List<String> ids,
      LineState from,
      Function<LineRecord, LineRecord> to,
      String what,
      String detail) {
    return books.write(
        tx -> {
          List<LineRecord> changed = new ArrayList<>();
          for (String id : ids) {
            LineRecord line = line(tx, company, id);
            if (line.state() != from) {
              throw PaymentMaker.problem(
                  "line.state",
                  "the line is " + line.state() + ", not " + from,
                  line,
                  line.state() == LineState.SAVED ? "undo it first" : "look at it again");
            }
            LineRecord next = to.apply(line);
            tx.statements().update(next);
            Vanished.over(tx, id);
            audit(tx, actor, company, what, id, detail);
            changed.add(next);
          }
          again(tx, company);
          return changed;
        });
  }

  MatchOptions options(CompanyId company) {
    return books.read(tx -> tx.lineRules().options(company)).orElse(MatchOptions.DEFAULT);
  }

  MatchOptions putOptions(Actor actor, CompanyId company, MatchOptions options) {
    if (options.lookBackDays() < 0 || options.lookBackDays() > LONGEST_LOOK_BACK) {
      throw new PartidaException(
          new Problem(
              "usage",
              "not a number of days to look back: " + options.lookBackDays(),
              company.value(),
              "give 0 for all documents, or up to " + LONGEST_LOOK_BACK));
    }
    if (options.tolerance().signum() < 0 || options.tolerance().compareTo(MOST_TOLERATED) > 0) {
      throw new PartidaException(
          new Problem(
              "usage",
              "not a tolerance: " + options.tolerance().toPlainString(),
              company.value(),
              "give an amount from 0 to " + MOST_TOLERATED));
    }
    if (options.exchangeTolerance().signum() < 0
        || options.exchangeTolerance().compareTo(MOST_TOLERATED) > 0) {
      throw new PartidaException(
          new Problem(
              "usage",
              "not a tolerance in percent: " + options.exchangeTolerance().toPlainString(),
              company.value(),
              "give a percentage from 0 to " + MOST_TOLERATED));
    }
    return books.write(
        tx -> {
          tx.companies().require(company);
          tx.lineRules().putOptions(company, options);
          audit(tx, actor, company, "match.options", company.value(), options.toString());
          again(tx, company);
          return options;
        });
  }

  private void again(Tx tx, CompanyId company) {
    tx.work().enqueue(WorkOrder.of(Queues.MATCH, company, company.value()), clock.instant(), true);
  }

  private void audit(
      Tx tx, Actor actor, CompanyId company, String what, String subject, String detail) {
    tx.audit()
        .add(
            new AuditStore.Row(
                clock.instant(),
                actor.id(),
                actor.channel().name(),
                Optional.of(company),
                what,
                subject,
                detail));
  }

  static LineRecord line(Tx tx, CompanyId company, String id) {
    return tx.statements()
        .line(company, id)
        .orElseThrow(
            () ->
                new PartidaException(
                    new Problem(
                        "line.unknown",
                        company + " has no statement line " + id,
                        id,
                        "match-list shows the ids")));
  }
}
