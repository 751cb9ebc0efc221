package org.partida.matching.match;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partida.api.notice.Notice;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.base.port.Tx;
import org.partida.model.Problem;

/**
 * Waybills of a day that a courier told of, and leaves out when it tells of that day again. They
 * stay, since a file may be cut short as well; a notice stands for each until the waybill comes
 * back, somebody puts the line away, or the later file is undone. Another transfer of the same day
 * is another matter: only files that repeat a row of the day are compared. Stateless.
 */
public final class Vanished {
  /** Notices of one file; beyond, the import alone tells. */
  private static final int MOST_NOTICES = 20;

  private static final String KEY = "line-vanished/";

  private Vanished() {}

  /** A file's rows of a day. */
  private record Part(String statement, LocalDate day) {}

  /**
   * Raises and clears notices, and answers what the import is to tell.
   *
   * @param found lines that are there and that the later file has too
   * @param there lines on its days
   */
  public static List<Problem> tell(
      Tx tx, Collection<LineRecord> found, Collection<LineRecord> there, String file, Instant at) {
    Set<Part> told = new HashSet<>();
    Set<String> here = new HashSet<>();
    for (LineRecord l : found) {
      told.add(part(l));
      here.add(l.id());
      over(tx, l.id());
    }
    List<Problem> problems = new ArrayList<>();
    for (LineRecord l : there) {
      boolean stands = l.state() == LineState.UNSAVED || l.state() == LineState.SAVED;
      if (stands
          && l.line().awb().isPresent()
          && told.contains(part(l))
          && !here.contains(l.id())) {
        Problem problem = problem(l, file);
        problems.add(problem);
        if (problems.size() <= MOST_NOTICES) {
          tx.notices()
              .raise(
                  Notice.of(
                      KEY + l.id(),
                      Optional.of(l.company()),
                      Notice.Level.WARNING,
                      problem,
                      at,
                      Optional.empty()));
        }
      }
    }
    return problems;
  }

  /** Its waybill is back, or nobody waits for it any more. */
  public static void over(Tx tx, String line) {
    tx.notices().clear(KEY + line);
  }

  private static Part part(LineRecord l) {
    return new Part(l.statement(), l.line().bookingDate());
  }

  private static Problem problem(LineRecord l, String file) {
    boolean saved = l.state() == LineState.SAVED;
    return new Problem(
        "statement.vanished",
        "waybill "
            + l.line().awb().orElseThrow()
            + " of "
            + l.line().bookingDate()
            + " ("
            + l.line().amount()
            + (saved ? ", confirmed" : "")
            + ") is there from an earlier file and is not in "
            + file,
        "statement line " + l.id(),
        "ask the courier; if the money does not come, "
            + (saved ? "match-undo, then " : "")
            + "match-delete the line");
  }
}
