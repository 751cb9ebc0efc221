package org.partida.api.match;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.api.statement.LineRecord;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.model.match.Grade;
import org.partida.spi.action.Progress;

/**
 * Matching: run, look, confirm, assign, undo. Thread-safe; every call checks the actor's rights.
 */
@ProviderType
public interface Matches {
  /**
   * Matches all lines that nobody has confirmed with the host's open items; confirmed ones are not
   * touched.
   */
  MatchSummary run(Actor actor, CompanyId company, Progress progress);

  /** A page of lines with their proposals. */
  Page<LineRecord> list(
      Actor actor, CompanyId company, Optional<Grade> grade, int limit, Optional<String> after);

  /**
   * Confirms proposals: posts the payment and settles the items. A line that fails keeps its error;
   * the others go on.
   */
  List<LineRecord> confirm(Actor actor, CompanyId company, List<String> lineIds);

  /**
   * Gives a line other items than proposed, or accounts, or both, and confirms it. The parts must
   * be the line to the cent; a cent within the company's tolerance is left over only where no
   * account is given.
   */
  LineRecord assign(Actor actor, CompanyId company, String lineId, LineSplit split);

  /** Takes a confirmed line back: unsettles, posts the counter-entry; the line waits again. */
  LineRecord undo(Actor actor, CompanyId company, String lineId, String reason);

  /** A page of the lines that a filter shows; it may be shorter than asked and yet have a next. */
  Page<LineRecord> list(
      Actor actor, CompanyId company, LineFilter filter, int limit, Optional<String> after);

  /** How many these are, and what they move. */
  LineTotals totals(Actor actor, CompanyId company, LineFilter filter);

  /**
   * Gives an open line other items (of another client, other amounts, several documents) and
   * accounts without confirming it. It keeps them until it is confirmed, deleted or matched again
   * by name, and no other line is given what they take.
   */
  LineRecord set(Actor actor, CompanyId company, String lineId, LineSplit split);

  /** Puts open lines away: they are kept with reason and person, and never matched. */
  List<LineRecord> delete(Actor actor, CompanyId company, List<String> lineIds, String reason);

  /** Brings deleted lines back; they wait again. */
  List<LineRecord> restore(Actor actor, CompanyId company, List<String> lineIds);

  /** Matches these open lines again, also those that a person set. */
  List<LineRecord> rematch(Actor actor, CompanyId company, List<String> lineIds);

  MatchOptions options(Actor actor, CompanyId company);

  /** On which days these lines are or will be booked, by id; those of registers only. */
  Map<String, PostingDay> postingDays(Actor actor, CompanyId company, List<LineRecord> lines);

  /** Changes how careful matching is; open lines are matched again by themselves. */
  MatchOptions putOptions(Actor actor, CompanyId company, MatchOptions options);
}
