package org.partida.api.document;

import java.math.BigDecimal;
import java.util.Optional;
import org.partida.model.PartidaException;
import org.partida.model.Percent;
import org.partida.model.Problem;

/**
 * What a company lets happen while nobody decides, beyond its policy. Nothing is on unless it is
 * set. Immutable.
 *
 * @param tolerance with the policy AUTOMATIC: a supplier's document is approved if its total is
 *     within so many per cent of each of the last amounts
 * @param lastAmounts how many approved amounts there must be, and are compared
 * @param remindDays after so many days a notice names who should decide
 * @param remind id of that person; empty = whoever may decide
 * @param firmDays after so many days the firm is told
 * @param silentDays after so many days a document counts as approved; a document with a question
 *     that waits never does
 */
public record ApprovalRules(
    Optional<Percent> tolerance,
    int lastAmounts,
    Optional<Integer> remindDays,
    Optional<String> remind,
    Optional<Integer> firmDays,
    Optional<Integer> silentDays) {
  private static final int LONGEST_DAYS = 365;
  private static final int MOST_AMOUNTS = 12;

  /** Nothing happens by itself. */
  public static final ApprovalRules NONE =
      new ApprovalRules(
          Optional.empty(),
          3,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public ApprovalRules {
    require(
        lastAmounts >= 1 && lastAmounts <= MOST_AMOUNTS,
        "lastAmounts",
        "compare 1 to " + MOST_AMOUNTS + " amounts");
    require(
        tolerance.map(t -> t.value().compareTo(BigDecimal.valueOf(100)) <= 0).orElse(true),
        "tolerance",
        "give 0 to 100 per cent");
    days(remindDays, "remindDays");
    days(firmDays, "firmDays");
    days(silentDays, "silentDays");
    require(
        remindDays.isEmpty() || firmDays.isEmpty() || remindDays.get() < firmDays.get(),
        "firmDays",
        "the firm is told after the person: give more days");
  }

  private static void days(Optional<Integer> days, String name) {
    require(
        days.map(d -> d >= 1 && d <= LONGEST_DAYS).orElse(true),
        name,
        "give 1 to " + LONGEST_DAYS + " days, or leave it out");
  }

  private static void require(boolean holds, String name, String fix) {
    if (!holds) {
      throw new PartidaException(
          new Problem("approval.rules", "not a rule of approval: " + name, name, fix));
    }
  }
}
