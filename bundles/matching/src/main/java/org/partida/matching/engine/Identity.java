package org.partida.matching.engine;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Who is on the other side of a line: what account, fiscal code and name say for and against each
 * partner. Per line, one thread.
 */
final class Identity {
  private static final int ACCOUNT_BITS = 14_000;
  private static final int NAME_CAP = 14_000;
  private static final int TOGETHER_CAP = 20_000;
  private static final int ACCOUNT_OF_ANOTHER = -10_000;
  private static final int ACCOUNT_SEEN = 10_000;
  private static final int TAX_OF_ANOTHER = -8_000;
  private static final int NAME_OF_ANOTHER = -4_000;
  private static final int RARE_WORD = 300;
  private static final int CANDIDATES = 20;
  private static final int RAREST = 6;
  private static final int SMALLEST_POPULATION = 4096;

  private final LineFacts facts;
  private final Partners partners;
  private final Map<Integer, Who> cache = new HashMap<>();
  private final long population;
  private final List<String> rarest;
  private final Optional<Seen.Account> seen;
  private final Map<String, Integer> known = new TreeMap<>();
  private final Set<Integer> byIban = new TreeSet<>();
  private final Set<Integer> byTax = new TreeSet<>();

  /**
   * What speaks for a partner.
   *
   * @param weight in thousandths of a bit
   * @param hard an account or fiscal code that is this partner's alone
   * @param conflict an account or fiscal code that is another partner's
   * @param sameNamed the whole name agrees, and no other partner bears it
   */
  record Who(int weight, boolean hard, boolean conflict, boolean sameNamed) {}

  Identity(LineFacts facts, Partners partners, Seen seen) {
    this.facts = facts;
    this.partners = partners;
    this.population = population(partners);
    facts.ibans().forEach(i -> partners.eachWithIban(i, byIban::add));
    facts.taxKeys().forEach(t -> partners.eachWithTax(t, byTax::add));
    this.seen = byIban.isEmpty() ? seen.of(facts.line()) : Optional.empty();
    for (int i = 0; i < facts.nameWords().size(); i++) {
      String w = facts.nameWords().get(i);
      int bearers = partners.bearers(w);
      if (bearers > 0) {
        known.put(w, bearers);
      } else if (facts.named()) {
        boolean last = i == facts.nameWords().size() - 1;
        partners.meant(w, last).forEach(m -> known.put(m, partners.bearers(m)));
      }
    }
    this.rarest =
        known.entrySet().stream()
            .sorted(Map.Entry.comparingByValue())
            .limit(RAREST)
            .map(Map.Entry::getKey)
            .toList();
  }

  static int population(Partners partners) {
    return Population.of(partners.size(), SMALLEST_POPULATION);
  }

  /** Words of names that the line's words are, or may have been meant to be. */
  Set<String> knownWords() {
    return known.keySet();
  }

  /** Whether the account is a partner's by what items and payments say. */
  boolean isAccountKnown() {
    return !byIban.isEmpty();
  }

  /** Partners of whom something was asked. */
  void eachAsked(IntConsumer action) {
    cache.keySet().forEach(action::accept);
    byIban.forEach(action::accept);
    byTax.forEach(action::accept);
  }

  /** Partners that the line may come from, best first. */
  List<Partner> candidates() {
    Set<Integer> found = new LinkedHashSet<>(byIban);
    found.addAll(byTax);
    seen.ifPresent(s -> found.add(s.partner()));
    byName().stream()
        .map(partners::get)
        .filter(p -> of(p).weight() > 0)
        .sorted(
            Comparator.comparingInt((Partner p) -> -of(p).weight())
                .thenComparingInt(Partner::number))
        .limit(CANDIDATES)
        .forEach(p -> found.add(p.number()));
    return found.stream().limit(2L * CANDIDATES).map(partners::get).toList();
  }

  Who of(Partner partner) {
    return cache.computeIfAbsent(partner.number(), n -> told(partner, new Terms.Sum()));
  }

