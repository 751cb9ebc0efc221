package org.partida.posting.period;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.posting.Accrual;
import org.partida.api.posting.Accruals;
import org.partida.api.posting.MonthWork.Done;
import org.partida.api.posting.MonthWork.Order;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.host.Hosts;
import org.partida.base.port.AuditStore;
import org.partida.base.port.TrailStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.Sha256;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.service.EntryPoster;
import org.partida.posting.service.LateEntries;
import org.partida.posting.service.Records;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.posting.PeriodRules;
import org.partida.spi.posting.PeriodRules.Release;

/** Schedules and their months, for those who may post. Every change is audited. */
@Component(service = Accruals.class)
public final class AccrualsService implements Accruals {
  static final String KIND = "accrual";
  private static final int ID = 16;
  private static final int LONGEST = 600;

  private final UnitOfWork books;
  private final Clock clock;
  private final MonthDesk desk;
  private final EntryPoster poster;

  @Activate
  public AccrualsService(
      @Reference UnitOfWork books,
      @Reference Hosts hosts,
      @Reference LateEntries rules,
      @Reference Clock clock) {
    this.books = books;
    this.clock = clock;
    this.desk = new MonthDesk(books, hosts, rules, clock);
    this.poster = new EntryPoster(books, hosts, clock);
  }

  @Override
  public Accrual add(Actor actor, CompanyId company, Wanted w) {
    actor.require(company, Module.POSTING, Access.WRITE);
    if (w.months() < 1 || w.months() > LONGEST) {
      throw Runs.refused(
          "usage", "not a number of months: " + w.months(), "months", "from 1 to " + LONGEST);
    }
    PeriodRules mine = desk.rules(desk.company(company));
    return books.write(tx -> add(tx, actor, company, w, mine));
  }

  private Accrual add(Tx tx, Actor actor, CompanyId company, Wanted w, PeriodRules mine) {
    VoucherRecord v = entry(tx, company, w.document());
    int number = line(v.voucher(), w, mine);
    VoucherLine l = v.voucher().lines().get(number - 1);
    String id =
        Sha256.of((w.document() + ":" + number).getBytes(StandardCharsets.UTF_8))
            .hex()
            .substring(0, ID);
    if (tx.accruals().find(company, id).isPresent()) {
      throw Runs.refused(
          "accrual.there",
          "line " + number + " of " + v.voucher().documentNumber() + " is spread already",
          id,
          "end that one first (accrual-end " + id + ")");
    }
    Money amount = w.amount().orElse(l.amount());
    if (amount.signum() != l.amount().signum() || amount.abs().compareTo(l.amount().abs()) > 0) {
      throw Runs.refused(
          "accrual.amount",
          "the line has " + l.amount() + ", not " + amount,
          "line " + number,
          "spread at most what it has");
    }
    Accrual made =
        new Accrual(
            id,
            company,
            v.voucher().externalId(),
            v.voucher().documentNumber(),
            l.partner(),
            l.account(),
            l.side(),
            w.account(),
            amount,
            w.from(),
            w.months(),
            actor.id(),
            clock.instant(),
            Optional.empty());
    tx.accruals().putAccrual(made);
    audit(tx, actor, company, "accrual.add", id, amount + " over " + w.months() + " months");
    return made;
  }

  private static VoucherRecord entry(Tx tx, CompanyId company, String document) {
    return Records.standing(tx.vouchers().ofDocument(document)).stream()
        .filter(v -> v.voucher().company().equals(company))
        .findFirst()
        .orElseThrow(
            () ->
                Runs.refused(
                    "accrual.document",
                    "there is no document " + document + " of " + company + " with an entry",
                    document,
                    "document-list shows the ids; the document must be proposed or posted"));
  }

  /** The one line that waits on such an account, or the one that is named. */
  private static int line(Voucher v, Wanted w, PeriodRules mine) {
    List<Integer> waiting = new ArrayList<>();
    for (int i = 0; i < v.lines().size(); i++) {
      if (mine.isDeferred(v.lines().get(i).account())) {
        waiting.add(i + 1);
      }
    }
    Optional<Integer> chosen =
        w.line().isPresent()
            ? w.line().filter(waiting::contains)
            : Optional.of(waiting).filter(x -> x.size() == 1).map(x -> x.get(0));
    return chosen.orElseThrow(
        () ->
            Runs.refused(
                "accrual.line",
                waiting.isEmpty()
                    ? v.documentNumber() + " has no line on an account for what is paid ahead"
                    : "lines " + waiting + " of " + v.documentNumber() + " are paid ahead",
                w.document(),
                waiting.isEmpty()
                    ? "give its product rule the account 471 or 472 and propose it again"
                    : "name one of them (--line)"));
  }

