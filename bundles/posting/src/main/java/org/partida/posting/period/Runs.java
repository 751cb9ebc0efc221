package org.partida.posting.period;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.partida.api.company.Company;
import org.partida.api.posting.MonthWork.Done;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.api.security.Actor;
import org.partida.base.port.TrailStore;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.voucher.Voucher;
import org.partida.posting.service.EntryPoster;
import org.partida.posting.service.LateEntries;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;

/** What the work of a month shares. Stateless. */
final class Runs {
  private Runs() {}

  /** The run of a period; its first voucher's id makes it unique. */
  static TrailStore.Run of(
      String kind, CompanyId company, String period, Actor actor, ExternalId first, Clock clock) {
    return new TrailStore.Run(
        "run:" + first.value(), company, kind, period, actor.id(), clock.instant());
  }

  static Done done(UnitOfWork books, List<VoucherRecord> records) {
    Optional<String> run =
        records.stream()
            .findFirst()
            .flatMap(r -> books.read(tx -> tx.trail().runOf(r.voucher().externalId())))
            .map(TrailStore.Run::id);
    return new Done(run, records.stream().map(VoucherRecord::voucher).toList(), records, List.of());
  }

  /** One that was on its way is finished. */
  static VoucherRecord resumed(
      UnitOfWork books, EntryPoster poster, Company company, VoucherRecord r) {
    if (r.state() != VoucherState.POSTING) {
      return r;
    }
    books
        .read(tx -> tx.trail().runOf(r.voucher().externalId()))
        .ifPresent(run -> poster.post(company, run, List.of(), r.ruleVersion()));
    return books.read(tx -> tx.vouchers().find(r.voucher().externalId())).orElse(r);
  }

  /**
   * The day of the voucher must be open before anything is stored.
   *
   * @throws PartidaException {@code month.closed}
   */
  static void requireOpen(HostSession session, Voucher v) throws HostException {
    boolean open =
        session
            .periods()
            .firstOpenOnOrAfter(v.date(), v.journal(), LateEntries.isVat(v))
            .filter(v.date()::equals)
            .isPresent();
    if (!open) {
      throw refused(
          "month.closed",
          v.date() + " does not take \"" + v.text() + "\": its period is closed",
          v.date().toString(),
          "open it again (period-reopen --period "
              + java.time.YearMonth.from(v.date())
              + " --reason …)");
    }
  }

  static PartidaException refused(String code, String message, String location, String fix) {
    return new PartidaException(new Problem(code, message, location, fix));
  }
}
