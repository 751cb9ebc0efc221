package org.partida.matching.line;

import java.time.LocalDate;
import java.util.Optional;
import org.partida.api.match.MatchOptions;
import org.partida.model.Money;
import org.partida.spi.posting.PaymentPosting;

/** Where a difference goes that the company's tolerance lets pass. Immutable and thread-safe. */
public final class Differences {
  private final StandardAccounts standard = StandardAccounts.load();

  /**
   * The difference of a payment to the items that it pays whole; empty if there is none, or if it
   * is more than the tolerance, so that what is not explained is refused.
   *
   * @param rest what came in more than the items are
   */
  public Optional<PaymentPosting.Difference> of(
      String country, Money rest, LocalDate day, MatchOptions options) {
    if (rest.isZero() || rest.decimal().abs().compareTo(options.tolerance()) > 0) {
      return Optional.empty();
    }
    return standard
        .difference(country, rest.signum() > 0, day)
        .flatMap(
            s ->
                s.account()
                    .map(
                        a ->
                            new PaymentPosting.Difference(
                                a,
                                rest,
                                rest.abs()
                                    + (rest.signum() > 0 ? " more" : " less")
                                    + " came in than the documents are, within the tolerance of "
                                    + options.tolerance().toPlainString()
                                    + ": "
                                    + s.why(),
                                Optional.empty())));
  }
}
