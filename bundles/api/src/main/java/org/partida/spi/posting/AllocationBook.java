package org.partida.spi.posting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a company has decided about where lines go. Immutable.
 *
 * @param rules the most specific first
 * @param memory what was decided for this document's partner before
 * @param accounts third-party accounts in place of the standard ones
 */
public record AllocationBook(
    List<AllocationRule> rules, List<Remembered> memory, List<AccountRule> accounts) {
  private static final Comparator<AllocationRule> ORDER =
      Comparator.comparingInt(AllocationRule::generality)
          .thenComparing(AllocationRule::priority, Comparator.reverseOrder())
          .thenComparing(r -> r.pattern().length(), Comparator.reverseOrder())
          .thenComparing(AllocationRule::id);

  /** Nothing is decided. */
  public static final AllocationBook NONE = new AllocationBook(List.of(), List.of());

  public AllocationBook {
    rules = rules.stream().sorted(ORDER).toList();
    memory = List.copyOf(memory);
    // what was kept of the input of older entries does not have them
    accounts = accounts == null ? List.of() : List.copyOf(accounts);
  }

  /** With the standard accounts. */
  public AllocationBook(List<AllocationRule> rules, List<Remembered> memory) {
    this(rules, memory, List.of());
  }

  /** The same rules with this memory. */
  public AllocationBook remembering(List<Remembered> other) {
    return new AllocationBook(rules, other, accounts);
  }

  /** Without the rules for single lines of other documents. */
  public AllocationBook about(String document) {
    return new AllocationBook(
        rules.stream()
            .filter(r -> r.scope().document().filter(d -> !d.equals(document)).isEmpty())
            .toList(),
        memory,
        accounts);
  }

  /** With the lines of a document as they went before. */
  public AllocationBook pinned(String document, List<Allocated> lines) {
    List<AllocationRule> all = new ArrayList<>(rules);
    for (Allocated a : lines) {
      all.add(
          new AllocationRule(
              AllocationRule.ONE_LINE + a.line(),
              0,
              AllocationRule.Scope.line(document, a.line()),
              "any",
              "",
              -1,
              a.outcome(),
              a.by()));
    }
    return new AllocationBook(all, memory, accounts);
  }

  /** One rule more. */
  public AllocationBook with(AllocationRule rule) {
    List<AllocationRule> all = new ArrayList<>(rules);
    all.removeIf(r -> r.id().equals(rule.id()));
    all.add(rule);
    return new AllocationBook(all, memory, accounts);
  }
}
