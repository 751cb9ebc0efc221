package org.partida.posting.period;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.api.company.Company;
import org.partida.api.posting.MonthWork.Done;
import org.partida.api.posting.MonthWork.Order;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.security.Actor;
import org.partida.base.port.TrailStore;
import org.partida.base.port.UnitOfWork;
import org.partida.model.Money;
import org.partida.model.Page;
import org.partida.model.match.ItemSide;
import org.partida.model.voucher.Voucher;
import org.partida.posting.service.EntryPoster;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostOpenItem;
import org.partida.spi.host.HostSession;
import org.partida.spi.posting.ExchangeRates;
import org.partida.spi.posting.ExchangeRates.Quote;
import org.partida.spi.posting.PeriodRules;
import org.partida.spi.posting.PeriodRules.Open;
import org.partida.spi.posting.PeriodRules.Revaluation;
import org.partida.spi.posting.RateDay;

/**
 * Revalues what is open in currencies at the end of a month, once. It sees what is open now: what
 * was paid since the month's end shows its difference at payment. Thread-safe.
 */
final class Revaluing {
  static final String KIND = "revaluation";
  private static final int PAGE = 1000;

  private final UnitOfWork books;
  private final EntryPoster poster;
  private final Clock clock;

  Revaluing(UnitOfWork books, EntryPoster poster, Clock clock) {
    this.books = books;
    this.poster = poster;
    this.clock = clock;
  }

  Done run(
      Actor actor,
      Company company,
      PeriodRules rules,
      HostSession session,
      YearMonth month,
      Order order)
      throws HostException {
    Generations.Found found =
        books.read(tx -> Generations.of(tx, KIND + ":" + company.id() + ":" + month));
    if (found.standing().isPresent()) {
      VoucherRecord now = Runs.resumed(books, poster, company, found.standing().get());
      return new Done(
          books.read(tx -> tx.trail().runOf(now.voucher().externalId())).map(TrailStore.Run::id),
          List.of(now.voucher()),
          List.of(now),
          List.of(
              month
                  + " was revalued before; if more was booked in it since, take that back and revalue again"));
    }
    Revaluation r =
        new Revaluation(
            found.next(),
            company.id(),
            month.atEndOfMonth(),
            month.toString(),
            open(session, rules, month.atEndOfMonth()));
    Optional<Voucher> voucher = rules.revalue(r);
    if (voucher.isEmpty()) {
      return new Done(
          Optional.empty(),
          List.of(),
          List.of(),
          List.of("nothing open in a currency differs from the rate of " + month));
    }
    if (order.preview()) {
      return new Done(Optional.empty(), List.of(voucher.get()), List.of(), List.of());
    }
    Runs.requireOpen(session, voucher.get());
    List<VoucherRecord> records =
        poster.post(
            company,
            Runs.of(KIND, company.id(), month.toString(), actor, found.next(), clock),
            List.of(
                new EntryPoster.Made(
                    voucher.get(), TrailStore.Input.of(found.next(), KIND, r, clock.instant()))),
            rules.version());
    return Runs.done(books, records);
  }

  private List<Open> open(HostSession session, PeriodRules rules, LocalDate end)
      throws HostException {
    List<Quote> stored =
        books.read(tx -> tx.companies().rates()).stream()
            .map(q -> new Quote(q.currency(), q.day(), q.rate(), q.source()))
            .toList();
    ExchangeRates rates = ExchangeRates.of(stored, RateDay.SAME_DAY);
    List<Open> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<HostOpenItem> page = session.openItems().query(Optional.empty(), after, PAGE);
      for (HostOpenItem i : page.items()) {
        boolean due =
            i.inCurrency().filter(m -> !m.isZero()).isPresent()
                && rules.isRevalued(i.account())
                && !i.item().issueDate().isAfter(end);
        if (due) {
          all.add(open(i, rates, end));
        }
      }
      after = page.next();
    } while (after.isPresent());
    return all;
  }

  private static Open open(HostOpenItem i, ExchangeRates rates, LocalDate end) {
    Money owed = i.inCurrency().orElseThrow();
    Quote rate =
        rates
            .published(owed.currency(), end)
            .orElseThrow(
                () ->
                    Runs.refused(
                        "rates.missing",
                        "no rate of " + owed.currency() + " is stored for the week up to " + end,
                        i.item().number(),
                        "import the bank's file (rates-import)"));
    boolean receivable = i.item().side() == ItemSide.RECEIVABLE;
    return new Open(
        i.account(),
        i.partner(),
        i.item().number(),
        receivable ? owed : owed.negate(),
        receivable ? i.item().residual() : i.item().residual().negate(),
        rate);
  }
}
