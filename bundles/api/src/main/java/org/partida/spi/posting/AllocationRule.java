package org.partida.spi.posting;

import java.time.LocalDate;
import java.util.Optional;
import org.partida.model.document.Direction;

/**
 * Where lines of a kind are booked, by a person's word. The most specific rule decides. Immutable.
 *
 * @param id stable within the company
 * @param version counts up with each change
 * @param scope which lines it may be about
 * @param matchOn {@code sellerItemId}, {@code buyerItemId}, {@code standardId}, {@code
 *     classification} (the code begins so), {@code nameIs} (the whole name), {@code text} (the name
 *     without numbers and months), {@code name} (a part of the name; {@code *} stands for any
 *     text), or {@code any}
 * @param pattern what is looked for; ignored for {@code any}
 * @param priority the higher one decides between rules that are equally specific
 * @param outcome where it goes
 * @param reason why, for the file
 */
public record AllocationRule(
    String id,
    int version,
    Scope scope,
    String matchOn,
    String pattern,
    int priority,
    Allotment outcome,
    String reason) {
  /** Begins the id of a rule for one line of a document. */
  public static final String ONE_LINE = "line-";

  /**
   * Which lines. Immutable.
   *
   * @param direction received or issued; empty = both
   * @param partner as in {@link LineFacts}; empty = anybody
   * @param document id of the only document; empty = any
   * @param line id of the only line of the document
   * @param from first day
   * @param to last day
   */
  public record Scope(
      Optional<Direction> direction,
      Optional<String> partner,
      Optional<String> document,
      Optional<String> line,
      Optional<LocalDate> from,
      Optional<LocalDate> to) {
    /** Everything. */
    public static final Scope ALL =
        new Scope(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Lines of a partner, or of anybody. */
    public static Scope of(Direction direction, Optional<String> partner) {
      return new Scope(
          Optional.of(direction),
          partner,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    /** One line. */
    public static Scope line(String document, String line) {
      return new Scope(
          Optional.empty(),
          Optional.empty(),
          Optional.of(document),
          Optional.of(line),
          Optional.empty(),
          Optional.empty());
    }

    /** Until a day. */
    public Scope until(LocalDate last) {
      return new Scope(direction, partner, document, line, from, Optional.of(last));
    }

    boolean holdsOn(LocalDate day) {
      return from.filter(day::isBefore).isEmpty() && to.filter(day::isAfter).isEmpty();
    }
  }

  /** The same, changed. */
  public AllocationRule next(Scope otherScope, int otherPriority, Allotment other, String why) {
    return new AllocationRule(
        id, version + 1, otherScope, matchOn, pattern, otherPriority, other, why);
  }

  /** Whether it may be about this line; the text is compared by who knows how. */
  public boolean covers(LineFacts f, String document, String line) {
    return scope.direction().filter(d -> d != f.direction()).isEmpty()
        && scope.partner().filter(p -> !p.equals(f.partner())).isEmpty()
        && scope.document().filter(d -> !d.equals(document)).isEmpty()
        && scope.line().filter(l -> !l.equals(line)).isEmpty()
        && scope.holdsOn(f.day());
  }

  /** How general it is: the lowest decides first. */
  public int generality() {
    if (scope.document().isPresent()) {
      return 0;
    }
    boolean partner = scope.partner().isPresent();
    return switch (matchOn) {
      case "sellerItemId", "buyerItemId", "standardId" -> partner ? 1 : 3;
      case "any" -> partner ? 5 : 7;
      case "nameIs", "text" -> partner ? 2 : 4;
      case "classification" -> partner ? 2 : 4;
      default -> partner ? 2 : 6;
    };
  }
}
