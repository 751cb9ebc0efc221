package org.partida.posting.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.partida.model.Percent;
import org.partida.spi.posting.Allocated;
import org.partida.spi.posting.AllocationBook;
import org.partida.spi.posting.AllocationRule;
import org.partida.spi.posting.Allotment;
import org.partida.spi.posting.LineFacts;
import org.partida.spi.posting.ProductRule;
import org.partida.spi.posting.Remembered;

/**
 * Where a line goes: by the most specific rule, else by the product rules of the company's
 * settings, else by what was decided alike before, else by the rule for any product. Immutable.
 */
public final class Allocation {
  /** Accounts of these classes are assets; nothing remembered may book them by itself. */
  private static final String ASSETS = "2";

  private final AllocationBook book;
  private final List<ProductRule> products;

  public Allocation(AllocationBook book, List<ProductRule> products) {
    this.book = book;
    this.products = List.copyOf(products);
  }

  /**
   * The answer. Immutable.
   *
   * @param outcome where it goes
   * @param by as in {@link Allocated}
   * @param words what decided
   */
  public record Choice(Allotment outcome, String by, String words) {}

  /** What decides the line; empty if nothing does. */
  public Optional<Choice> of(LineFacts f, String document, String line) {
    String name = Text.fold(f.name());
    return book.rules().stream()
        .filter(r -> !isAny(r))
        .filter(r -> r.covers(f, document, line) && matches(r, f, name))
        .findFirst()
        .map(r -> choice(r, Allocated.RULE))
        .or(() -> product(f, name, r -> !"any".equals(r.matchOn())))
        .or(() -> remembered(f))
        .or(() -> any(f, document, line))
        .or(() -> product(f, name, r -> "any".equals(r.matchOn())));
  }

  private static boolean isAny(AllocationRule r) {
    return "any".equals(r.matchOn())
        && r.scope().document().isEmpty()
        && r.scope().partner().isEmpty();
  }

  private Optional<Choice> any(LineFacts f, String document, String line) {
    return book.rules().stream()
        .filter(r -> isAny(r) && r.covers(f, document, line))
        .findFirst()
        .map(r -> choice(r, Allocated.DEFAULT));
  }

  private static Choice choice(AllocationRule r, String kind) {
    return new Choice(r.outcome(), kind + r.id() + "/" + r.version(), "rule " + r.id() + words(r));
  }

  private static String words(AllocationRule r) {
    if (r.scope().document().isPresent()) {
      return " for this line";
    }
    String who = r.scope().partner().map(p -> " of " + p).orElse("");
    return " ("
        + ("any".equals(r.matchOn()) ? "any" : r.matchOn() + " = " + r.pattern())
        + who
        + ")";
  }

  /** Whether the rule's text is the line's. */
  public static boolean matches(AllocationRule r, LineFacts f) {
    return matches(r, f, Text.fold(f.name()));
  }

  private static boolean matches(AllocationRule r, LineFacts f, String name) {
    String pattern = r.pattern();
    return switch (r.matchOn()) {
      case "any" -> true;
      case "sellerItemId" -> f.sellerItemId().filter(pattern::equals).isPresent();
      case "buyerItemId" -> f.buyerItemId().filter(pattern::equals).isPresent();
      case "standardId" -> f.standardId().filter(pattern::equals).isPresent();
      case "classification" -> f.classifications().stream().anyMatch(c -> c.startsWith(pattern));
      case "nameIs" -> name.equals(Text.fold(pattern));
      case "text" -> Text.remembered(f.name()).equals(Text.remembered(pattern));
      case "name" -> Text.holds(name, Text.fold(pattern));
      default -> false;
    };
  }

  private Optional<Choice> product(LineFacts f, String name, Predicate<ProductRule> which) {
    return products.stream()
        .filter(which)
        .filter(r -> matches(r, f, name))
        .findFirst()
        .map(
            r ->
                new Choice(
                    new Allotment(
                        r.type(),
                        r.account(),
                        r.vatDeduction(),
                        r.ncCode(),
                        r.dimension(),
                        List.of()),
                    Allocated.PRODUCT,
                    "any".equals(r.matchOn())
                        ? "the rule for any product"
                        : "the rule " + r.matchOn() + " = " + r.pattern()));
  }

  private static boolean matches(ProductRule r, LineFacts f, String name) {
    return switch (r.matchOn()) {
      case "any" -> true;
      case "sellerItemId" -> f.sellerItemId().filter(r.pattern()::equals).isPresent();
      case "buyerItemId" -> f.buyerItemId().filter(r.pattern()::equals).isPresent();
      case "standardId" -> f.standardId().filter(r.pattern()::equals).isPresent();
      case "classification" -> f.classifications().contains(r.pattern());
      case "name" -> name.contains(Text.fold(r.pattern()));
      default -> false;
    };
  }

  private Optional<Choice> remembered(LineFacts f) {
    return memory(f)
        .filter(m -> m.times() >= Remembered.ENOUGH && isOrdinary(m.outcome()))
        .map(m -> new Choice(m.outcome(), Allocated.MEMORY, words(m)));
  }

  /** What was decided for the same text, be it often enough or not. */
  public Optional<Remembered> memory(LineFacts f) {
    if (book.memory().isEmpty()) {
      return Optional.empty();
    }
    String text = Text.remembered(f.name());
    return book.memory().stream().filter(m -> m.text().equals(text)).findFirst();
  }

  private static String words(Remembered m) {
    return m.times()
        + " equal decisions for \""
        + m.text()
        + "\", last on "
        + m.last()
        + " ("
        + String.join(", ", m.documents())
        + ")";
  }

  /** Assets, codes and VAT that is not deducted need a person's rule. */
  private static boolean isOrdinary(Allotment a) {
    return a.account().filter(x -> x.startsWith(ASSETS)).isEmpty()
        && a.vatDeduction().equals(Percent.HUNDRED)
        && a.ncCode().isEmpty();
  }
}
