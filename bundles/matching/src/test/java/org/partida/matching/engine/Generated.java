package org.partida.matching.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.partida.model.Money;
import org.partida.model.match.ItemSide;
import org.partida.model.match.OpenItem;
import org.partida.model.statement.Counterparty;
import org.partida.model.statement.LineKind;
import org.partida.model.statement.StatementLine;
import org.partida.spi.match.MatchLine;
import org.partida.spi.match.MatchRequest;

/**
 * A made-up business from a seed: persons and firms, price points, several series, and payments
 * with the noise of real life, each with the truth of what it pays.
 */
final class Generated {
  private static final String[] SURNAMES = {
    "POPESCU",
    "IONESCU",
    "POPA",
    "RADU",
    "STAN",
    "DUMITRU",
    "GHEORGHE",
    "MATEI",
    "MARIN",
    "TUDOR",
    "DOBRE",
    "NISTOR"
  };
  private static final String[] FIRST = {
    "ION",
    "MARIA",
    "ANDREI",
    "ELENA",
    "MIHAI",
    "ANA",
    "VASILE",
    "IOANA",
    "GEORGE",
    "DANIELA",
    "ALEXANDRU",
    "CRISTINA"
  };
  private static final String[] SYLLABLES = {
    "BRU", "LI", "VER", "DO", "MA", "TRA", "NO", "SOL", "PAN", "KA", "REX", "TIM", "VA", "LU", "MIN"
  };
  private static final String[] TRADES = {
    "CONSTRUCT", "TRANS", "COM", "IMPEX", "AGRO", "DENTAL", "SOFT", "MOB", "LEMN", "MEDIA"
  };
  private static final String[] SERIES = {"AN", "AB", "WEB", "FCT"};
  private static final long[] PRICES = {4900, 9900, 19900, 29900, 49900};
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  private final Random random;
  private final List<OpenItem> items = new ArrayList<>();
  private final List<MatchLine> lines = new ArrayList<>();
  private final Map<String, Map<String, Long>> truth = new HashMap<>();
  private final Map<String, List<OpenItem>> byPartner = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Map<String, String> iban = new HashMap<>();
  private final Map<String, String> name = new HashMap<>();

  Generated(long seed, int itemCount, int lineCount) {
    random = new Random(seed);
    int partners = Math.max(1, itemCount / 4);
    for (int p = 0; p < partners; p++) {
      name.put("P" + p, random.nextInt(100) < 55 ? pick(FIRST) + " " + pick(SURNAMES) : firm());
      iban.put("P" + p, TestIban.of(p));
    }
    for (int i = 0; i < itemCount; i++) {
      item(i, "P" + (int) (partners * Math.pow(random.nextDouble(), 1.5)));
    }
    List<OpenItem> order = new ArrayList<>(items);
    Collections.shuffle(order, random);
    for (int l = 0; l < lineCount && l < order.size(); l++) {
      // an item is paid once, and now and then twice by mistake
      if (!taken.contains(order.get(l).id()) || random.nextInt(20) == 0) {
        line("L" + l, order.get(l));
      }
    }
  }

  MatchRequest request(MatchRequest.Policy policy) {
    return new MatchRequest(lines, items, Set.of(), policy);
  }

  /** What a line pays in truth: item to minor units; nothing if it is unrelated. */
  Map<String, Long> truth(String line) {
    return truth.getOrDefault(line, Map.of());
  }

  private String firm() {
    return pick(SYLLABLES)
        + pick(SYLLABLES)
        + pick(SYLLABLES)
        + " "
        + pick(TRADES)
        + (random.nextBoolean() ? " SRL" : " S.A.");
  }

  private void item(int i, String partner) {
    long amount =
        random.nextInt(100) < 40
            ? PRICES[random.nextInt(PRICES.length)]
            : 1000 + (long) Math.exp(random.nextGaussian() * 1.2 + 10.5);
    Money money = new Money(amount, Currency.getInstance("RON"));
    Optional<String> awb =
        random.nextInt(100) < 35
            ? Optional.of("23" + (10_000_000_000L + i * 37L))
            : Optional.empty();
    List<String> known = random.nextInt(100) < 45 ? List.of(iban.get(partner)) : List.of();
    OpenItem item =
        new OpenItem(
            "I" + i,
            ItemSide.RECEIVABLE,
            partner,
            name.get(partner),
            Optional.empty(),
            known,
            SERIES[i % SERIES.length] + " " + (1000 + i),
            DAY.minusDays(random.nextInt(90)),
            Optional.empty(),
            money,
            money,
            awb,
            Optional.empty());
    items.add(item);
    byPartner.computeIfAbsent(partner, k -> new ArrayList<>()).add(item);
  }

