package org.partida.host.ledger;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.partida.model.Problem;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.host.Ledger.EntryDraft;
import org.partida.spi.host.Periods.PeriodState;

/**
 * What must hold before an entry is written. That it balances is the voucher's own invariant.
 * Immutable.
 */
final class Gate {
  private static final String VAT = "442";

  private final Book book;
  private final ChartData chart;
  private final PeriodRows periods;

  Gate(Book book, ChartData chart, PeriodRows periods) {
    this.book = book;
    this.chart = chart;
    this.periods = periods;
  }

  /** Why the entry cannot be posted; empty if it can. */
  Optional<Problem> refusal(EntryDraft draft) {
    Voucher v = draft.voucher();
    if (!v.externalId().equals(draft.key().externalId())) {
      return Optional.of(
          Problems.of(
              "host.external-id",
              "the key names another voucher",
              draft.key().externalId().value(),
              "give the voucher's own external id as the key"));
    }
    if (!v.company().equals(book.company)) {
      return Optional.of(
          Problems.of(
              "host.company",
              "the voucher is " + v.company() + "'s, the books are " + book.company + "'s",
              v.documentNumber(),
              "open that company's books"));
    }
    boolean vat = v.lines().stream().anyMatch(Gate::isVat);
    PeriodState state = periods.state(v.date(), v.journal());
    if (!state.takes(vat)) {
      return Optional.of(
          Problems.periodClosed(
              state, v.date(), periods.firstOpenOnOrAfter(v.date(), v.journal(), vat)));
    }
    for (int i = 0; i < v.lines().size(); i++) {
      Optional<Problem> problem = refusal(v, v.lines().get(i), i + 1);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  /** The return is made of lines with tax facts and of the VAT accounts (442x). */
  private static boolean isVat(VoucherLine line) {
    return line.tax().isPresent() || line.account().synthetic().startsWith(VAT);
  }

  private Optional<Problem> refusal(Voucher v, VoucherLine line, int number) {
    Optional<YearMonth> filed =
        line.tax().flatMap(TaxFacts::deductionPeriod).filter(m -> !periods.takesVatOf(m));
    if (filed.isPresent()) {
      return Optional.of(Problems.deductionFiled(filed.get(), number, v.date()));
    }
    boolean foreign =
        !line.amount().currency().equals(book.currency)
            || line.tax().filter(t -> !t.base().currency().equals(book.currency)).isPresent();
    if (foreign) {
      return Optional.of(
          Problems.of(
              "host.currency",
              "the books are kept in " + book.currency,
              "line " + number,
              "give amount and tax base in "
                  + book.currency
                  + " and the document's in 'original'"));
    }
    return refusal(line.account(), number)
        .or(
            () ->
                chart
                    .find(line.account().synthetic())
                    .filter(s -> v.date().isBefore(s.validFrom()))
                    .map(s -> Problems.accountNotYet(line.account(), number, s.validFrom())));
  }

  /** Why nothing can be posted to the account. */
  Optional<Problem> refusal(AccountCode code, int line) {
    Optional<ChartData.Synthetic> account = chart.find(code.synthetic());
    if (account.isEmpty()) {
      return Optional.of(Problems.accountMissing(code, line));
    }
    List<String> finer = account.get().postable() ? List.of() : chart.under(code.synthetic());
    return finer.isEmpty()
        ? Optional.empty()
        : Optional.of(Problems.accountNotPostable(code, line, finer));
  }
}
