package org.partida.posting.period;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Company;
import org.partida.api.document.Document;
import org.partida.api.posting.AccountingPeriods;
import org.partida.api.posting.Books;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.host.Hosts;
import org.partida.base.port.AuditStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.Voucher;
import org.partida.posting.service.Inputs;
import org.partida.posting.service.LateEntries;
import org.partida.posting.service.Records;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Periods.Period;
import org.partida.spi.host.Periods.PeriodOrder;
import org.partida.spi.host.Periods.PeriodState;
import org.partida.spi.posting.PeriodRules;

/** Periods for those who may see and close them. Every change is audited. */
@Component(service = AccountingPeriods.class)
public final class PeriodsService implements AccountingPeriods {
  private static final int LONGEST = 240;

  private final UnitOfWork books;
  private final Hosts hosts;
  private final Books posting;
  private final LateEntries late;
  private final Clock clock;

  @Activate
  public PeriodsService(
      @Reference UnitOfWork books,
      @Reference Hosts hosts,
      @Reference Books posting,
      @Reference LateEntries late,
      @Reference Clock clock) {
    this.books = books;
    this.hosts = hosts;
    this.posting = posting;
    this.late = late;
    this.clock = clock;
  }

  @Override
  public List<Period> list(Actor actor, CompanyId company, YearMonth from, YearMonth to) {
    actor.require(company, Module.POSTING, Access.READ);
    if (to.isBefore(from) || from.plusMonths(LONGEST).isBefore(to)) {
      throw refused(
          "usage", "not a span of months: " + from + " to " + to, "from", "give at most 20 years");
    }
    try (HostSession session = hosts.open(company(company))) {
      List<Period> set = session.periods().list(from, to);
      List<Period> all = new ArrayList<>();
      for (YearMonth m = from; !m.isAfter(to); m = m.plusMonths(1)) {
        YearMonth month = m;
        List<Period> mine = set.stream().filter(p -> p.month().equals(month)).toList();
        if (mine.stream().noneMatch(p -> p.journal().isEmpty())) {
          PeriodState state = session.periods().state(month.atEndOfMonth());
          all.add(new Period(month, Optional.empty(), state, "", "", Optional.empty()));
        }
        all.addAll(mine);
      }
      return all;
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
  }

  @Override
  public List<Period> close(Actor actor, CompanyId company, Closing c) {
    actor.require(company, Module.POSTING, Access.WRITE);
    requireReason(c.reason(), "period-close");
    if (c.state() == PeriodState.OPEN || c.state() == PeriodState.NEVER_OPENED) {
      throw refused(
          "usage",
          "a period is not closed to " + c.state(),
          "state",
          "one of SOFT_CLOSED, CLOSED, YEAR_CLOSED");
    }
    if (!c.anyway()) {
      for (YearMonth m : c.months()) {
        Unposted.requireNone(
            books.read(tx -> Unposted.of(tx, company, m, m)),
            m.toString(),
            "post or reject them (document-list), or close anyway (--anyway)");
      }
    }
    return set(
        actor,
        company,
        new PeriodOrder(c.months(), c.journal(), c.state(), c.reason(), actor.id()));
  }

  @Override
  public List<Period> reopen(
      Actor actor,
      CompanyId company,
      List<YearMonth> months,
      Optional<Journal> journal,
      String reason) {
    actor.require(company, Module.POSTING, Access.WRITE);
    requireReason(reason, "period-reopen");
    return set(
        actor, company, new PeriodOrder(months, journal, PeriodState.OPEN, reason, actor.id()));
  }

  private List<Period> set(Actor actor, CompanyId company, PeriodOrder order) {
    try (HostSession session = hosts.open(company(company))) {
      List<Period> now = session.periods().set(order);
      String what =
          order.state()
              + order.journal().map(j -> " journal " + j).orElse("")
              + ": "
              + order.reason();
      books.write(
          tx -> {
            order.months().forEach(m -> audit(tx, actor, company, "period.set", m + "", what));
            return now;
          });
      return now;
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
  }

  @Override
  public List<String> unposted(Actor actor, CompanyId company, YearMonth from, YearMonth to) {
    actor.require(company, Module.POSTING, Access.READ);
    return books.read(tx -> Unposted.of(tx, company, from, to)).stream().map(Document::id).toList();
  }

  @Override
  public List<VoucherRecord> postOn(
      Actor actor, CompanyId company, String documentId, LocalDate date, boolean priorYearError) {
    actor.require(company, Module.POSTING, Access.WRITE);
    Company c = company(company);
    Document d =
        books
            .read(tx -> tx.documents().find(documentId))
            .filter(x -> x.company().equals(company))
            .orElseThrow(
                () ->
                    refused(
                        "document.unknown",
                        "there is no document " + documentId + " of " + company,
                        documentId,
                        "document-list shows the ids"));
    if (date.isBefore(d.issueDate())) {
      throw refused(
          "late.too-early",
          d.number() + " is of " + d.issueDate() + ", after " + date,
          documentId,
          "give a day on or after the document's own");
    }
    PeriodRules rules =
        late.rules(c)
            .orElseThrow(
                () ->
                    refused(
                        "rules.missing",
                        "no running bundle has rules for periods of " + company.country(),
                        company.value(),
                        "start or install them"));
    List<VoucherRecord> waiting = waiting(d);
    List<LateEntries.Placed> moved = new ArrayList<>();
    try (HostSession session = hosts.open(c)) {
      for (VoucherRecord r : waiting) {
        moved.add(LateEntries.late(session.periods(), rules, r.voucher(), date, priorYearError));
      }
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
    books.write(tx -> replace(tx, actor, d, waiting, moved, priorYearError));
    return posting.post(actor, company, Optional.of(documentId));
  }

  private List<VoucherRecord> waiting(Document d) {
    List<VoucherRecord> waiting =
        books.read(tx -> tx.vouchers().ofDocument(d.id())).stream()
            .filter(r -> !Records.isCounterEntry(r))
            .filter(r -> r.state() == VoucherState.PROPOSED || r.state() == VoucherState.REJECTED)
            .toList();
    if (waiting.isEmpty()) {
      throw refused(
          "late.nothing",
          d.number() + " is " + d.accounting() + ": it has no voucher that waits",
          d.id(),
          "document-show says what it waits for");
    }
    return waiting;
  }

  private List<LateEntries.Placed> replace(
      Tx tx,
      Actor actor,
      Document d,
      List<VoucherRecord> waiting,
      List<LateEntries.Placed> moved,
      boolean priorYearError) {
    for (VoucherRecord r : waiting) {
      if (tx.vouchers().find(r.voucher().externalId()).filter(r::equals).isEmpty()) {
        throw refused(
            "period.busy", d.number() + " was changed at this moment", d.id(), "look at it again");
      }
      tx.vouchers().update(Records.in(r, VoucherState.PROPOSED));
    }
    tx.vouchers().dropProposed(d.id());
    for (int i = 0; i < moved.size(); i++) {
      LateEntries.Placed to = moved.get(i);
      Voucher v = Records.fresh(tx.vouchers(), to.voucher());
      tx.vouchers().addIfNew(Records.proposed(v, d.id(), waiting.get(i).ruleVersion()));
      ExternalId before = waiting.get(i).voucher().externalId();
      Inputs.moved(tx, before, v.externalId(), to.late().orElseThrow(), clock.instant());
      audit(
          tx,
          actor,
          d.company(),
          "voucher.late",
          v.externalId().value(),
          "on " + v.date() + (priorYearError ? ", as an error of an earlier year" : ""));
    }
    return moved;
  }

  private void audit(
      Tx tx, Actor actor, CompanyId company, String action, String subject, String detail) {
    tx.audit()
        .add(
            new AuditStore.Row(
                clock.instant(),
                actor.id(),
                actor.channel().name(),
                Optional.of(company),
                action,
                subject,
                detail));
  }

  private Company company(CompanyId id) {
    return books.read(tx -> tx.companies().require(id));
  }

  private static void requireReason(String reason, String command) {
    if (reason.isBlank()) {
      throw refused(
          "period.reason", "a period is set with a reason", command, "say why, for the file");
    }
  }

  private static PartidaException refused(
      String code, String message, String location, String fix) {
    return new PartidaException(new Problem(code, message, location, fix));
  }
}
