package org.partida.api.statement;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a person, or the way a file came, says beyond the file. Immutable.
 *
 * @param account the company's account or register that it is of, where the file does not tell
 * @param date the day on which all its lines are booked, whatever the register's choice is
 * @param number number of the settlement, where the file tells none
 * @param sender address that mailed it
 */
public record ImportOptions(
    Optional<String> account,
    Optional<LocalDate> date,
    Optional<String> number,
    Optional<String> sender) {
  /** Nothing beyond the file. */
  public static final ImportOptions NONE =
      new ImportOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public ImportOptions {
    // options of rows of before have none
    account = account == null ? Optional.empty() : account;
    date = date == null ? Optional.empty() : date;
    number = number == null ? Optional.empty() : number;
    sender = sender == null ? Optional.empty() : sender;
  }
}
