package org.partida.matching.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import org.partida.model.match.ItemSide;
import org.partida.model.match.OpenItem;
import org.partida.spi.match.MatchRequest;

/**
 * Open items by everything that a payment may say of them. Built by one thread, then only read, by
 * several.
 */
final class ItemIndex {
  static final long AWB = 11;
  static final long NUMBER = 15;
  private static final long RECEIPT = 25;

  private final Vocabulary vocabulary;
  private final OpenItem[] items;
  private final String prior;
  private final long[] flows;
  private final int[] days;
  private final int[] partnerOf;
  private final byte[] currencyOf;
  private final List<String> currencies = new ArrayList<>();

  /** Hash of the one number that the item's papers bear; 0 if there are several. */
  private final int[] onlyNumber;

  /** Items by partner: those of partner p are at {@code from[p]} to {@code from[p + 1]}. */
  private final int[] from;

  private final int[] ofPartner;
  private final Partners partners;
  private final Set<String> series = new HashSet<>();

  /** Receipts that persons entered, by day. */
  private final Map<Integer, List<Integer>> receipts = new HashMap<>();

  private final Postings byDocument = new Postings();
  private final Postings byNumber = new Postings();
  private final Postings byOrder = new Postings();
  private final Postings byAwb = new Postings();
  private final Postings byAmount = new Postings();

  ItemIndex(MatchRequest request, Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.items =
        request.items().stream().filter(i -> !i.residual().isZero()).toArray(OpenItem[]::new);
    // oldest first, then by id: the order in which the caller lists them must not matter
    Arrays.parallelSort(
        items, Comparator.comparing(OpenItem::issueDate).thenComparing(OpenItem::id));
    this.prior =
        "how likely any one of up to " + Scorer.population(this) + " documents is before looking";
    this.flows = new long[items.length];
    this.days = new int[items.length];
    this.partnerOf = new int[items.length];
    this.currencyOf = new byte[items.length];
    this.onlyNumber = new int[items.length];
    this.partners = new Partners(vocabulary);
    number();
    for (int i = 0; i < items.length; i++) {
      add(i, items[i]);
      if (request.receipts().contains(items[i].id())) {
        receipts.computeIfAbsent(days[i], d -> new ArrayList<>()).add(i);
      }
    }
    request.payers().forEach(partners::learn);
    partners.built();
    this.from = new int[partners.size() + 1];
    this.ofPartner = new int[items.length];
    group();
  }

  /** By their ids, so that their order does not depend on what each owes today. */
  private void number() {
    Map<String, OpenItem> oldest = new HashMap<>();
    for (OpenItem i : items) {
      oldest.putIfAbsent(i.partnerId(), i);
    }
    String[] ids = oldest.keySet().toArray(String[]::new);
    Arrays.parallelSort(ids);
    for (String id : ids) {
      partners.add(oldest.get(id));
    }
  }

  /** Every key under which an item is looked for. */
  void eachKey(int i, LongConsumer action) {
    for (DocumentNumber n : List.of(number(i), order(i))) {
      n.full().forEach(action::accept);
      if (!n.number().isEmpty()) {
        action.accept(Text.key(NUMBER, n.number()));
      }
    }
    items[i].awb().ifPresent(a -> action.accept(Text.key(AWB, Text.compact(a))));
    action.accept(amountKey(flows[i], currency(i)));
    if (isReceipt(i)) {
      action.accept(receiptKey(days[i]));
    }
  }

  static long receiptKey(long day) {
    return Text.key(RECEIPT, String.valueOf(day));
  }

  /** Whether a person entered it before the bank told of it. */
  boolean isReceipt(int i) {
    return receipts.getOrDefault(days[i], List.of()).contains(i);
  }

  /** Receipts that were entered for days not farther from this one. */
  void eachReceipt(LocalDate day, int farthest, IntConsumer action) {
    for (int d = -farthest; d <= farthest && !receipts.isEmpty(); d++) {
      receipts.getOrDefault((int) day.toEpochDay() + d, List.of()).forEach(action::accept);
    }
  }

