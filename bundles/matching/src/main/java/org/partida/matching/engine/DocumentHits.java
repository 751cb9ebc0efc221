package org.partida.matching.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which items a line names, by what, and how much that says. Built per line by one thread. */
final class DocumentHits {
  /** A key that more items share says nothing by itself. */
  private static final int COMMON = 60;

  /** An order's number of fewer digits may be another shop's. */
  private static final int TELLING = 5;

  private static final int AWB_BITS = 20_000;
  private static final int BITS_PER_DIGIT = 3_322;

  /**
   * A hit.
   *
   * @param kind REFERENCE, NUMBER, AWB or ORDER
   * @param weight in thousandths of a bit
   * @param text the piece of text that hit
   * @param hard whether it may carry a sure match
   */
  record Hit(String kind, int weight, String text, boolean hard) {}

  private final Map<Integer, Hit> hits = new TreeMap<>();
  private final ItemIndex index;
  private final long population;

  DocumentHits(LineFacts facts, ItemIndex index, long population) {
    this.index = index;
    this.population = population;
    facts.codes().forEach((key, text) -> awb(key, text));
    facts.phrases().forEach((key, text) -> phrase(key, text));
    facts.mentions().forEach(this::number);
    facts.line().line().orderRef().ifPresent(this::order);
  }

  Map<Integer, Hit> all() {
    return hits;
  }

  private void awb(long key, String text) {
    int df = index.byAwb().count(key);
    if (df > 0 && df <= COMMON) {
      index.byAwb().each(key, i -> put(i, new Hit("AWB", AWB_BITS - Bits.log2(df), text, df == 1)));
    }
  }

  private void phrase(long key, String text) {
    int df = index.byDocument().count(key);
    if (df > 0 && df <= COMMON) {
      index
          .byDocument()
          .each(key, i -> put(i, new Hit("REFERENCE", Bits.ratio(population, df), text, true)));
    }
    int orders = index.byOrder().count(key);
    if (orders > 0 && orders <= COMMON) {
      index
          .byOrder()
          .each(
              key,
              i -> put(i, new Hit("ORDER", Bits.ratio(population, orders) * 9 / 10, text, true)));
    }
  }

  private void number(LineFacts.Mention mention) {
    long key = Text.key(ItemIndex.NUMBER, mention.number());
    int digits = mention.number().length();
    int cap = digits * BITS_PER_DIGIT;
    int df = index.byNumber().count(key);
    if (df > 0 && df <= COMMON) {
      index
          .byNumber()
          .each(
              key,
              i -> {
                String series = index.number(i).series();
                // AB 1042 is not AN 1042, though a payer may get the series wrong
                boolean otherSeries =
                    index.series().contains(mention.series()) && !mention.series().equals(series);
                int weight =
                    Math.min(cap, Bits.ratio(population, df) * 8 / 10) - (otherSeries ? 4000 : 0);
                boolean hard = !otherSeries && (digits >= 4 || (mention.explicit() && digits >= 2));
                put(i, new Hit("NUMBER", Math.max(0, weight), mention.text(), hard));
              });
    }
    int orders = index.byOrder().count(key);
    if (orders > 0 && orders <= COMMON && digits >= 3) {
      int weight = Math.min(cap, Bits.ratio(population, orders) * 8 / 10);
      index.byOrder().each(key, i -> put(i, new Hit("ORDER", weight, mention.text(), digits >= 5)));
    }
  }

  /**
   * What the source itself calls the order; the very same of one document says as much as a
   * waybill.
   */
  private void order(String ref) {
    String whole = Text.compact(ref);
    for (Text.Token t : Text.tokens(Text.fold(ref))) {
      long key = Text.key(ItemIndex.NUMBER, t.word());
      int df = t.digits() ? index.byOrder().count(key) : 0;
      if (df > 0 && df <= COMMON) {
        index
            .byOrder()
            .each(
                key,
                i -> {
                  boolean same =
                      df == 1
                          && t.length() >= TELLING
                          && index.item(i).orderRef().map(Text::compact).equals(Optional.of(whole));
                  int weight = same ? AWB_BITS : Bits.ratio(population, df) * 9 / 10;
                  put(i, new Hit("ORDER", weight, ref, true));
                });
      }
    }
  }

  private void put(int item, Hit hit) {
    hits.merge(item, hit, (a, b) -> b.weight() > a.weight() ? b : a);
  }

  /** Hits by partner number. */
  Map<Integer, List<Integer>> byPartner() {
    Map<Integer, List<Integer>> result = new HashMap<>();
    hits.keySet()
        .forEach(
            i ->
                result.computeIfAbsent(index.partnerOf(i).number(), k -> new ArrayList<>()).add(i));
    return result;
  }
}
