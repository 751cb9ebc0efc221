package org.partida.bench.market;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
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
 * A made-up market from a seed: clients of whom few owe much, documents with price points that
 * repeat, and payments with the noise of real life, each with the truth of what it pays. The rates
 * are assumptions, written down in docs/performance.md.
 */
public final class Market {
  static final Currency RON = Currency.getInstance("RON");
  private static final String[] SERIES = {"AN", "FX", "WEB", "FCT", "B", "MAG"};
  private static final long[] PRICES = {
    1999, 2999, 4999, 5999, 7999, 9999, 12999, 14999, 19999, 24999, 29999, 39999, 49999, 59999,
    79999, 99999, 149999, 199999, 249999, 499999
  };
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final double FLAT = 500;

  private final Random random;
  private final People people;
  private final Noise noise;
  private final List<OpenItem> items = new ArrayList<>();
  private final List<MatchLine> lines = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>();
  private final List<Client> clients = new ArrayList<>();
  private final Map<Integer, List<Integer>> ofClient = new HashMap<>();
  private final BitSet taken = new BitSet();
  private final int[] clientOf;

  /**
   * What a line is in truth.
   *
   * @param scene what happens in it
   * @param pays item to minor units; nothing if it is nobody's
   * @param hard whether it carries an identifier that nobody else has, and that is known
   */
  public record Fact(Scene scene, Map<String, Long> pays, boolean hard) {}

  private record Client(
      String id, String name, boolean person, String iban, Optional<String> tax, boolean known) {}

  /**
   * @param seed the same market for the same seed
   */
  public Market(long seed, int itemCount, int lineCount) {
    random = new Random(seed);
    people = new People(random);
    noise = new Noise(random);
    clientOf = new int[itemCount];
    for (int c = 0; c < Math.max(1, itemCount / 4); c++) {
      boolean person = random.nextInt(100) < 55;
      clients.add(
          new Client(
              "P" + c,
              person ? people.person() : people.firm(),
              person,
              People.iban(c),
              person ? Optional.empty() : Optional.of(People.cui(c)),
              random.nextInt(100) < 45));
    }
    for (int i = 0; i < itemCount; i++) {
      item(i);
    }
    while (lines.size() < lineCount) {
      line("L" + lines.size());
    }
    // what is measured is the matcher's memory
    clients.clear();
    ofClient.clear();
  }

  public MatchRequest request() {
    return new MatchRequest(lines, items, Set.of(), MatchRequest.Policy.STRICT);
  }

  /** The truth of the lines, in their order. */
  public List<Fact> facts() {
    return facts;
  }

  /** A line with what it pays, for a reader. */
  String told(int l) {
    StatementLine line = lines.get(l).line();
    StringBuilder b = new StringBuilder(line.amount() + " " + line.counterparty());
    b.append(" \"").append(line.text()).append("\" ").append(line.awb().orElse(""));
    for (OpenItem i : items) {
      if (facts.get(l).pays().containsKey(i.id())) {
        b.append("\n    truth: ").append(i);
      }
    }
    return b.toString();
  }

  /** Zipf's law, flattened at the top so that the biggest client owes hundreds of documents. */
  private int someClient() {
    double last = clients.size() / FLAT + 1;
    return (int) Math.min(clients.size() - 1, FLAT * (Math.pow(last, random.nextDouble()) - 1));
  }

  private void item(int i) {
    int at = someClient();
    Client client = clients.get(at);
    clientOf[i] = at;
    ofClient.computeIfAbsent(at, k -> new ArrayList<>()).add(i);
    long amount =
        random.nextInt(100) < 40
            ? PRICES[random.nextInt(PRICES.length)]
            : 1000 + (long) Math.exp(random.nextGaussian() * 1.2 + 10.5);
    boolean credit = random.nextInt(100) < 2;
    Money money = new Money(credit ? -amount : amount, RON);
    int age = random.nextInt(10) < 7 ? random.nextInt(90) : random.nextInt(540);
    String digits = String.valueOf(1000 + i / SERIES.length);
    String series = SERIES[i % SERIES.length];
    items.add(
        new OpenItem(
            "I" + i,
            ItemSide.RECEIVABLE,
            client.id(),
            client.name(),
            client.tax(),
            client.known() ? List.of(client.iban()) : List.of(),
            i % 3 == 0 ? series + "-00" + digits : series + " " + digits,
            DAY.minusDays(age),
            Optional.empty(),
            money,
            money,
            random.nextInt(100) < 35
                ? Optional.of("23" + (10_000_000_000L + i * 37L))
                : Optional.empty(),
            Optional.empty()));
  }

