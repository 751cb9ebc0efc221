package org.partida.api.posting;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.voucher.AccountCode;

/**
 * Costs and income paid ahead, spread over months. Thread-safe; every call checks the actor's
 * rights.
 */
@ProviderType
public interface Accruals {
  /**
   * Makes the schedule of a document's line; nothing is booked yet.
   *
   * @throws org.partida.model.PartidaException {@code accrual.*} if the document has no such line,
   *     or it is spread already
   */
  Accrual add(Actor actor, CompanyId company, Wanted wanted);

  /** All schedules of a company, newest first. */
  List<Accrual> list(Actor actor, CompanyId company);

  /** Ends a schedule: nothing more is booked after the month; what is booked stays. */
  Accrual end(Actor actor, CompanyId company, String id, YearMonth last, String reason);

  /**
   * Books the parts of a month, once, and those of earlier months that were never booked: on the
   * last day of their own month if that is open, else of this one.
   */
  MonthWork.Done run(Actor actor, CompanyId company, YearMonth month, MonthWork.Order order);

  /**
   * What to spread. Immutable.
   *
   * @param document id of the document
   * @param line number of the line in its entry, from 1; empty if only one is on 471 or 472
   * @param from first month
   * @param months how many
   * @param account where a month's part goes, such as 613
   * @param amount less than the line has; empty = all of it
   */
  record Wanted(
      String document,
      Optional<Integer> line,
      YearMonth from,
      int months,
      AccountCode account,
      Optional<Money> amount) {}
}
