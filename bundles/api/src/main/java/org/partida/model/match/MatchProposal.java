package org.partida.model.match;

import java.util.List;
import java.util.Optional;

/**
 * What one statement line most probably pays, how sure that is, and why. Immutable.
 *
 * @param line id of the statement line
 * @param grade what a person has to do
 * @param score in thousandths of a bit
 * @param shares the items that it pays; empty if none
 * @param evidence every term of the score, in words
 * @param runnerUp the next best, and why it is not the best
 * @param bookings where the money goes that pays no document: one of all of it, or the parts of a
 *     line that a person split, beside what it pays
 */
public record MatchProposal(
    String line,
    Grade grade,
    int score,
    List<ItemShare> shares,
    List<Evidence> evidence,
    Optional<RunnerUp> runnerUp,
    List<LineBooking> bookings) {

  public MatchProposal {
    shares = List.copyOf(shares);
    evidence = List.copyOf(evidence);
    bookings = List.copyOf(bookings);
  }

  /** Of documents, or of nothing. */
  public MatchProposal(
      String line,
      Grade grade,
      int score,
      List<ItemShare> shares,
      List<Evidence> evidence,
      Optional<RunnerUp> runnerUp) {
    this(line, grade, score, shares, evidence, runnerUp, List.of());
  }

  /** Whether it says where the money goes. */
  public boolean decides() {
    return !shares.isEmpty() || !bookings.isEmpty();
  }

  /**
   * The next best proposal. Immutable.
   *
   * @param shares what it would pay
   * @param score in thousandths of a bit
   * @param whyNot in words
   */
  public record RunnerUp(List<ItemShare> shares, int score, String whyNot) {
    public RunnerUp {
      shares = List.copyOf(shares);
    }
  }
}
