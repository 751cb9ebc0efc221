package org.partida.api.posting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.partida.model.Money;

/**
 * What a VAT book says of an account beside the account's turnover in the ledger. Amounts have the
 * sign of the account: credit of 4427 and debit of 4426 are positive. {@code ledger = book +
 * differences}, or the last difference is of the kind {@link Kind#UNEXPLAINED}. Immutable.
 *
 * @param account account, such as {@code 4427} or {@code 4428.CV}
 * @param parts what the book's amount is made of
 * @param book sum of the parts
 * @param ledger turnover of the period
 * @param differences what the ledger has and the book has not; the other way round with a minus
 */
public record VatTie(
    String account, List<Part> parts, Money book, Money ledger, List<Difference> differences) {
  public VatTie {
    parts = List.copyOf(parts);
    differences = List.copyOf(differences);
  }

  /** True if the two are one, or differ only by the VAT close or the opening of the books. */
  public boolean ties() {
    return differences.stream().allMatch(d -> d.kind().expected());
  }

  /**
   * A part of the book's amount. Immutable.
   *
   * @param code stable name
   * @param names by language: ro, it, en
   * @param amount its amount
   */
  public record Part(String code, Map<String, String> names, Money amount) {
    public Part {
      names = Map.copyOf(names);
    }
  }

  /** Why an entry is in one and not in the other. */
  public enum Kind {
    /** Closes VAT of the period (4423, 4424): belongs to no book. */
    SETTLEMENT,
    /** With which the books begin: it was in the returns of other books. */
    OPENING,
    /** Booked in this period, belongs to another one by its tax point or month of deduction. */
    OTHER_PERIOD,
    /** Booked in another period, belongs to this one. */
    BOOKED_ELSEWHERE,
    /** A line without tax facts, such as an entry made by hand in the host. */
    NO_FACTS,
    /** The ledger's turnover differs from its entries. */
    UNEXPLAINED;

    /** Nothing that an accountant must look at. */
    public boolean expected() {
      return this == SETTLEMENT || this == OPENING;
    }
  }

  /**
   * An entry that makes a difference. Immutable.
   *
   * @param kind why
   * @param amount by how much
   * @param entry the ledger's number
   * @param date its date
   * @param document number of its document
   * @param belongs the period that it belongs to; empty if unknown
   */
  public record Difference(
      Kind kind, Money amount, String entry, LocalDate date, String document, String belongs) {}
}
