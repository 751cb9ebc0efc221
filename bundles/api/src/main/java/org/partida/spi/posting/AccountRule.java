package org.partida.spi.posting;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partida.model.voucher.AccountCode;

/**
 * A third-party or treasury account that a company uses in place of the standard one, for documents
 * of a kind or of one of its premises. Immutable.
 *
 * @param standard the account that the rules would take
 * @param document a document's kind as lists show it (380, NIR, CARNET, BON …); empty = all
 * @param seat code of the premises, or of the store on the paper; empty = all
 * @param from first day, by the entry's date
 * @param account what is used; empty = the standard one again
 */
public record AccountRule(
    AccountCode standard,
    Optional<String> document,
    Optional<String> seat,
    LocalDate from,
    Optional<AccountCode> account) {
  private static final Comparator<AccountRule> ORDER =
      Comparator.comparing((AccountRule r) -> r.seat().isPresent())
          .thenComparing(r -> r.document().isPresent())
          .thenComparing(AccountRule::from);

  /**
   * The rule that decides: one for the premises before one for the kind of document, then the
   * latest.
   *
   * @param kinds what the document is called
   */
  public static Optional<AccountRule> of(
      List<AccountRule> all,
      AccountCode standard,
      Set<String> kinds,
      Optional<String> seat,
      LocalDate day) {
    return all.stream()
        .filter(r -> r.standard().equals(standard) && !r.from().isAfter(day))
        .filter(r -> r.document().map(kinds::contains).orElse(true))
        .filter(r -> r.seat().isEmpty() || r.seat().equals(seat))
        .max(ORDER);
  }

  /** Whom it is for, in words. */
  public String words() {
    return document.map(d -> "documents " + d).orElse("all documents")
        + seat.map(s -> " of " + s).orElse("")
        + (from.equals(LocalDate.EPOCH) ? "" : " since " + from);
  }
}
