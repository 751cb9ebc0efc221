package org.partida.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.model.match.OpenItem;
import org.partida.spi.match.MatchLine;
import org.partida.spi.match.MatchRequest;

/**
 * How matching is commonly done: line after line, the first rule that hits takes the item. Rules:
 * the number as it is printed; the digits of the number with the amount; the account with the
 * amount; the name with the amount; the amount alone.
 */
final class Waterfall {
  private static final Pattern DIGITS = Pattern.compile("\\d{3,}");

  private static final Deque<OpenItem> NOBODY = new ArrayDeque<>();

  private final Map<String, Deque<OpenItem>> byNumber = new HashMap<>();
  private final Map<String, Deque<OpenItem>> byDigits = new HashMap<>();
  private final Map<String, Deque<OpenItem>> byAccount = new HashMap<>();
  private final Map<String, Deque<OpenItem>> byName = new HashMap<>();
  private final Map<String, Deque<OpenItem>> byAmount = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  private Waterfall(List<OpenItem> items) {
    for (OpenItem i : items) {
      String amount = "|" + i.residual().minor();
      put(byNumber, i.number().replace(" ", ""), i);
      put(byDigits, i.number().replaceAll("\\D", "") + amount, i);
      i.partnerIbans().forEach(iban -> put(byAccount, iban + amount, i));
      put(byName, i.partnerName() + amount, i);
      put(byAmount, amount, i);
    }
  }

  /** Line to the item that it is given to. */
  static Map<String, OpenItem> match(MatchRequest request) {
    Waterfall waterfall = new Waterfall(request.items());
    Map<String, OpenItem> given = new HashMap<>();
    for (MatchLine l : request.lines()) {
      waterfall.first(l).ifPresent(i -> given.put(l.id(), i));
    }
    return given;
  }

  private Optional<OpenItem> first(MatchLine l) {
    String amount = "|" + l.line().amount().minor();
    String text = l.line().text();
    List<Function<MatchLine, Optional<OpenItem>>> rules =
        List.of(
            x -> words(text),
            x -> digits(text, amount),
            x -> x.line().counterparty().iban().flatMap(i -> free(byAccount, i + amount)),
            x -> x.line().counterparty().name().flatMap(n -> free(byName, n + amount)),
            x -> free(byAmount, amount));
    for (Function<MatchLine, Optional<OpenItem>> rule : rules) {
      Optional<OpenItem> hit = rule.apply(l);
      if (hit.isPresent()) {
        taken.add(hit.get().id());
        return hit;
      }
    }
    return Optional.empty();
  }

  private Optional<OpenItem> words(String text) {
    for (String word : text.split(" ")) {
      Optional<OpenItem> hit = free(byNumber, word);
      if (hit.isPresent()) {
        return hit;
      }
    }
    return Optional.empty();
  }

  private Optional<OpenItem> digits(String text, String amount) {
    Matcher m = DIGITS.matcher(text);
    while (m.find()) {
      Optional<OpenItem> hit = free(byDigits, m.group().replaceFirst("^0+", "") + amount);
      if (hit.isPresent()) {
        return hit;
      }
    }
    return Optional.empty();
  }

  private static void put(Map<String, Deque<OpenItem>> index, String key, OpenItem item) {
    index.computeIfAbsent(key, k -> new ArrayDeque<>()).add(item);
  }

  /** The first that nobody took. */
  private Optional<OpenItem> free(Map<String, Deque<OpenItem>> index, String key) {
    Deque<OpenItem> queue = index.getOrDefault(key, NOBODY);
    while (!queue.isEmpty() && taken.contains(queue.peek().id())) {
      queue.remove();
    }
    return Optional.ofNullable(queue.peek());
  }
}