  private void add(int i, OpenItem item) {
    long residual = item.residual().minor();
    flows[i] = item.side() == ItemSide.RECEIVABLE ? residual : -residual;
    days[i] = (int) item.issueDate().toEpochDay();
    partnerOf[i] = partners.add(item).number();
    String currency = currency(i);
    if (!currencies.contains(currency)) {
      currencies.add(currency);
    }
    // there are fewer currencies in the world than a byte has values
    currencyOf[i] = (byte) currencies.indexOf(currency);
    DocumentNumber number = number(i);
    onlyNumber[i] =
        number.parts().size() == 1 && item.orderRef().isEmpty() ? hash(number.number()) : 0;
    number.full().forEach(k -> byDocument.add(k, i));
    if (!number.number().isEmpty()) {
      byNumber.add(Text.key(NUMBER, number.number()), i);
    }
    if (!number.series().isEmpty() && !vocabulary.noise().contains(number.series())) {
      series.add(number.series());
    }
    if (item.orderRef().isPresent()) {
      DocumentNumber order = order(i);
      order.full().forEach(k -> byOrder.add(k, i));
      if (!order.number().isEmpty()) {
        byOrder.add(Text.key(NUMBER, order.number()), i);
      }
    }
    item.awb().ifPresent(a -> byAwb.add(Text.key(AWB, Text.compact(a)), i));
    byAmount.add(amountKey(flows[i], currency), i);
  }

  private void group() {
    for (int p : partnerOf) {
      from[p + 1]++;
    }
    for (int p = 0; p < partners.size(); p++) {
      from[p + 1] += from[p];
    }
    int[] next = from.clone();
    for (int i = 0; i < items.length; i++) {
      ofPartner[next[partnerOf[i]]++] = i;
    }
  }

  static long amountKey(long flow, String currency) {
    return Text.key(flow * 31 - 1, currency);
  }

  int size() {
    return items.length;
  }

  /** What is said of the term that every guess has, made once for all of them. */
  String prior() {
    return prior;
  }

  OpenItem item(int i) {
    return items[i];
  }

  /** What the item does to the bank account when it is paid: money in is positive. */
  long flow(int i) {
    return flows[i];
  }

  /** The number of a currency here; -1 if no item is in it. */
  int currencyNumber(String code) {
    return currencies.indexOf(code);
  }

  boolean isIn(int i, int currencyNumber) {
    return currencyOf[i] == currencyNumber;
  }

  String currency(int i) {
    return items[i].residual().currency().getCurrencyCode();
  }

  /** Whether it was issued by that day. */
  boolean isIssuedBy(int i, LocalDate day) {
    return days[i] <= day.toEpochDay();
  }

  Partner partnerOf(int i) {
    return partners.get(partnerOf[i]);
  }

  Partners partners() {
    return partners;
  }

  /** The partner's items, oldest first. */
  int[] itemsOf(Partner partner) {
    return Arrays.copyOfRange(ofPartner, from[partner.number()], from[partner.number() + 1]);
  }

  int countOf(Partner partner) {
    return from[partner.number() + 1] - from[partner.number()];
  }

  /** The document's number, taken apart anew: kept for all it would fill the memory. */
  DocumentNumber number(int i) {
    return DocumentNumber.of(items[i].number(), items[i].issueDate().getYear(), vocabulary);
  }

  /** The order's number. */
  DocumentNumber order(int i) {
    return DocumentNumber.of(
        items[i].orderRef().orElse(""), items[i].issueDate().getYear(), vocabulary);
  }

  /** Whether the number, without leading zeros, is one of the document's or order's. */
  boolean bears(int i, String number) {
    return (onlyNumber[i] == 0 || onlyNumber[i] == hash(number))
        && (number(i).parts().contains(number) || order(i).parts().contains(number));
  }

  private static int hash(String number) {
    return number.hashCode() | 1;
  }

  Set<String> series() {
    return series;
  }

  Postings byDocument() {
    return byDocument;
  }

  Postings byNumber() {
    return byNumber;
  }

  Postings byOrder() {
    return byOrder;
  }

  Postings byAwb() {
    return byAwb;
  }

  int sameAmount(long flow, String currency) {
    return byAmount.count(amountKey(flow, currency));
  }

  void eachWithAmount(long flow, String currency, IntConsumer action) {
    int number = currencyNumber(currency);
    // the key is a hash, so look
    byAmount.each(
        amountKey(flow, currency),
        i -> {
          if (flows[i] == flow && isIn(i, number)) {
            action.accept(i);
          }
        });
  }

  void eachWithAmount(Partner partner, long flow, String currency, IntConsumer action) {
    int number = currencyNumber(currency);
    for (int k = from[partner.number()]; k < from[partner.number() + 1]; k++) {
      int i = ofPartner[k];
      if (flows[i] == flow && isIn(i, number)) {
        action.accept(i);
      }
    }
  }
}