  @Override
  public List<Accrual> list(Actor actor, CompanyId company) {
    actor.require(company, Module.POSTING, Access.READ);
    return books.read(tx -> tx.accruals().list(company));
  }

  @Override
  public Accrual end(Actor actor, CompanyId company, String id, YearMonth last, String reason) {
    actor.require(company, Module.POSTING, Access.WRITE);
    if (reason.isBlank()) {
      throw Runs.refused("accrual.reason", "an end needs a reason", id, "say why, for the file");
    }
    return books.write(
        tx -> {
          Accrual a =
              tx.accruals()
                  .find(company, id)
                  .orElseThrow(
                      () ->
                          Runs.refused(
                              "accrual.unknown",
                              company + " has no schedule " + id,
                              id,
                              "accrual-list shows them"))
                  .endedWith(last);
          tx.accruals().putAccrual(a);
          audit(tx, actor, company, "accrual.end", id, "with " + last + ": " + reason);
          return a;
        });
  }

  @Override
  public Done run(Actor actor, CompanyId company, YearMonth month, Order order) {
    return desk.run(
        actor,
        company,
        order,
        (session, c, mine) -> {
          List<String> notes = new ArrayList<>();
          List<EntryPoster.Made> made = new ArrayList<>();
          for (Accrual a : books.read(tx -> tx.accruals().list(company))) {
            made.addAll(due(session, mine, a, month, notes));
          }
          List<Voucher> vouchers = made.stream().map(EntryPoster.Made::voucher).toList();
          if (order.preview() || made.isEmpty()) {
            return new Done(Optional.empty(), vouchers, List.of(), notes);
          }
          for (Voucher v : vouchers) {
            Runs.requireOpen(session, v);
          }
          List<VoucherRecord> records =
              poster.post(
                  c,
                  Runs.of(
                      KIND, company, month.toString(), actor, vouchers.get(0).externalId(), clock),
                  made,
                  mine.version());
          return Runs.done(books, records);
        });
  }

  /** What of a schedule is not booked up to a month. */
  private List<EntryPoster.Made> due(
      HostSession session, PeriodRules mine, Accrual a, YearMonth upTo, List<String> notes)
      throws HostException {
    List<EntryPoster.Made> made = new ArrayList<>();
    boolean booked =
        books
            .read(tx -> tx.vouchers().find(a.voucher()))
            .filter(v -> v.state() == VoucherState.POSTED)
            .isPresent();
    for (YearMonth m = a.from(); !m.isAfter(upTo); m = m.plusMonths(1)) {
      String id = KIND + ":" + a.id() + ":" + m;
      Optional<Money> part = a.part(m).filter(p -> !p.isZero());
      Generations.Found found = books.read(tx -> Generations.of(tx, id));
      if (part.isPresent() && found.standing().isEmpty()) {
        if (!booked) {
          notes.add(a.number() + " is not posted, or was taken back: nothing of it is booked");
          return List.of();
        }
        Release r =
            new Release(
                found.next(),
                a.company(),
                day(session, m, upTo),
                m.toString(),
                a.number(),
                a.partner(),
                a.deferred(),
                a.side(),
                a.account(),
                part.get());
        made.add(
            new EntryPoster.Made(
                mine.release(r), TrailStore.Input.of(found.next(), KIND, r, clock.instant())));
      } else if (found.standing().isPresent() && m.equals(upTo)) {
        notes.add(m + " of " + a.number() + " was booked before");
      }
    }
    return made;
  }

  /** The last day of its own month, if that still takes it. */
  private static LocalDate day(HostSession session, YearMonth own, YearMonth upTo)
      throws HostException {
    LocalDate end = own.atEndOfMonth();
    boolean open =
        session
            .periods()
            .firstOpenOnOrAfter(end, org.partida.model.voucher.Journal.MISC, false)
            .filter(end::equals)
            .isPresent();
    return open ? end : upTo.atEndOfMonth();
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
}
