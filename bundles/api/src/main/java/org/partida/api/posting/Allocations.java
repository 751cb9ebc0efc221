package org.partida.api.posting;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.spi.posting.Allocated;
import org.partida.spi.posting.AllocationRule;
import org.partida.spi.posting.Allotment;

/**
 * Where the lines of documents go: rules, single lines, and how well it went. Thread-safe; every
 * call checks the actor's rights, every change is audited.
 */
@ProviderType
public interface Allocations {
  /** Rules that count, the most specific first. */
  List<Rule> rules(Actor actor, CompanyId company);

  /** All versions of a rule, oldest first. */
  List<Rule> versions(Actor actor, CompanyId company, String id);

  /**
   * Adds a rule, or a new version of the one with the same scope and text.
   *
   * @param draft id and version are not looked at
   * @param preview only show what it would have changed
   * @throws org.partida.model.PartidaException {@code allocation.type}, {@code allocation.rule}
   */
  Changed put(Actor actor, CompanyId company, AllocationRule draft, boolean preview);

  /**
   * Ends a rule.
   *
   * @param lastDay the last day that it counts; empty = as if it had never been
   * @throws org.partida.model.PartidaException {@code allocation.unknown}
   */
  Rule end(Actor actor, CompanyId company, String id, Optional<LocalDate> lastDay, String reason);

  /** Where the lines of a document went, and by what. */
  List<Line> lines(Actor actor, String document);

  /**
   * Decides one line of a document that is not booked; it is proposed anew.
   *
   * @throws org.partida.model.PartidaException {@code allocation.booked}, {@code allocation.line}
   */
  Rule allocate(Actor actor, String document, String line, Allotment outcome, String reason);

  /**
   * Takes lines that another program has booked, from CSV, for memory to begin with. The same file
   * again changes nothing.
   *
   * @throws org.partida.model.PartidaException {@code allocation.file}
   */
  History history(Actor actor, CompanyId company, String file, InputStream content)
      throws IOException;

  /** How well rules and memory would have done on the company's own history, by time. */
  Evaluation evaluate(Actor actor, CompanyId company);

  /**
   * A version of a rule. Immutable.
   *
   * @param rule the rule
   * @param dropped it does not count any more
   * @param person id of who
   * @param at when
   */
  record Rule(AllocationRule rule, boolean dropped, String person, Instant at) {}

  /**
   * A line. Immutable.
   *
   * @param document id
   * @param number document number
   * @param state PROPOSED, POSTED, UNDONE, HISTORY
   * @param line where it went
   */
  record Line(String document, String number, String state, Allocated line) {}

  /**
   * What became of a file of lines. Immutable.
   *
   * @param lines how many were taken; none if there are problems
   * @param before it was taken before
   * @param problems what is wrong, all of it
   */
  record History(int lines, boolean before, List<Problem> problems) {
    public History {
      problems = List.copyOf(problems);
    }
  }

  /**
   * What a rule changes. Immutable.
   *
   * @param rule as it is now, or would be
   * @param changes lines of the last twelve months that it would have sent elsewhere
   * @param documents how many documents are proposed anew
   */
  record Changed(Rule rule, List<Change> changes, int documents) {
    public Changed {
      changes = List.copyOf(changes);
    }
  }

  /**
   * A line that a rule would have sent elsewhere. Immutable.
   *
   * @param line the line as it went
   * @param after where it would have gone
   */
  record Change(Line line, Allotment after) {}

  /**
   * How well it would have done: each line is foretold from those before its day alone. Immutable.
   *
   * @param lines how many lines were foretold
   * @param of how many lines there are; the first third is only learnt from
   * @param methods the ways that were tried
   */
  record Evaluation(int lines, int of, List<Score> methods) {
    public Evaluation {
      methods = List.copyOf(methods);
    }
  }

  /**
   * A way of foretelling. Immutable.
   *
   * @param name rules-and-memory, or a baseline: majority, last-of-partner
   * @param answered for how many lines it says something
   * @param right how often its first answer is right
   * @param amongThree how often the right answer is among its first three
   * @param sure how many lines it answers while it is right at 95 of 100 at least
   */
  record Score(String name, int answered, int right, int amongThree, int sure) {}
}
