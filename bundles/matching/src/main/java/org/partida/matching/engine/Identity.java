package org.partida.matching.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.partida.model.match.Evidence;

/**
 * Who is on the other side of a line: what account, fiscal code and name say for and against each
 * partner. Per line, one thread.
 */
final class Identity {
  private static final int ACCOUNT_BITS = 14_000;
  private static final int NAME_CAP = 14_000;
  private static final int TOGETHER_CAP = 20_000;
  private static final int ACCOUNT_OF_ANOTHER = -10_000;
  private static final int TAX_OF_ANOTHER = -8_000;
  private static final int NAME_OF_ANOTHER = -4_000;
  private static final int RARE_WORD = 300;
  private static final int CANDIDATES = 8;
  private static final int SMALLEST_POPULATION = 4096;

  private final LineFacts facts;
  private final ItemIndex index;
  private final Map<Integer, Who> cache = new HashMap<>();
  private final long population;
  private final Set<String> words;
  private final Set<Integer> byIban = new TreeSet<>();
  private final Set<Integer> byTax = new TreeSet<>();

  /**
   * What speaks for a partner.
   *
   * @param weight in thousandths of a bit
   * @param hard an account or fiscal code that is this partner's alone
   * @param conflict an account or fiscal code that is another partner's
   * @param sameNamed the whole name agrees, and no other partner bears it
   * @param terms the evidence
   */
  record Who(int weight, boolean hard, boolean conflict, boolean sameNamed, List<Evidence> terms) {}

  Identity(LineFacts facts, ItemIndex index) {
    this.facts = facts;
    this.index = index;
    this.words = new HashSet<>(facts.nameWords());
    this.population = Math.max(SMALLEST_POPULATION, index.partnerCount());
    facts
        .ibans()
        .forEach(i -> index.partnersByIban().each(Text.key(ItemIndex.IBAN, i), byIban::add));
    facts
        .taxKeys()
        .forEach(t -> index.partnersByTax().each(Text.key(ItemIndex.TAX, t), byTax::add));
  }

  /** Partners that the line may come from, best first. */
  List<Partner> candidates() {
    Set<Integer> found = new LinkedHashSet<>(byIban);
    found.addAll(byTax);
    byName().stream()
        .map(index::partner)
        .filter(p -> of(p).weight() > 0)
        .sorted(
            Comparator.comparingInt((Partner p) -> -of(p).weight())
                .thenComparingInt(Partner::number))
        .limit(CANDIDATES)
        .forEach(p -> found.add(p.number()));
    return found.stream().limit(2L * CANDIDATES).map(index::partner).toList();
  }

  Who of(Partner partner) {
    return cache.computeIfAbsent(partner.number(), n -> compute(partner));
  }

  /** Partners that share words with the line, those with the rarest in common first. */
  private List<Integer> byName() {
    List<String> known =
        facts.nameWords().stream()
            .filter(w -> count(w) > 0)
            .sorted(Comparator.comparingInt(this::count).thenComparing(Comparator.naturalOrder()))
            .limit(4)
            .toList();
    Map<Integer, Integer> shared = new TreeMap<>();
    for (String w : known) {
      if (count(w) <= RARE_WORD) {
        int rarity = Bits.ratio(population, count(w));
        index
            .partnersByWord()
            .each(Text.key(ItemIndex.WORD, w), p -> shared.merge(p, rarity, Integer::sum));
      }
    }
    if (shared.isEmpty() && known.size() >= 2) {
      // common words only: those who bear two of them
      index
          .partnersByWord()
          .each(Text.key(ItemIndex.WORD, known.get(0)), p -> addIfBoth(shared, p, known.get(1)));
    }
    return shared.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(3L * CANDIDATES)
        .map(Map.Entry::getKey)
        .toList();
  }

  private void addIfBoth(Map<Integer, Integer> shared, int partner, String word) {
    if (index.partner(partner).words().contains(word)) {
      shared.put(partner, 1);
    }
  }

  /**
   * Quick look before {@link #of}: whether at least two words of the name, or its only one, are in
   * the line.
   */
  boolean mayBe(Partner partner) {
    int shared = 0;
    for (String w : partner.words()) {
      shared += words.contains(w) ? 1 : 0;
    }
    return shared >= Math.min(2, partner.words().size()) && shared > 0;
  }

