package org.partida.bench;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
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
 * A made-up business with many open items, price points that repeat, and payments as people write
 * them, each with the truth of what it pays.
 */
final class Business {
  private static final String[] SYLLABLES = {
    "BRU", "LI", "VER", "DO", "MA", "TRA", "NO", "SOL", "PAN", "KA", "REX", "TIM", "VA", "LU", "MIN"
  };
  private static final String[] TRADES = {
    "CONSTRUCT", "TRANS", "COM", "IMPEX", "AGRO", "DENTAL", "SOFT", "MOB", "LEMN", "MEDIA"
  };
  private static final long[] PRICES = {4900, 9900, 19900, 29900, 49900};
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final Currency RON = Currency.getInstance("RON");

  private final Random random;
  private final List<OpenItem> items = new ArrayList<>();
  private final List<MatchLine> lines = new ArrayList<>();
  private final Map<String, Map<String, Long>> truth = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  Business(long seed, int itemCount, int lineCount) {
    random = new Random(seed);
    for (int p = 0; p < itemCount / 4; p++) {
      names.add(
          pick(SYLLABLES)
              + pick(SYLLABLES)
              + pick(SYLLABLES)
              + " "
              + pick(TRADES)
              + (random.nextBoolean() ? " SRL" : " SA"));
    }
    for (int i = 0; i < itemCount; i++) {
      item(i, (int) (names.size() * Math.pow(random.nextDouble(), 1.5)));
    }
    Set<Integer> paid = new HashSet<>();
    while (lines.size() < lineCount) {
      int item = random.nextInt(items.size());
      if (paid.add(item)) {
        line("L" + lines.size(), items.get(item));
      }
    }
  }

  MatchRequest request() {
    return new MatchRequest(lines, items, Set.of(), MatchRequest.Policy.STRICT);
  }

  /** What a line pays in truth: item to minor units; nothing if it is unrelated. */
  Map<String, Long> truth(String line) {
    return truth.getOrDefault(line, Map.of());
  }

  private void item(int i, int partner) {
    long amount =
        random.nextInt(100) < 40
            ? PRICES[random.nextInt(PRICES.length)]
            : 1000 + (long) Math.exp(random.nextGaussian() * 1.2 + 10.5);
    Money money = new Money(amount, RON);
    List<String> known = random.nextInt(100) < 45 ? List.of(iban(partner)) : List.of();
    items.add(
        new OpenItem(
            "I" + i,
            ItemSide.RECEIVABLE,
            "P" + partner,
            names.get(partner),
            Optional.empty(),
            known,
            (i % 2 == 0 ? "AN " : "WEB ") + (1000 + i),
            DAY.minusDays(random.nextInt(90)),
            Optional.empty(),
            money,
            money,
            Optional.empty(),
            Optional.empty()));
  }

  /** One in ten is unrelated, one in twelve pays a part, a third says nothing of what it pays. */
  private void line(String id, OpenItem item) {
    int kind = random.nextInt(100);
    if (kind < 10) {
      add(
          id,
          1000 + random.nextInt(900_000),
          pick(SYLLABLES) + " " + pick(SYLLABLES),
          iban(9_000_000 + random.nextInt(1000)),
          random.nextBoolean() ? "abonament" : "fact " + random.nextInt(90_000));
      return;
    }
    long amount = kind < 18 ? item.residual().minor() / 3 : item.residual().minor();
    String text = random.nextInt(100) < 32 ? "plata" : "plata fact " + spell(item.number());
    boolean otherAccount = random.nextInt(100) < 8;
    int partner = Integer.parseInt(item.partnerId().substring(1));
    truth.put(id, new TreeMap<>(Map.of(item.id(), amount)));
    add(
        id,
        amount,
        item.partnerName(),
        iban(otherAccount ? 8_000_000 + random.nextInt(1000) : partner),
        text);
  }

  private void add(String id, long amount, String name, String iban, String text) {
    Counterparty from = new Counterparty(Optional.of(name), Optional.of(iban), Optional.empty());
    Optional<String> none = Optional.empty();
    StatementLine line =
        new StatementLine(
            1,
            DAY.plusDays(1 + random.nextInt(10)),
            Optional.empty(),
            new Money(amount, RON),
            from,
            text,
            none,
            none,
            none,
            none,
            Optional.empty(),
            LineKind.OTHER);
    lines.add(new MatchLine(id, line, MatchLine.Source.BANK, false));
  }

  /** One of the ways people write a number, three in a hundred with a wrong digit. */
  private String spell(String number) {
    String[] p = number.split(" ");
    String digits = p[1];
    if (random.nextInt(100) < 3) {
      int at = random.nextInt(digits.length());
      digits = digits.substring(0, at) + random.nextInt(10) + digits.substring(at + 1);
    }
    return switch (random.nextInt(5)) {
      case 0 -> p[0] + digits;
      case 1 -> p[0] + "-" + digits;
      case 2 -> digits;
      case 3 -> p[0].toLowerCase(Locale.ROOT) + "00" + digits;
      default -> p[0] + " " + digits;
    };
  }

  private String pick(String[] values) {
    return values[random.nextInt(values.length)];
  }

  /** With right check digits. */
  private static String iban(int number) {
    String bban = "BTRL" + String.format(Locale.ROOT, "%016d", number);
    StringBuilder digits = new StringBuilder();
    for (char c : (bban + "RO00").toCharArray()) {
      digits.append(Character.digit(c, 36));
    }
    int check = 98 - new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue();
    return "RO" + String.format(Locale.ROOT, "%02d", check) + bban;
  }
}
