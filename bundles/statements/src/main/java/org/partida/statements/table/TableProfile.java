package org.partida.statements.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partida.spi.statement.FormatFacts;

/**
 * How the table of a bank, courier or processor is read: data, not code. Names are in small letters
 * without accents. Immutable.
 *
 * @param id stable name of the format
 * @param facts what is known of it
 * @param signature headings that must all be there, each by one of its names
 * @param without headings that must not be there
 * @param columns the names of each column; the first one that is there counts, of texts all
 * @param bankCode characters 5 to 8 of the company's IBAN, where the file names no account
 * @param currency where the file names none
 * @param monthFirst {@code 12/31/2026}, where the dates do not tell
 * @param invert amounts are seen from the source's side
 * @param feeSigned the fee is negative where it is kept
 * @param keep values of the state column that count; empty = all
 * @param drop values of it that do not; any other one is refused
 * @param payouts values of the type column that are transfers to the company
 * @param footers beginnings of rows that are no movements
 * @param ends beginnings of rows below which nothing is booked yet: pending movements
 * @param continued rows without date and amount go on with the text of the one before
 */
public record TableProfile(
    String id,
    FormatFacts facts,
    List<Set<String>> signature,
    Set<String> without,
    Map<Role, List<String>> columns,
    Optional<String> bankCode,
    Optional<String> currency,
    boolean monthFirst,
    boolean invert,
    boolean feeSigned,
    Set<String> keep,
    Set<String> drop,
    Set<String> payouts,
    List<String> footers,
    List<String> ends,
    boolean continued) {
  public TableProfile {
    signature = signature.stream().map(Set::copyOf).toList();
    without = Set.copyOf(without);
    columns = Map.copyOf(columns);
    keep = Set.copyOf(keep);
    drop = Set.copyOf(drop);
    payouts = Set.copyOf(payouts);
    footers = List.copyOf(footers);
    ends = List.copyOf(ends);
  }

  /** What a person reads where a file is not of it. */
  String lookedFor() {
    return "a row with the headings "
        + String.join(
            ", ",
            signature.stream()
                .map(s -> String.join(" or ", s.stream().sorted().toList()))
                .toList());
  }
}