  private int count(String word) {
    return index.partnersByWord().count(Text.key(ItemIndex.WORD, word));
  }

  private Who compute(Partner partner) {
    List<Evidence> terms = new ArrayList<>();
    boolean conflict = false;
    boolean hard = false;
    if (byIban.contains(partner.number())) {
      String iban = facts.ibans().stream().filter(partner.ibans()::contains).findFirst().orElse("");
      hard = byIban.size() == 1;
      terms.add(
          new Evidence(
              "IBAN",
              "account " + iban + " is known to be " + partner.name() + "'s",
              ACCOUNT_BITS - Bits.log2(byIban.size())));
    } else if (!byIban.isEmpty()) {
      conflict = true;
      terms.add(
          new Evidence(
              "IBAN", "the account is known to be " + names(byIban) + "'s", ACCOUNT_OF_ANOTHER));
    }
    String codes = "fiscal code " + String.join(", ", facts.taxKeys());
    if (byTax.contains(partner.number())) {
      hard |= byTax.size() == 1;
      terms.add(
          new Evidence(
              "TAX_ID",
              codes + " is " + partner.name() + "'s",
              ACCOUNT_BITS - Bits.log2(byTax.size())));
    } else if (!facts.taxKeys().isEmpty() && (!byTax.isEmpty() || !partner.taxKeys().isEmpty())) {
      conflict = true;
      terms.add(new Evidence("TAX_ID", codes + " is not " + partner.name() + "'s", TAX_OF_ANOTHER));
    }
    boolean sameNamed = name(partner, terms);
    return capped(terms, hard && !conflict, conflict, sameNamed);
  }

  private String names(Set<Integer> partners) {
    return partners.stream()
        .limit(3)
        .map(n -> index.partner(n).name())
        .toList()
        .toString()
        .replaceAll("[\\[\\]]", "");
  }

  /** Account, fiscal code and name of one partner are not three independent facts. */
  private static Who capped(
      List<Evidence> terms, boolean hard, boolean conflict, boolean sameNamed) {
    int sum = terms.stream().mapToInt(Evidence::weight).sum();
    if (sum > TOGETHER_CAP) {
      terms.add(
          new Evidence(
              "IDENTITY",
              "account, fiscal code and name say the same thing once",
              TOGETHER_CAP - sum));
      sum = TOGETHER_CAP;
    }
    return new Who(sum, hard, conflict, sameNamed, List.copyOf(terms));
  }

  /** Adds the evidence of the name; true if the whole name agrees and nobody else bears it. */
  private boolean name(Partner partner, List<Evidence> terms) {
    if (facts.nameWords().isEmpty() || partner.words().isEmpty()) {
      return false;
    }
    long total = 0;
    long matched = 0;
    List<String> hits = new ArrayList<>();
    for (String word : partner.words()) {
      int rarity = Bits.ratio(population, Math.max(1, count(word)));
      int agreement = best(word);
      total += rarity;
      matched += (long) rarity * agreement / 1000;
      if (agreement > 0) {
        hits.add(word);
      }
    }
    int coverage = total == 0 ? 0 : (int) (matched * 1000 / total);
    if (coverage < (facts.named() ? 300 : 700)) {
      if (facts.named() && coverage == 0) {
        terms.add(
            new Evidence(
                "NAME",
                "the name " + String.join(" ", facts.nameWords()) + " is not " + partner.name(),
                NAME_OF_ANOTHER));
      }
      return false;
    }
    int same = index.sameName(partner);
    long weight = Math.min(NAME_CAP, matched * coverage / 1000) - Bits.log2(same) / 2;
    weight = facts.named() ? weight : weight * 8 / 10;
    String others = same > 1 ? ", as " + same + " partners are called" : "";
    String detail = "name " + String.join(" ", hits) + " of " + partner.name() + others;
    terms.add(new Evidence("NAME", detail, (int) Math.max(0, weight)));
    return facts.named()
        && coverage >= 950
        && same == 1
        && partner.words().size() >= 2
        && facts.nameWords().size() <= partner.words().size() + 1;
  }

  private int best(String word) {
    int best = 0;
    for (int i = 0; i < facts.nameWords().size(); i++) {
      // a bank cuts a name at its end
      boolean last = facts.named() && i == facts.nameWords().size() - 1;
      best = Math.max(best, NameKey.agreement(facts.nameWords().get(i), word, last));
    }
    return best;
  }
}
