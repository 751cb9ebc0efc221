package org.partida.posting.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partida.base.port.AllocationStore.LineRow;
import org.partida.base.port.AllocationStore.LineState;
import org.partida.base.port.Tx;
import org.partida.model.CompanyId;
import org.partida.model.document.Direction;
import org.partida.posting.rules.Allocation;
import org.partida.posting.rules.Text;
import org.partida.spi.posting.AllocationBook;
import org.partida.spi.posting.Allotment;
import org.partida.spi.posting.LineFacts;
import org.partida.spi.posting.PostingProfile;
import org.partida.spi.posting.Remembered;

/**
 * What was decided for a partner's lines before. Lines count that are in the books, or were in
 * those of another program; a person's correction outweighs all before it. Stateless.
 */
public final class Memory {
  /** Older lines are forgotten. */
  private static final int MONTHS = 24;

  private static final int LINES = 50;

  /** Of a longer document the rest asks. */
  private static final int TEXTS = 500;

  private static final int SHOWN = 3;

  private static final Set<LineState> COUNT = Set.of(LineState.POSTED, LineState.HISTORY);

  private Memory() {}

  /** The profile with what is remembered for the lines of a document that nothing else decides. */
  static PostingProfile of(Tx tx, PostingProfile p, String document, Map<String, LineFacts> lines) {
    AllocationBook book = p.allocation().about(document);
    Allocation decided =
        new Allocation(
            book, p.products().stream().filter(r -> !"any".equals(r.matchOn())).toList());
    Map<String, LineFacts> open = new LinkedHashMap<>();
    lines.forEach(
        (line, f) -> {
          if (!f.partner().isEmpty() && decided.of(f, document, line).isEmpty()) {
            open.putIfAbsent(Text.remembered(f.name()), f);
          }
        });
    List<Remembered> memory = new ArrayList<>();
    open.values().stream()
        .limit(TEXTS)
        .forEach(f -> of(tx, p.company(), f, document).ifPresent(memory::add));
    return p.withAllocation(book.remembering(memory));
  }

  /**
   * What was decided for the text of a line before.
   *
   * @param document whose own lines do not count
   */
  public static Optional<Remembered> of(Tx tx, CompanyId company, LineFacts f, String document) {
    String text = Text.remembered(f.name());
    List<LineRow> rows =
        text.isEmpty()
            ? List.of()
            : tx.allocations().ofText(company, f.partner(), text, LINES).stream()
                .filter(r -> !r.document().equals(document))
                .filter(r -> Text.remembered(r.line().facts().name()).equals(text))
                .toList();
    return of(rows, f.direction()).stream().findFirst();
  }

  /** Of a partner's lines, in any order. */
  public static List<Remembered> of(List<LineRow> rows, Direction direction) {
    Map<String, List<LineRow>> byText = new LinkedHashMap<>();
    rows.stream()
        .filter(r -> COUNT.contains(r.state()) && r.line().decided())
        .filter(r -> r.line().facts().direction() == direction)
        .sorted(Comparator.comparing((LineRow r) -> r.line().facts().day()).reversed())
        .forEach(
            r ->
                byText
                    .computeIfAbsent(
                        Text.remembered(r.line().facts().name()), t -> new ArrayList<>())
                    .add(r));
    List<Remembered> all = new ArrayList<>();
    byText.forEach((text, of) -> alike(text, of).ifPresent(all::add));
    return all;
  }

  /** The last decisions as long as they are alike; a correction is the first one that counts. */
  private static Optional<Remembered> alike(String text, List<LineRow> newestFirst) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    LineRow last = newestFirst.get(0);
    LocalDate oldest = last.line().facts().day().minusMonths(MONTHS);
    Allotment outcome = last.line().outcome();
    List<String> numbers = new ArrayList<>();
    int times = 0;
    for (LineRow r : newestFirst) {
      if (!r.line().outcome().equals(outcome) || r.line().facts().day().isBefore(oldest)) {
        break;
      }
      times++;
      if (numbers.size() < SHOWN && !numbers.contains(r.number())) {
        numbers.add(r.number());
      }
      if (r.corrected()) {
        break;
      }
    }
    return Optional.of(new Remembered(text, outcome, times, last.line().facts().day(), numbers));
  }
}