  private void line(String id, OpenItem first) {
    int kind = random.nextInt(100);
    Map<String, Long> pays = new TreeMap<>();
    List<String> refs = new ArrayList<>();
    if (kind < 10) {
      add(
          id,
          1000 + random.nextInt(900_000),
          Optional.of(pick(FIRST) + " " + pick(SURNAMES)),
          Optional.empty(),
          random.nextBoolean() ? "abonament" : "fact " + random.nextInt(90_000),
          "");
      return;
    }
    List<OpenItem> paid = new ArrayList<>(List.of(first));
    if (kind < 20) {
      byPartner.get(first.partnerId()).stream()
          .filter(i -> !i.id().equals(first.id()) && !taken.contains(i.id()))
          .limit(1 + random.nextInt(3))
          .forEach(paid::add);
    }
    paid.forEach(i -> taken.add(i.id()));
    for (OpenItem i : paid) {
      pays.put(i.id(), i.residual().minor());
      refs.add(spell(i.number()));
    }
    if (kind >= 20 && kind < 28) {
      pays.put(first.id(), first.residual().minor() / (2 + random.nextInt(3)));
    }
    String awb = kind >= 84 ? first.awb().orElse("") : "";
    boolean silent = random.nextInt(100) < 32;
    boolean otherAccount = random.nextInt(100) < 8;
    String text =
        silent
            ? "plata"
            : "plata fact "
                + String.join(random.nextBoolean() ? ", " : " si ", refs)
                + (random.nextInt(5) == 0 ? " din 12.02.2026" : "");
    truth.put(id, pays);
    long sum = pays.values().stream().mapToLong(Long::longValue).sum();
    Optional<String> from =
        random.nextInt(100) < 6
            ? Optional.empty()
            : Optional.of(noisy(name.get(first.partnerId())));
    add(
        id,
        sum,
        from,
        Optional.of(
            otherAccount
                ? TestIban.of(1_000_000 + random.nextInt(1_000_000))
                : iban.get(first.partnerId())),
        text,
        awb);
  }

  private void add(
      String id,
      long amount,
      Optional<String> from,
      Optional<String> account,
      String text,
      String awb) {
    StatementLine line =
        new StatementLine(
            1,
            DAY.plusDays(1 + random.nextInt(10)),
            Optional.empty(),
            new Money(amount, Currency.getInstance("RON")),
            new Counterparty(from, account, Optional.empty()),
            text,
            Optional.empty(),
            Optional.empty(),
            awb.isEmpty() ? Optional.empty() : Optional.of(awb),
            Optional.empty(),
            Optional.empty(),
            LineKind.OTHER);
    lines.add(
        new MatchLine(
            id, line, awb.isEmpty() ? MatchLine.Source.BANK : MatchLine.Source.COURIER, false));
  }

  /** One of the ways people write a number, three in a hundred with a wrong digit. */
  private String spell(String number) {
    String[] p = number.split(" ");
    String digits = p[1];
    if (random.nextInt(100) < 3) {
      int at = random.nextInt(digits.length());
      digits = digits.substring(0, at) + random.nextInt(10) + digits.substring(at + 1);
    }
    return switch (random.nextInt(6)) {
      case 0 -> p[0] + digits;
      case 1 -> p[0] + "-" + digits;
      case 2 -> p[0] + " nr " + digits;
      case 3 -> digits;
      case 4 -> p[0].toLowerCase(Locale.ROOT) + "00" + digits;
      default -> p[0] + " " + digits;
    };
  }

  private String noisy(String original) {
    String[] words = original.split(" ");
    String result = random.nextInt(6) == 0 ? words[words.length - 1] + " " + words[0] : original;
    if (random.nextInt(100) < 4 && result.length() > 5) {
      int at = 1 + random.nextInt(result.length() - 2);
      result = result.substring(0, at) + result.substring(at + 1);
    }
    return result.length() > 12 && random.nextInt(10) == 0 ? result.substring(0, 12) : result;
  }

  private String pick(String[] values) {
    return values[random.nextInt(values.length)];
  }
}
