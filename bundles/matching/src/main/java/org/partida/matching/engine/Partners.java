package org.partida.matching.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import org.partida.model.match.OpenItem;
import org.partida.spi.match.MatchRequest;

/**
 * The partners of open items by account, fiscal code, words of the name and pairs of such words,
 * since a common surname alone finds thousands. Built by one thread, then only read.
 */
final class Partners {
  private static final long IBAN = 12;
  private static final long TAX = 13;
  private static final long WORD = 14;
  private static final long PAIR = 16;
  private static final long WHOLE = 17;
  private static final long SHORTENED = 18;
  private static final long GLUED = 19;
  private static final int SHORTEST_CUT = 3;
  private static final int SHORTEST_TYPED = 5;
  private static final int MOST_MEANT = 12;

  /** Names of more words are told apart by the first ones. */
  private static final int MOST_PAIRED = 6;

  private final Vocabulary vocabulary;
  private final Map<String, Partner> byId = new HashMap<>();
  private final Map<String, String> known = new HashMap<>();
  private final List<Partner> partners = new ArrayList<>();
  private final Postings byIban = new Postings();
  private final Postings byTax = new Postings();
  private final Postings byWord = new Postings();
  private final Postings byPair = new Postings();
  private final Postings byName = new Postings();
  private final Postings byShortened = new Postings();
  private final Set<String> payForOthers = new HashSet<>();
  private String[] words = {};

  Partners(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The item's partner, with what the item says of its accounts and fiscal code. */
  Partner add(OpenItem item) {
    Partner partner = byId.computeIfAbsent(item.partnerId(), id -> named(id, item.partnerName()));
    for (String iban : item.partnerIbans()) {
      String compact = Text.compact(iban);
      if (partner.addIban(compact)) {
        byIban.add(Text.key(IBAN, compact), partner.number());
      }
    }
    item.partnerTaxId()
        .map(Identifiers::taxKey)
        .filter(partner::addTaxKey)
        .ifPresent(t -> byTax.add(Text.key(TAX, t), partner.number()));
    return partner;
  }

  /** What payments taught of a partner that is here. */
  void learn(MatchRequest.KnownPayer payer) {
    Partner partner = byId.get(payer.partner());
    if (partner == null) {
      payer.iban().map(Text::compact).ifPresent(payForOthers::add);
      return;
    }
    payer
        .iban()
        .map(Text::compact)
        .filter(partner::addLearned)
        .ifPresent(i -> byIban.add(Text.key(IBAN, i), partner.number()));
    payer
        .name()
        .map(n -> NameKey.words(n, vocabulary))
        .filter(w -> !w.isEmpty())
        .ifPresent(
            words -> {
              partner.addAlias(words);
              addWords(partner.number(), words);
              byName.add(whole(words), partner.number());
            });
  }

  private Partner named(String id, String name) {
    List<String> words =
        NameKey.words(name, vocabulary).stream()
            .map(w -> known.computeIfAbsent(w, k -> k))
            .toList();
    Partner partner = new Partner(partners.size(), id, name, words);
    partners.add(partner);
    addWords(partner.number(), words);
    byName.add(whole(words), partner.number());
    if (words.size() > 1) {
      byName.add(Text.key(GLUED, String.join("", words)), partner.number());
    }
    return partner;
  }

  private void addWords(int partner, List<String> words) {
    words.forEach(w -> byWord.add(Text.key(WORD, w), partner));
    List<String> paired = words.subList(0, Math.min(MOST_PAIRED, words.size()));
    for (int a = 0; a < paired.size(); a++) {
      for (int b = a + 1; b < paired.size(); b++) {
        byPair.add(pair(paired.get(a), paired.get(b)), partner);
      }
    }
  }

  /** No more are added: what only building needs is given back, and words are put in order. */
  void built() {
    words = known.keySet().toArray(String[]::new);
    Arrays.parallelSort(words);
    for (int w = 0; w < words.length; w++) {
      int word = w;
      shortened(words[w], k -> byShortened.add(k, word));
    }
    byId.clear();
    known.clear();
  }

  /**
   * Words of names that a word which nobody bears may have been: with one letter wrong, or cut
   * short where banks cut a name.
   */
  List<String> meant(String word, boolean mayBeCut) {
    Set<String> meant = new TreeSet<>();
    if (mayBeCut && word.length() >= SHORTEST_CUT) {
      int at = Arrays.binarySearch(words, word);
      for (int w = at < 0 ? -at - 1 : at; w < words.length && words[w].startsWith(word); w++) {
        meant.add(words[w]);
      }
    }
    LongConsumer look =
        key ->
            byShortened.each(
                key,
                w -> {
                  if (NameKey.agreement(word, words[w], false) > 0) {
                    meant.add(words[w]);
                  }
                });
    shortened(word, look);
    return meant.size() > MOST_MEANT ? List.of() : List.copyOf(meant);
  }

  /** Accounts that paid for partners that owe nothing now. */
  Set<String> payForOthers() {
    return payForOthers;
  }

  static long ibanKey(String iban) {
    return Text.key(IBAN, iban);
  }

  static long taxKey(String taxKey) {
    return Text.key(TAX, taxKey);
  }

  static long wordKey(String word) {
    return Text.key(WORD, word);
  }

  static long gluedKey(String word) {
    return Text.key(GLUED, word);
  }

  /** Keys of the word and of what is left when one letter is taken out. */
  static void shortened(String word, LongConsumer action) {
    if (word.length() < SHORTEST_TYPED) {
      return;
    }
    action.accept(Text.key(SHORTENED, word));
    for (int i = 0; i < word.length(); i++) {
      action.accept(Text.key(SHORTENED, word.substring(0, i) + word.substring(i + 1)));
    }
  }

  int size() {
    return partners.size();
  }

  Partner get(int number) {
    return partners.get(number);
  }

  void eachWithIban(String iban, IntConsumer action) {
    byIban.each(Text.key(IBAN, iban), action);
  }

  void eachWithTax(String taxKey, IntConsumer action) {
    byTax.each(Text.key(TAX, taxKey), action);
  }

  /** Whether the account paid for a partner that owes nothing now. */
  boolean paysForOthers(String iban) {
    return payForOthers.contains(iban);
  }

  /** How many bear the word. */
  int bearers(String word) {
    return byWord.count(Text.key(WORD, word));
  }

  void eachWithWord(String word, IntConsumer action) {
    byWord.each(Text.key(WORD, word), action);
  }

  /** Those whose name has both words. */
  void eachWithWords(String a, String b, IntConsumer action) {
    byPair.each(pair(a, b), action);
  }

  /** Those whose whole name is the one word, or is when its blanks are left out. */
  void eachCalled(String word, IntConsumer action) {
    byName.each(Text.key(WHOLE, word), action);
    byName.each(Text.key(GLUED, word), action);
  }

  /** How many partners bear exactly this name, in whatever order of words. */
  int sameName(Partner partner) {
    return Math.max(1, byName.count(whole(partner.words())));
  }

  private static long whole(List<String> words) {
    long key = WHOLE;
    for (String w : words.stream().sorted().toList()) {
      key = Text.key(key, w);
    }
    return key;
  }

  private static long pair(String a, String b) {
    boolean ordered = a.compareTo(b) < 0;
    return Text.key(Text.key(PAIR, ordered ? a : b), ordered ? b : a);
  }
}