  private void line(String id) {
    int dice = random.nextInt(1000);
    if (dice < 520) {
      one(id, Scene.SINGLE);
    } else if (dice < 620) {
      many(id);
    } else if (dice < 690) {
      one(id, Scene.PARTIAL);
    } else if (dice < 830) {
      cod(id);
    } else if (dice < 870) {
      one(id, Scene.FEE);
    } else if (dice < 880) {
      one(id, Scene.REFUND);
    } else if (dice < 900) {
      one(id, Scene.OTHER_PAYER);
    } else if (dice < 925) {
      stranger(id, Scene.STRANGER_NAMED);
    } else if (dice < 950) {
      stranger(id, Scene.STRANGER_FAKE);
    } else {
      stranger(id, Scene.STRANGER);
    }
  }

  /** A document that nobody paid yet; empty if none was found in a few tries. */
  private Optional<Integer> open(boolean credit, boolean awb) {
    for (int tries = 0; tries < 2000; tries++) {
      int i = random.nextInt(items.size());
      OpenItem item = items.get(i);
      if (!taken.get(i)
          && item.residual().signum() < 0 == credit
          && (!awb || item.awb().isPresent())) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private void one(String id, Scene scene) {
    Optional<Integer> found = open(scene == Scene.REFUND, false);
    if (found.isEmpty()) {
      return;
    }
    int i = found.get();
    taken.set(i);
    long open = items.get(i).residual().minor();
    long pays =
        switch (scene) {
          case PARTIAL -> part(open);
          case FEE -> open - Math.max(150, open / 100);
          default -> open;
        };
    pay(id, scene, List.of(i), pays, pays);
  }

  /** Between a tenth and nine tenths; half of the payers round to fifty. */
  private long part(long open) {
    long some = Math.max(1, open * (1000 + random.nextInt(8000)) / 10_000);
    long rounded = some / 5000 * 5000;
    return random.nextBoolean() && rounded > 0 ? rounded : some;
  }

  private void many(String id) {
    Optional<Integer> first = open(false, false);
    if (first.isEmpty()) {
      return;
    }
    List<Integer> set = new ArrayList<>(List.of(first.get()));
    int size = 2 + random.nextInt(4);
    for (int i : following(first.get())) {
      if (set.size() < size && !taken.get(i)) {
        set.add(i);
      }
    }
    long sum = set.stream().mapToLong(i -> items.get(i).residual().minor()).sum();
    if (set.size() > 1 && sum > 0) {
      set.forEach(taken::set);
      pay(id, Scene.MULTI, set, sum, 0);
    }
  }

  /** The client's documents that were issued next, with its oldest ones after them. */
  private List<Integer> following(int first) {
    List<Integer> all =
        ofClient.get(clientOf[first]).stream()
            .sorted(Comparator.comparing((Integer i) -> items.get(i).issueDate()))
            .toList();
    int at = all.indexOf(first);
    List<Integer> following = new ArrayList<>(all.subList(at + 1, all.size()));
    following.addAll(all.subList(0, at));
    return following;
  }

  private void cod(String id) {
    open(false, true)
        .ifPresent(
            i -> {
              taken.set(i);
              OpenItem item = items.get(i);
              Client client = clients.get(clientOf[i]);
              String awb = item.awb().orElseThrow();
              boolean lost = random.nextInt(100) < 4;
              Counterparty who =
                  new Counterparty(
                      Optional.of(noise.name(client.name(), client.person())),
                      Optional.empty(),
                      Optional.empty());
              Optional<String> told = lost ? Optional.empty() : Optional.of(awb);
              add(id, item.residual().minor(), who, "ramburs", told, MatchLine.Source.COURIER);
              facts.add(new Fact(Scene.COD, Map.of(item.id(), item.residual().minor()), !lost));
            });
  }

  /** What is paid for one item, or all of each item of several. */
  private void pay(String id, Scene scene, List<Integer> set, long amount, long forOne) {
    Client client = clients.get(clientOf[set.get(0)]);
    Map<String, Long> pays = new TreeMap<>();
    List<String> refs = new ArrayList<>();
    boolean right = true;
    for (int i : set) {
      OpenItem item = items.get(i);
      pays.put(item.id(), set.size() == 1 ? forOne : item.residual().minor());
      String digits = String.valueOf(1000 + i / SERIES.length);
      String typed = noise.digits(digits);
      String series = SERIES[i % SERIES.length];
      if (random.nextInt(100) < 2) {
        series = SERIES[random.nextInt(SERIES.length)];
      }
      right &= typed.equals(digits) && series.equals(SERIES[i % SERIES.length]);
      refs.add(noise.spell(series, typed));
    }
    boolean silent = random.nextInt(100) < 32;
    String text =
        silent
            ? (random.nextBoolean() ? "plata" : "contravaloare marfa")
            : (random.nextInt(4) == 0 ? "cv " : "plata fact ")
                + String.join(random.nextBoolean() ? ", " : " si ", refs)
                + (random.nextInt(5) == 0 ? " din 12.02.2026" : "");
    String printed = noise.text(text);
    boolean named = !silent && right && refs.stream().allMatch(printed::contains);
    boolean otherAccount = scene == Scene.OTHER_PAYER || random.nextInt(100) < 8;
    boolean taxed = client.tax().isPresent() && random.nextInt(5) == 0;
    String account =
        otherAccount ? People.iban(2_000_000 + random.nextInt(5_000_000)) : client.iban();
    Optional<String> from =
        random.nextInt(100) < 6 ? Optional.empty() : Optional.of(payer(scene, client));
    add(
        id,
        amount,
        new Counterparty(
            from,
            Optional.of(account),
            taxed && scene != Scene.OTHER_PAYER ? client.tax() : Optional.empty()),
        printed,
        Optional.empty(),
        MatchLine.Source.BANK);
    boolean identified = scene != Scene.OTHER_PAYER && (taxed || (client.known() && !otherAccount));
    facts.add(new Fact(scene, pays, named || identified));
  }

  private String payer(Scene scene, Client client) {
    if (scene != Scene.OTHER_PAYER) {
      return noise.name(client.name(), client.person());
    }
    return client.person() ? people.first() + " " + client.name().split(" ")[1] : people.firm();
  }

  private void stranger(String id, Scene scene) {
    String name =
        scene == Scene.STRANGER_NAMED
            ? clients.get(someClient()).name()
            : random.nextBoolean() ? people.person() : people.firm();
    String text =
        scene == Scene.STRANGER_FAKE
            ? "plata fact " + (1000 + random.nextInt(Math.max(1000, items.size() / SERIES.length)))
            : random.nextBoolean() ? "abonament" : "avans contract";
    long amount =
        random.nextInt(100) < 40
            ? PRICES[random.nextInt(PRICES.length)]
            : 1000 + random.nextInt(900_000);
    add(
        id,
        amount,
        new Counterparty(
            Optional.of(name),
            Optional.of(People.iban(8_000_000 + random.nextInt(900_000))),
            Optional.empty()),
        text,
        Optional.empty(),
        MatchLine.Source.BANK);
    facts.add(new Fact(scene, Map.of(), false));
  }

  private void add(
      String id,
      long amount,
      Counterparty who,
      String text,
      Optional<String> awb,
      MatchLine.Source source) {
    Optional<String> none = Optional.empty();
    StatementLine line =
        new StatementLine(
            lines.size() + 1,
            DAY.plusDays(1 + random.nextInt(30)),
            Optional.empty(),
            new Money(amount, RON),
            who,
            text,
            none,
            none,
            awb,
            none,
            Optional.empty(),
            LineKind.OTHER);
    lines.add(new MatchLine(id, line, source, false));
  }
}
