package org.partida.sandbox.generate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What a {@link ShapeMaker} works with: the draft, the dice, the catalogue and what came before.
 */
final class Making {
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  final InvoiceDraft draft;
  final World world;
  final Random dice;
  final Rates rates;
  private final List<GenInvoice> history;

  Making(InvoiceDraft draft, World world, Random dice, Rates rates, List<GenInvoice> history) {
    this.draft = draft;
    this.world = world;
    this.dice = dice;
    this.rates = rates;
    this.history = history;
  }

  /** Adds lines of the seller's own goods, without repeating a product while others are left. */
  void lines(int count) {
    lines(draft.seller.group(), count);
  }

  void lines(String group, int count) {
    List<Product> stock = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (stock.isEmpty()) {
        stock.addAll(world.products(group));
      }
      add(stock.remove(dice.nextInt(stock.size())));
    }
  }

  /** Adds one line for each of the products that have this rate now, up to a number. */
  void linesAt(String group, String rate, int count) {
    BigDecimal wanted = new BigDecimal(rate);
    world.products(group).stream()
        .filter(p -> p.rate().compareTo(wanted) == 0)
        .limit(count)
        .forEach(this::add);
  }

  /** The same as {@link #linesAt} for the rates before August 2025. */
  void oldLinesAt(String group, String rate, int count) {
    BigDecimal wanted = new BigDecimal(rate);
    world.products(group).stream()
        .filter(p -> p.rateBeforeAugust2025().compareTo(wanted) == 0)
        .limit(count)
        .forEach(p -> add(p, p.rateBeforeAugust2025()));
  }

  void add(Product product) {
    add(product, product.rate());
  }

  private void add(Product p, BigDecimal rate) {
    BigDecimal factor = BigDecimal.valueOf(850 + dice.nextInt(300)).divide(THOUSAND);
    BigDecimal price = p.price().multiply(factor).setScale(p.price().scale(), RoundingMode.HALF_UP);
    draft.lines.add(
        new GenLine(
            Integer.toString(draft.lines.size() + 1),
            p.name(),
            p.description(),
            quantity(p.unit()),
            p.unit(),
            price,
            BigDecimal.ONE,
            "S",
            rate.setScale(2),
            Optional.of(p.code()),
            Optional.of(p.cpv()),
            List.of()));
  }

  private BigDecimal quantity(String unit) {
    return switch (unit) {
      case "KGM", "LTR" -> BigDecimal.valueOf(1000 + dice.nextInt(90_000), 3);
      case "KWH" -> BigDecimal.valueOf(200 + dice.nextInt(3000));
      case "MON", "LS" -> BigDecimal.ONE;
      case "HUR" -> BigDecimal.valueOf(2 + dice.nextInt(60));
      default -> BigDecimal.valueOf(1 + dice.nextInt(24));
    };
  }

  /** Totals as the draft stands now. */
  GenTotals totals() {
    return draft.finish().totals();
  }

  /** The latest plain invoice between the same parties, which a correction can point at. */
  Optional<GenInvoice> earlier() {
    return history.stream()
        .filter(i -> i.seller().equals(draft.seller) && i.buyer().equals(draft.buyer))
        .filter(i -> "380".equals(i.typeCode()) && i.owed().signum() > 0)
        .reduce((first, second) -> second);
  }

  GenAdjustment allowance(String amount, String reason, String category, String rate) {
    return new GenAdjustment(
        false,
        new BigDecimal(amount),
        Optional.empty(),
        Optional.empty(),
        reason,
        "95",
        category,
        new BigDecimal(rate));
  }

  GenAdjustment charge(String amount, String reason, String category, String rate) {
    return new GenAdjustment(
        true,
        new BigDecimal(amount),
        Optional.empty(),
        Optional.empty(),
        reason,
        "FC",
        category,
        new BigDecimal(rate));
  }

  void refer(GenReference.Kind kind, String id) {
    draft.references.add(new GenReference(kind, id));
  }
}
