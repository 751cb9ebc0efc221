package org.partida.posting.period;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.partida.api.company.Company;
import org.partida.api.posting.MonthWork.Done;
import org.partida.api.posting.MonthWork.Order;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.security.Actor;
import org.partida.base.port.TrailStore;
import org.partida.base.port.UnitOfWork;
import org.partida.model.voucher.Voucher;
import org.partida.posting.service.EntryPoster;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.posting.PeriodRules;
import org.partida.spi.posting.PeriodRules.Balance;
import org.partida.spi.posting.PeriodRules.VatClosing;

/** Closes the VAT of a period, once. Thread-safe. */
final class VatClose {
  static final String KIND = "vat-close";

  private final UnitOfWork books;
  private final EntryPoster poster;
  private final Clock clock;

  VatClose(UnitOfWork books, EntryPoster poster, Clock clock) {
    this.books = books;
    this.poster = poster;
    this.clock = clock;
  }

  Done run(
      Actor actor,
      Company company,
      PeriodRules rules,
      HostSession session,
      List<YearMonth> months,
      Order order)
      throws HostException {
    YearMonth last = months.get(months.size() - 1);
    String period = months.size() == 1 ? last.toString() : months.get(0) + ".." + last;
    LocalDate end = last.atEndOfMonth();
    if (!order.anyway()) {
      Unposted.requireNone(
          books.read(tx -> Unposted.of(tx, company.id(), months.get(0), last)),
          period,
          "post or reject them, or close the VAT anyway (--anyway)");
    }
    Generations.Found found =
        books.read(tx -> Generations.of(tx, KIND + ":" + company.id() + ":" + period));
    if (found.standing().isPresent()) {
      return again(company, rules, session, period, end, found.standing().get());
    }
    List<Balance> balances = VatBalances.of(session, rules, end);
    VatClosing closing = new VatClosing(found.next(), company.id(), end, period, balances);
    Optional<Voucher> voucher = rules.closeVat(closing);
    if (voucher.isEmpty()) {
      return new Done(
          Optional.empty(),
          List.of(),
          List.of(),
          List.of("no VAT is open at the end of " + period));
    }
    if (order.preview()) {
      return new Done(Optional.empty(), List.of(voucher.get()), List.of(), List.of());
    }
    Runs.requireOpen(session, voucher.get());
    List<VoucherRecord> records =
        poster.post(
            company,
            Runs.of(KIND, company.id(), period, actor, voucher.get().externalId(), clock),
            List.of(
                new EntryPoster.Made(
                    voucher.get(),
                    TrailStore.Input.of(found.next(), KIND, closing, clock.instant()))),
            rules.version());
    return Runs.done(books, records);
  }

  /** It stands; what was booked since is told. */
  private Done again(
      Company company,
      PeriodRules rules,
      HostSession session,
      String period,
      LocalDate end,
      VoucherRecord standing)
      throws HostException {
    VoucherRecord now = Runs.resumed(books, poster, company, standing);
    List<Balance> since = VatBalances.of(session, rules, end);
    if (!since.isEmpty()) {
      throw Runs.refused(
          "month.since",
          "the VAT of "
              + period
              + " is closed by "
              + now.number().orElse(now.voucher().externalId().value())
              + ", and VAT was booked since: "
              + since.get(0).account()
              + " "
              + since.get(0).amount(),
          period,
          "take the close back (undo "
              + now.voucher().externalId()
              + " --reason …) and close again");
    }
    return new Done(
        books.read(tx -> tx.trail().runOf(now.voucher().externalId())).map(r -> r.id()),
        List.of(now.voucher()),
        List.of(now),
        List.of("the VAT of " + period + " was closed before"));
  }
}
