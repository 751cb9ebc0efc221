package org.partida.matching.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.partida.model.match.ItemSide;
import org.partida.model.match.OpenItem;

/** Open items by everything that a payment may say of them. Built by one thread, then only read. */
final class ItemIndex {
  static final long AWB = 11;
  static final long IBAN = 12;
  static final long TAX = 13;
  static final long WORD = 14;
  static final long NUMBER = 15;

  private final List<OpenItem> items;
  private final long[] flows;
  private final int[] partnerOf;
  private final List<DocumentNumber> numbers = new ArrayList<>();
  private final List<DocumentNumber> orders = new ArrayList<>();
  private final List<Partner> partners = new ArrayList<>();
  private final Set<String> series = new HashSet<>();
  private final Map<List<String>, Integer> sameName = new HashMap<>();
  private final Postings byDocument = new Postings();
  private final Postings byNumber = new Postings();
  private final Postings byOrder = new Postings();
  private final Postings byAwb = new Postings();
  private final Postings byAmount = new Postings();
  private final Postings byPartnerAmount = new Postings();
  private final Postings partnersByIban = new Postings();
  private final Postings partnersByTax = new Postings();
  private final Postings partnersByWord = new Postings();

  ItemIndex(List<OpenItem> open, Vocabulary vocabulary) {
    // oldest first, then by id: the order in which the caller lists them must not matter
    this.items =
        open.stream()
            .filter(i -> !i.residual().isZero())
            .sorted(Comparator.comparing(OpenItem::issueDate).thenComparing(OpenItem::id))
            .toList();
    this.flows = new long[items.size()];
    this.partnerOf = new int[items.size()];
    Map<String, Partner> byId = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      add(i, items.get(i), byId, vocabulary);
    }
    partners.forEach(p -> sameName.merge(p.words().stream().sorted().toList(), 1, Integer::sum));
  }

  private void add(int i, OpenItem item, Map<String, Partner> byId, Vocabulary vocabulary) {
    long residual = item.residual().minor();
    flows[i] = item.side() == ItemSide.RECEIVABLE ? residual : -residual;
    Partner partner = byId.computeIfAbsent(item.partnerId(), id -> partner(item, vocabulary));
    partnerOf[i] = partner.number();
    partner.items().add(i);
    item.partnerIbans().forEach(iban -> addIban(partner, Text.compact(iban)));
    item.partnerTaxId().ifPresent(tax -> addTax(partner, Identifiers.taxKey(tax)));
    DocumentNumber number =
        DocumentNumber.of(item.number(), item.issueDate().getYear(), vocabulary);
    numbers.add(number);
    number.full().forEach(k -> byDocument.add(k, i));
    if (!number.number().isEmpty()) {
      byNumber.add(Text.key(NUMBER, number.number()), i);
    }
    if (!number.series().isEmpty() && !vocabulary.noise().contains(number.series())) {
      series.add(number.series());
    }
    DocumentNumber order =
        DocumentNumber.of(item.orderRef().orElse(""), item.issueDate().getYear(), vocabulary);
    orders.add(order);
    order.full().forEach(k -> byOrder.add(k, i));
    if (!order.number().isEmpty()) {
      byOrder.add(Text.key(NUMBER, order.number()), i);
    }
    item.awb().ifPresent(a -> byAwb.add(Text.key(AWB, Text.compact(a)), i));
    String currency = item.residual().currency().getCurrencyCode();
    byAmount.add(amountKey(-1, flows[i], currency), i);
    byPartnerAmount.add(amountKey(partner.number(), flows[i], currency), i);
  }

  private Partner partner(OpenItem item, Vocabulary vocabulary) {
    Partner partner =
        new Partner(
            partners.size(), item.partnerName(), NameKey.words(item.partnerName(), vocabulary));
    partners.add(partner);
    partner.words().forEach(w -> partnersByWord.add(Text.key(WORD, w), partner.number()));
    return partner;
  }

  private void addIban(Partner partner, String iban) {
    if (partner.ibans().add(iban)) {
      partnersByIban.add(Text.key(IBAN, iban), partner.number());
    }
  }

  private void addTax(Partner partner, String tax) {
    if (partner.taxKeys().add(tax)) {
      partnersByTax.add(Text.key(TAX, tax), partner.number());
    }
  }

  private static long amountKey(int partner, long flow, String currency) {
    return Text.key(flow * 31 + partner, currency);
  }

  int size() {
    return items.size();
  }

  OpenItem item(int i) {
    return items.get(i);
  }

  /** What the item does to the bank account when it is paid: money in is positive. */
  long flow(int i) {
    return flows[i];
  }

  String currency(int i) {
    return items.get(i).residual().currency().getCurrencyCode();
  }

  Partner partnerOf(int i) {
    return partners.get(partnerOf[i]);
  }

  Partner partner(int number) {
    return partners.get(number);
  }

  int partnerCount() {
    return partners.size();
  }

  DocumentNumber number(int i) {
    return numbers.get(i);
  }

  DocumentNumber order(int i) {
    return orders.get(i);
  }

  Set<String> series() {
    return series;
  }

  /** How many partners bear exactly this name. */
  int sameName(Partner partner) {
    return sameName.getOrDefault(partner.words().stream().sorted().toList(), 1);
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
    return byAmount.count(amountKey(-1, flow, currency));
  }

  void eachWithAmount(long flow, String currency, IntConsumer action) {
    byAmount.each(amountKey(-1, flow, currency), i -> exact(i, flow, currency, action));
  }

  void eachWithAmount(Partner partner, long flow, String currency, IntConsumer action) {
    byPartnerAmount.each(
        amountKey(partner.number(), flow, currency), i -> exact(i, flow, currency, action));
  }

  private void exact(int i, long flow, String currency, IntConsumer action) {
    // the key is a hash, so look
    if (flows[i] == flow && currency(i).equals(currency)) {
      action.accept(i);
    }
  }

  Postings partnersByIban() {
    return partnersByIban;
  }

  Postings partnersByTax() {
    return partnersByTax;
  }

  Postings partnersByWord() {
    return partnersByWord;
  }
}
