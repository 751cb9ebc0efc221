package org.partida.matching.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.api.match.LineRule;
import org.partida.api.match.MatchOptions;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.matching.engine.EvidenceMatcher;
import org.partida.matching.line.LineRulesService;
import org.partida.model.Money;
import org.partida.model.match.Grade;
import org.partida.model.match.MatchProposal;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;
import org.partida.spi.host.HostException;

/** What is matched again after a change, and that nothing else would be. */
@Timeout(300)
class RematchTest {
  private static final String[] NAMES = {
    "ALFA TRANS SRL",
    "BETA TRANS SRL",
    "POPESCU ION",
    "POPESCU IOANA",
    "IONESCU ION",
    "LEMNARIA VECHE SRL",
    "Client Bun SRL",
    "GAMA SOFT SA"
  };
  private static final String[] SERIES = {"FX", "FX", "FX", "FX", "AB", "MAG", "WEB"};
  private static final String[] AMOUNTS = {
    "99.99", "100.00", "121.00", "242.00", "363.00", "50.50"
  };
  private static final String[] IBANS = {
    "RO35BTRLRONCRT0300445566", "RO64TREZ7005503XXX000178", "", "", Shop.IBAN2
  };

  private final Shop shop = new Shop();
  private final MatchRun whole = new MatchRun(shop.books, shop.hosts, new EvidenceMatcher());
  private final Rematch rematch = new Rematch(shop.books, whole, new EvidenceMatcher());
  private final LineRulesService rules = new LineRulesService(shop.books, shop.clock);
  private int documents;
  private int files;

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  @Test
  void aNewInvoiceIsGivenToItsLineAndNoOtherLineIsLookedAt() throws Exception {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      invoice(
          "AB-" + (7000 + i),
          "FIRMA NUMARUL" + (char) ('A' + i % 26) + i + " SRL",
          (500 + i) + ".00");
      rows.add("2026-11-10;" + (500 + i) + ".00;;plata AB-" + (7000 + i) + ";;");
    }
    rows.add("2026-11-10;77.77;LEMNARIA VECHE SRL;plata AB-5001;;");
    rows.add("2026-11-11;77.77;LEMNARIA VECHE SRL;plata;;");
    shop.bank("a.plain", rows.toArray(String[]::new));
    assertThat(run().matched()).isEqualTo(42);
    assertThat(run().matched()).as("nothing changed").isZero();
    invoice("AB-5001", "LEMNARIA VECHE SRL", "77.77");
    Rematch.Found found = run();
    assertThat(found.matched()).isEqualTo(2);
    assertThat(found.proposals()).extracting(MatchProposal::line).hasSize(2);
    assertThat(found.sure()).hasSize(41);
    assertSameAsWhole("one invoice");
  }

  @Test
  void whatSomebodyElseWroteOnALineIsPutRight() throws Exception {
    invoice("AB-5001", "LEMNARIA VECHE SRL", "77.77");
    shop.bank("a.plain", "2026-11-10;77.77;LEMNARIA VECHE SRL;plata AB-5001;;");
    run();
    LineRecord line = shop.lines().get(0);
    MatchProposal other =
        new MatchProposal(line.id(), Grade.NONE, 0, List.of(), List.of(), Optional.empty());
    shop.books.write(
        tx -> {
          tx.statements().update(Lines.proposed(line, other));
          return null;
        });
    assertThat(run().proposals()).hasSize(1);
    assertThat(shop.lines().get(0).proposal()).isEqualTo(line.proposal());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void afterAnyChangesProposalsAreThoseOfAWholeRun(long seed) throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < 6; i++) {
      invoice(random);
      statement(random);
    }
    int matched = 0;
    int open = 0;
    for (int step = 0; step < 30; step++) {
      String what = change(random);
      matched += run().matched();
      open += shop.books.<Integer>read(tx -> tx.statements().open(shop.company.id()).size());
      assertSameAsWhole("seed " + seed + ", step " + step + ": " + what);
    }
    assertThat(matched).as("not all of them each time").isLessThan(open);
  }

  private String change(Random random) throws Exception {
    MatchesService m = shop.matches();
    List<LineRecord> lines = shop.lines();
    LineRecord line = lines.get(random.nextInt(lines.size()));
    List<String> one = List.of(line.id());
    return switch (random.nextInt(11)) {
      case 0, 1 -> "statement " + statement(random);
      case 2, 3, 4 -> "invoice " + invoice(random);
      case 5, 6 ->
          "confirm " + line.line() + m.confirm(Shop.ANA, shop.company.id(), one).get(0).error();
      case 7 -> "undo " + m.undo(Shop.ANA, shop.company.id(), line.id(), "wrong").state();
      case 8 -> deleteOrRestore(m, line);
      case 9 -> "rule " + rules.add(Shop.ANA, shop.company.id(), rule(random));
      default -> {
        MatchOptions o = m.options(Shop.ANA, shop.company.id());
        MatchOptions other = new MatchOptions(o.lookBackDays(), !o.nameAndAmount(), o.tolerance());
        yield "options " + m.putOptions(Shop.ANA, shop.company.id(), other);
      }
    };
  }

  private String deleteOrRestore(MatchesService m, LineRecord line) {
    List<String> one = List.of(line.id());
    if (line.state() == LineState.UNSAVED) {
      return "delete " + m.delete(Shop.ANA, shop.company.id(), one, "not ours");
    }
    return line.state() == LineState.DELETED
        ? "restore " + m.restore(Shop.ANA, shop.company.id(), one)
        : "leave " + line;
  }

  private LineRule rule(Random random) {
    return new LineRule(
        "",
        Optional.of(random.nextBoolean() ? "plata" : "comision"),
        Optional.empty(),
        Optional.of(NAMES[random.nextInt(NAMES.length)].split(" ")[0]),
        LineRule.Flow.BOTH,
        AccountCode.of(random.nextBoolean() ? "628" : "611"),
        false,
        LocalDate.of(2026, 1, 1),
        Optional.empty());
  }

  private String invoice(Random random) throws HostException {
    String number = SERIES[random.nextInt(SERIES.length)] + "-" + (1000 + documents++);
    String partner = NAMES[random.nextInt(NAMES.length)];
    String amount = AMOUNTS[random.nextInt(AMOUNTS.length)];
    invoice(number, partner, amount);
    return number + " " + partner + " " + amount;
  }

  private void invoice(String number, String partner, String amount) throws HostException {
    shop.book(
        number,
        new PartnerRef(partner, Optional.of("RO"), Optional.empty()),
        "4111",
        Money.of(amount, "RON"),
        Optional.empty());
  }

  private String statement(Random random) throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      String text =
          random.nextInt(3) == 0
              ? "plata"
              : random.nextInt(8) == 0
                  ? "comision luna"
                  : "plata fact "
                      + SERIES[random.nextInt(SERIES.length)]
                      + " "
                      + (1000 + random.nextInt(documents + 3));
      String name = NAMES[random.nextInt(NAMES.length)];
      String typed = random.nextInt(5) == 0 ? name.substring(0, name.length() - 2) : name;
      rows.add(
          String.join(
              ";",
              "2026-11-" + (10 + random.nextInt(15)),
              (random.nextInt(6) == 0 ? "-" : "") + AMOUNTS[random.nextInt(AMOUNTS.length)],
              random.nextInt(6) == 0 ? "" : typed,
              text + " " + files,
              "",
              IBANS[random.nextInt(IBANS.length)]));
    }
    String name = (random.nextInt(4) == 0 ? "second" : "a") + files++ + ".plain";
    shop.bank(name, rows.toArray(String[]::new));
    return name + rows;
  }

  /** What the worker does. */
  private Rematch.Found run() throws HostException {
    Rematch.Found found = rematch.propose(shop.company);
    shop.books.write(tx -> MatchRun.write(tx, shop.company, found.proposals()));
    return found;
  }

  private void assertSameAsWhole(String after) throws HostException {
    Map<String, MatchProposal> stand = new HashMap<>();
    shop.statements
        .lines(Shop.ANA, shop.company.id(), Optional.of(LineState.UNSAVED), 1000, Optional.empty())
        .items()
        .forEach(l -> l.proposal().ifPresent(p -> stand.put(l.id(), p)));
    for (MatchProposal p : whole.propose(shop.company)) {
      assertThat(stand.get(p.line())).as(after).isEqualTo(p);
    }
  }
}
