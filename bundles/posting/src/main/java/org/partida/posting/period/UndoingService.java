package org.partida.posting.period;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.company.Company;
import org.partida.api.match.Matches;
import org.partida.api.posting.Books;
import org.partida.api.posting.Undoing;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.api.statement.StatementSummary;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.posting.service.Records;

/** Undo at every level; each entry by the service that made it. Thread-safe. */
@Component(service = Undoing.class)
public final class UndoingService implements Undoing {
  private final UnitOfWork books;
  private final Books posting;
  private final List<Matches> matches;

  @Activate
  public UndoingService(
      @Reference UnitOfWork books,
      @Reference Books posting,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<Matches> matches) {
    this.books = books;
    this.posting = posting;
    this.matches = List.copyOf(matches);
  }

  /**
   * One entry, and the statement line that it books.
   *
   * @param line id of the line; its match is taken back then
   */
  private record Target(VoucherRecord voucher, Optional<String> line) {}

  /** What the id names. */
  private record Found(CompanyId company, List<Target> targets) {}

  @Override
  public Plan plan(Actor actor, Level level, String id) {
    Found f = books.read(tx -> find(tx, level, id));
    actor.require(f.company(), Module.POSTING, Access.READ);
    List<VoucherRecord> vouchers =
        f.targets().stream()
            .map(Target::voucher)
            .filter(v -> v.state() == VoucherState.POSTED)
            .toList();
    return plan(level, id, f.company(), vouchers, List.of());
  }

  @Override
  public Plan undo(Actor actor, Level level, String id, String reason) {
    Found f = books.read(tx -> find(tx, level, id));
    actor.require(f.company(), Module.POSTING, Access.WRITE);
    if (reason.isBlank()) {
      throw Runs.refused("undo.reason", "an undo needs a reason", id, "say why, for the file");
    }
    List<VoucherRecord> after = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Target t : f.targets()) {
      if (t.voucher().state() == VoucherState.POSTED) {
        try {
          undo(actor, f.company(), t, reason);
        } catch (PartidaException e) {
          problems.add(e.problem());
        }
      }
      after.add(now(t.voucher()));
    }
    return plan(level, id, f.company(), after, problems);
  }

  @Override
  public List<Run> runs(Actor actor, CompanyId company, int limit) {
    actor.require(company, Module.POSTING, Access.READ);
    return books.read(
        tx ->
            tx.trail().runs(company, limit).stream()
                .map(
                    r ->
                        new Run(
                            r.id(),
                            r.kind(),
                            r.period(),
                            r.actor(),
                            r.at(),
                            run(tx, r.id()).targets().size()))
                .toList());
  }

  private void undo(Actor actor, CompanyId company, Target t, String reason) {
    if (t.line().isEmpty()) {
      posting.undo(actor, t.voucher().voucher().externalId(), reason);
      return;
    }
    matches.stream()
        .findFirst()
        .orElseThrow(
            () ->
                Runs.refused(
                    "service.missing",
                    "the bundle that takes matches back is not running",
                    t.line().get(),
                    "start it and try again"))
        .undo(actor, company, t.line().get(), reason);
  }

  private VoucherRecord now(VoucherRecord v) {
    return books.read(tx -> tx.vouchers().find(v.voucher().externalId())).orElse(v);
  }

  private Plan plan(
      Level level,
      String id,
      CompanyId company,
      List<VoucherRecord> vouchers,
      List<Problem> problems) {
    Company c = books.read(tx -> tx.companies().find(company)).orElseThrow();
    Money total = Money.zero(c.currency());
    for (VoucherRecord v : vouchers) {
      total = total.plus(v.voucher().total());
    }
    return new Plan(level, id, company, vouchers, total, problems);
  }

  private static Found find(Tx tx, Level level, String id) {
    return switch (level) {
      case ENTRY -> entry(tx, id);
      case DOCUMENT -> document(tx, id);
      case IMPORT -> imported(tx, id);
      case RUN -> run(tx, id);
    };
  }

  private static Found entry(Tx tx, String id) {
    VoucherRecord v =
        tx.vouchers()
            .find(new ExternalId(id))
            .orElseThrow(() -> unknown("voucher", id, "voucher-list shows the ids"));
    return new Found(v.voucher().company(), List.of(new Target(v, line(tx, v))));
  }

  /** A payment goes by its line, so that the items are open again. */
  private static Optional<String> line(Tx tx, VoucherRecord v) {
    if (v.document().isPresent()) {
      return Optional.empty();
    }
    return tx.statements()
        .bookedBy(v.voucher().externalId())
        .filter(l -> l.state() == LineState.SAVED)
        .map(LineRecord::id);
  }

  /** What corrects goes before what it corrects. */
  private static Found document(Tx tx, String id) {
    CompanyId company = tx.documents().require(id).company();
    List<VoucherRecord> all =
        new ArrayList<>(
            tx.vouchers().ofDocument(id).stream().filter(v -> !Records.isCounterEntry(v)).toList());
    Collections.reverse(all);
    return new Found(company, all.stream().map(v -> new Target(v, Optional.empty())).toList());
  }

  private static Found run(Tx tx, String id) {
    CompanyId company =
        tx.trail().run(id).orElseThrow(() -> unknown("run", id, "run-list shows them")).company();
    List<ExternalId> ids = new ArrayList<>(tx.trail().ofRun(id));
    Collections.reverse(ids);
    List<Target> targets =
        ids.stream()
            .flatMap(v -> tx.vouchers().find(v).stream())
            .filter(v -> !Records.isCounterEntry(v))
            .map(v -> new Target(v, Optional.empty()))
            .toList();
    return new Found(company, targets);
  }

  private static Found imported(Tx tx, String id) {
    List<StatementSummary> statements = tx.statements().ofImport(id);
    if (statements.isEmpty()) {
      throw unknown("statement", id, "statement-list shows the imports");
    }
    CompanyId company = statements.get(0).company();
    List<Target> targets = new ArrayList<>();
    for (StatementSummary statement : statements) {
      for (LineRecord l : tx.statements().linesOf(statement.id())) {
        l.voucher()
            .filter(v -> l.state() == LineState.SAVED)
            .flatMap(v -> tx.vouchers().find(new ExternalId(v)))
            .ifPresent(v -> targets.add(new Target(v, Optional.of(l.id()))));
      }
    }
    Collections.reverse(targets);
    return new Found(company, targets);
  }

  private static PartidaException unknown(String what, String id, String fix) {
    return Runs.refused(what + ".unknown", "there is no " + what + " " + id, id, fix);
  }
}
