package org.partida.itests.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an instance has, in words that do not depend on when things happened: two runs of the same
 * seed must give the same. Immutable.
 *
 * @param facts sorted facts by company and kind
 */
public record Picture(SortedMap<String, List<String>> facts) {
  /** Takes the picture of these companies. */
  public static Picture of(Instance instance, List<String> companies) {
    SortedMap<String, List<String>> facts = new TreeMap<>();
    for (String c : companies) {
      facts.put(c + " messages", sorted(messages(instance, c)));
      facts.put(c + " documents", sorted(documents(instance, c)));
      facts.put(c + " vouchers", sorted(vouchers(instance, c)));
      facts.put(c + " lines", sorted(lines(instance, c)));
      facts.put(c + " balances", sorted(balances(instance, c)));
      facts.put(c + " filed", sorted(filed(instance, c)));
      gapless(instance, c);
    }
    return new Picture(facts);
  }

  /** All items of a list, page by page. */
  public static List<JsonNode> all(Instance instance, String command, String company) {
    List<JsonNode> items = new ArrayList<>();
    String after = "";
    do {
      List<String> argv =
          new ArrayList<>(List.of(command, "--company", company, "--limit", "500", "--json"));
      if (!after.isEmpty()) {
        argv.addAll(List.of("--after", after));
      }
      JsonNode page = instance.call(argv.toArray(String[]::new)).good().json();
      page.get("items").forEach(items::add);
      after = page.path("next").asText();
    } while (!after.isEmpty());
    return items;
  }

  private static List<String> messages(Instance i, String company) {
    List<String> all = new ArrayList<>();
    JsonNode messages =
        i.call("message-list", "--company", company, "--limit", "10000", "--json").good().json();
    messages.forEach(
        m -> all.add(text(m, "messageId", "rawType", "state") + has(m, "container", "document")));
    return all;
  }

  private static List<String> documents(Instance i, String company) {
    List<String> all = new ArrayList<>();
    all(i, "document-list", company)
        .forEach(
            d ->
                all.add(
                    text(
                            d,
                            "direction",
                            "typeCode",
                            "number",
                            "partner",
                            "total",
                            "currency",
                            "decision",
                            "accounting",
                            "archive",
                            "original")
                        + has(d, "signature", "pdf")));
    return all;
  }

  private static List<String> vouchers(Instance i, String company) {
    List<String> all = new ArrayList<>();
    for (JsonNode v : all(i, "voucher-list", company)) {
      StringBuilder b = new StringBuilder(text(v, "externalId", "date", "document", "state"));
      v.get("lines")
          .forEach(l -> b.append(" | ").append(text(l, "account", "analytic", "side", "amount")));
      all.add(b.toString());
    }
    return all;
  }

  private static List<String> lines(Instance i, String company) {
    List<String> all = new ArrayList<>();
    all(i, "match-list", company)
        .forEach(
            l ->
                all.add(
                    text(l.get("line"), "bookingDate", "amount", "currency", "text", "bankRef")
                        + " "
                        + text(l, "account", "state")
                        + " "
                        + l.at("/proposal/grade").asText()));
    return all;
  }

  private static List<String> balances(Instance i, String company) {
    JsonNode balance = i.call("trial-balance", "--company", company, "--json").good().json();
    assertThat(balance.get("totalDebit"))
        .as("%s balances", company)
        .isEqualTo(balance.get("totalCredit"));
    List<String> all = new ArrayList<>();
    balance.get("rows").forEach(r -> all.add(text(r, "account", "debit", "credit")));
    return all;
  }

  /** The folders by name. */
  private static List<String> filed(Instance i, String company) {
    return Places.files(i.home().resolve("books")).stream()
        .map(p -> i.home().relativize(p).toString())
        .filter(p -> p.contains("/" + company + "/"))
        .toList();
  }

  /** Numbers of entries: each once, none missing. */
  private static void gapless(Instance i, String company) {
    List<JsonNode> journal = all(i, "journal", company);
    Set<String> ids = new HashSet<>();
    Set<String> numbers = new HashSet<>();
    SortedMap<String, List<Integer>> bySeries = new TreeMap<>();
    for (JsonNode e : journal) {
      String number = e.get("number").asText();
      assertThat(numbers.add(number))
          .as("%s: entry number %s is there once", company, number)
          .isTrue();
      assertThat(ids.add(e.at("/entry/externalId").asText()))
          .as("%s: %s is posted once", company, e.at("/entry/externalId"))
          .isTrue();
      String digits = number.replaceAll("^.*?(\\d+)$", "$1");
      bySeries
          .computeIfAbsent(
              number.substring(0, number.length() - digits.length()), s -> new ArrayList<>())
          .add(Integer.parseInt(digits));
    }
    bySeries.forEach(
        (series, n) ->
            assertThat(n.stream().sorted().toList())
                .as("%s: numbers of series '%s' have no gap", company, series)
                .isEqualTo(upTo(n.size())));
  }

  private static List<Integer> upTo(int n) {
    return java.util.stream.IntStream.rangeClosed(1, n).boxed().toList();
  }

  private static String text(JsonNode node, String... keys) {
    StringBuilder b = new StringBuilder();
    for (String k : keys) {
      b.append(b.isEmpty() ? "" : " ").append(node.path(k).asText("-"));
    }
    return b.toString();
  }

  /**
   * Seals differ, since each sandbox has keys of its own, and so do the containers around them;
   * that they are there counts.
   */
  private static String has(JsonNode node, String... keys) {
    StringBuilder b = new StringBuilder();
    for (String k : keys) {
      b.append(node.has(k) ? " with " : " without ").append(k);
    }
    return b.toString();
  }

  private static List<String> sorted(List<String> all) {
    return all.stream().sorted().toList();
  }

  /** How many facts of a kind there are. */
  public int count(String kind) {
    return facts.entrySet().stream()
        .filter(e -> e.getKey().endsWith(" " + kind))
        .mapToInt(e -> e.getValue().size())
        .sum();
  }

  /** Asserts that both are the same, and tells only what differs. */
  public void assertSameAs(Picture other, String as) {
    assertThat(facts.keySet()).as(as).isEqualTo(other.facts.keySet());
    List<String> differences = new ArrayList<>();
    facts.forEach((kind, mine) -> compare(kind, mine, other.facts.get(kind), differences));
    assertThat(differences).as(as).isEmpty();
  }

  private static void compare(
      String kind, List<String> mine, List<String> theirs, List<String> differences) {
    List<String> more = new ArrayList<>(mine);
    theirs.forEach(more::remove);
    more.forEach(f -> differences.add(kind + ", only here: " + f));
    List<String> less = new ArrayList<>(theirs);
    mine.forEach(less::remove);
    less.forEach(f -> differences.add(kind + ", not here: " + f));
  }
}