  /** Partners that share words with the line, those with the rarest in common first. */
  private List<Integer> byName() {
    Map<Integer, Integer> shared = new TreeMap<>();
    for (String w : rarest) {
      int bearers = partners.bearers(w);
      if (bearers <= RARE_WORD) {
        int rarity = Bits.ratio(population, bearers);
        partners.eachWithWord(w, p -> shared.merge(p, rarity, Integer::sum));
      }
    }
    if (shared.isEmpty()) {
      eachNamesake(p -> shared.put(p, 1));
    }
    return shared.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(2L * CANDIDATES)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Partners that share two words with the line, or whose name is one of its words. */
  void eachNamesake(IntConsumer action) {
    for (int a = 0; a < rarest.size(); a++) {
      for (int b = a + 1; b < rarest.size(); b++) {
        partners.eachWithWords(rarest.get(a), rarest.get(b), action);
      }
    }
    facts.nameWords().forEach(w -> partners.eachCalled(w, action));
  }

  /** Tells what speaks for and against the partner. */
  Who told(Partner partner, Terms terms) {
    Weighed sum = new Weighed(terms);
    boolean conflict = false;
    boolean hard = false;
    if (byIban.contains(partner.number())) {
      hard = byIban.size() == 1 && facts.ibans().stream().noneMatch(partners::paysForOthers);
      sum.add("IBAN", ACCOUNT_BITS - Bits.log2(byIban.size()), () -> account(partner));
    } else if (!byIban.isEmpty()) {
      conflict = true;
      sum.add(
          "IBAN", ACCOUNT_OF_ANOTHER, () -> "the account is known to be " + names(byIban) + "'s");
    }
    if (seen.isPresent() && seen.get().partner() == partner.number()) {
      String line = seen.get().line();
      sum.add(
          "ACCOUNT_SEEN",
          ACCOUNT_SEEN,
          () -> "line " + line + " from the same account pays documents of " + partner.name());
    }
    if (byTax.contains(partner.number())) {
      hard |= byTax.size() == 1;
      sum.add(
          "TAX_ID",
          ACCOUNT_BITS - Bits.log2(byTax.size()),
          () -> codes() + " is " + partner.name() + "'s");
    } else if (!facts.taxKeys().isEmpty() && (!byTax.isEmpty() || !partner.taxKeys().isEmpty())) {
      conflict = true;
      sum.add("TAX_ID", TAX_OF_ANOTHER, () -> codes() + " is not " + partner.name() + "'s");
    }
    boolean sameNamed = name(partner, sum);
    if (sum.sum > TOGETHER_CAP) {
      // account, fiscal code and name of one partner are not three independent facts
      sum.add(
          "IDENTITY",
          TOGETHER_CAP - sum.sum,
          () -> "account, fiscal code and name say the same thing once");
    }
    return new Who(sum.sum, hard && !conflict, conflict, sameNamed);
  }

  private static final class Weighed implements Terms {
    private final Terms terms;
    private int sum;

    Weighed(Terms terms) {
      this.terms = terms;
    }

    @Override
    public void add(String kind, int weight, Supplier<String> words) {
      sum += weight;
      terms.add(kind, weight, words);
    }
  }

  private String account(Partner partner) {
    String iban = facts.ibans().stream().filter(partner.ibans()::contains).findFirst().orElse("");
    return "account "
        + iban
        + (partner.isLearned(iban) ? " paid before for " : " is known to be ")
        + partner.name()
        + (partner.isLearned(iban) ? "" : "'s");
  }

  private String codes() {
    return "fiscal code " + String.join(", ", facts.taxKeys());
  }

  private String names(Set<Integer> numbers) {
    return numbers.stream()
        .limit(3)
        .map(n -> partners.get(n).name())
        .collect(Collectors.joining(", "));
  }

  /** Adds the evidence of the name; true if the whole name agrees and nobody else bears it. */
  private boolean name(Partner partner, Terms terms) {
    if (facts.nameWords().isEmpty()) {
      return false;
    }
    List<String> words = partner.words();
    int coverage = coverage(partner, words);
    for (List<String> alias : partner.aliases()) {
      int other = coverage(partner, alias);
      if (other > coverage) {
        coverage = other;
        words = alias;
      }
    }
    if (words.isEmpty()) {
      return false;
    }
    if (coverage < (facts.named() ? 300 : 700)) {
      if (facts.named() && coverage == 0) {
        terms.add(
            "NAME",
            NAME_OF_ANOTHER,
            () -> "the name " + String.join(" ", facts.nameWords()) + " is not " + partner.name());
      }
      return false;
    }
    return agrees(partner, words, coverage, terms);
  }

  @SuppressWarnings("ReferenceEquality") // the list of words itself tells which name it is
  private boolean agrees(Partner partner, List<String> words, int coverage, Terms terms) {
    boolean alias = words != partner.words();
    int same = alias ? 1 : partners.sameName(partner);
    long matched = (long) total(words) * coverage / 1000;
    long weight = Math.min(NAME_CAP, matched * coverage / 1000) - Bits.log2(same) / 2;
    weight = facts.named() ? weight : weight * 8 / 10;
    String others = same > 1 ? ", as " + same + " partners are called" : "";
    List<String> shown = words;
    terms.add(
        "NAME",
        (int) Math.max(0, weight),
        () ->
            "name "
                + String.join(" ", shown.stream().filter(w -> best(w) > 0).toList())
                + (alias ? " paid before for " : " of ")
                + partner.name()
                + others);
    return facts.named()
        && coverage >= 950
        && same == 1
        && words.size() >= 2
        && facts.nameWords().size() <= words.size() + 1;
  }

  private int total(List<String> words) {
    int total = 0;
    for (String word : words) {
      total += Bits.ratio(population, Math.max(1, partners.bearers(word)));
    }
    return total;
  }

  /** How much of the name the line has, rare words counting more, in thousandths. */
  private int coverage(Partner partner, List<String> words) {
    int total = total(words);
    if (total == 0) {
      return 0;
    }
    boolean glued = facts.nameWords().stream().anyMatch(partner::isGlued);
    long matched = 0;
    for (String word : words) {
      int rarity = Bits.ratio(population, Math.max(1, partners.bearers(word)));
      matched += (long) rarity * (glued ? 1000 : best(word)) / 1000;
    }
    return (int) (matched * 1000 / total);
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
