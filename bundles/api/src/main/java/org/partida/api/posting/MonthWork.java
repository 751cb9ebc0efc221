package org.partida.api.posting;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.voucher.Voucher;

/**
 * Work of a month, each with preview, once for each period, and to be undone as a run. Thread-safe;
 * every call checks the actor's rights.
 */
@ProviderType
public interface MonthWork {
  /**
   * Closes the VAT of a period from the ledger's balances on its last day. What is deducted in a
   * later month stays on its account.
   *
   * @param months the VAT period: a month, or the months of a quarter
   * @throws org.partida.model.PartidaException {@code period.unposted} if documents of the period
   *     wait and the order does not allow that; {@code month.closed} if the last day takes no VAT
   *     entries; {@code month.since} if it was closed and VAT was booked since
   */
  Done closeVat(Actor actor, CompanyId company, List<YearMonth> months, Order order);

  /**
   * Brings what is open in currencies to the month's last rate, once: differences on 6651 and 7651,
   * advances left alone.
   *
   * @throws org.partida.model.PartidaException {@code rates.missing} if the month's last rate is
   *     not stored; {@code month.closed}
   */
  Done revalue(Actor actor, CompanyId company, YearMonth month, Order order);

  /**
   * How it is done. Immutable.
   *
   * @param preview show what would be booked, and book nothing
   * @param anyway although documents of the period are not posted
   */
  record Order(boolean preview, boolean anyway) {
    /** Done, if nothing stands in the way. */
    public static final Order NOW = new Order(false, false);

    /** Only shown. */
    public static final Order PREVIEW = new Order(true, true);
  }

  /**
   * What came of it. Immutable.
   *
   * @param run id of the run; undo goes by it; empty if nothing is to be done, or of a preview
   * @param vouchers what is booked now, or would be
   * @param records how far each got; empty of a preview
   * @param notes what a person should know, such as that it was done before
   */
  record Done(
      Optional<String> run,
      List<Voucher> vouchers,
      List<VoucherRecord> records,
      List<String> notes) {
    public Done {
      vouchers = List.copyOf(vouchers);
      records = List.copyOf(records);
      notes = List.copyOf(notes);
    }
  }
}
