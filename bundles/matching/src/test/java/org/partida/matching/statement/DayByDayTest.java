package org.partida.matching.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.api.statement.Repetition;
import org.partida.api.statement.StatementSummary;
import org.partida.model.Money;
import org.partida.model.statement.Chain;
import org.partida.model.statement.Counterparty;
import org.partida.model.statement.Fingerprint;
import org.partida.model.statement.LineKind;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;
import org.partida.testkit.TempHome;
import org.partida.testkit.store.Samples;

/** Day by day gives what the whole file at once gave: overlaps, twins, gaps, other texts. */
class DayByDayTest {
  private static final int TRIES = Integer.getInteger("partida.test.days", 4_000);
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
  private static final LocalDate TODAY = FIRST.plusDays(6);
  private static final List<LineState> STATES = List.of(LineState.values());
  private static final String[] TEXTS = {"comision", "plata factura 7", "incasare Pop"};

  private final Random random = new Random(11);
  private final Map<Comparison.Fate, Integer> seen = new EnumMap<>(Comparison.Fate.class);
  private int whole;
  private int twins;

  @Test
  void everyVerdictIsThatOfTheWholeFileAtOnce() throws Exception {
    try (TempHome home = new TempHome()) {
      for (int i = 0; i < TRIES; i++) {
        try (Spool spool = new Spool(home.spool(), 1 + random.nextInt(6))) {
          compare(i, spool);
        }
      }
    }
    assertThat(seen.keySet()).containsExactlyInAnyOrder(Comparison.Fate.values());
    assertThat(seen.values()).allMatch(n -> n > TRIES / 40);
    assertThat(whole).as("files that repeat another as a whole").isGreaterThan(TRIES / 200);
    assertThat(twins).as("twins that a file proved").isGreaterThan(TRIES / 200);
  }

  private void compare(int number, Spool spool) {
    List<StatementLine> month = movements();
    List<StatementSummary> others = new ArrayList<>();
    Map<String, LineRecord> booked = booked(month, others);
    Statement statement = random.nextInt(4) == 0 ? repeated(booked) : statement(month);
    StatementSummary summary = summary("new", statement, random.nextBoolean() ? "a" : "b");
    Predicate<LineRecord> there =
        random.nextInt(4) == 0 ? l -> !l.statement().equals("s1") : l -> true;

    statement.lines().forEach(spool::line);
    spool.end(statement.withLines(List.of()));
    Map<Integer, Comparison.Verdict> verdicts = new TreeMap<>();
    List<LineRecord> proven = new ArrayList<>();
    Spooled spooled = spool.statements().get(0);
    Comparison.Against against =
        Comparison.Against.of(summary, statement.currency(), there, others, TODAY);
    new DayByDay(against, spooled, store(booked))
        .each(
            day -> {
              for (int i = 0; i < day.lines().size(); i++) {
                assertThat(day.lines().get(i).line())
                    .isEqualTo(statement.lines().get(day.lines().get(i).index()));
                verdicts.put(day.lines().get(i).index(), day.verdicts().get(i));
              }
              proven.addAll(day.proven());
            });

    Map<String, LineRecord> inRange = new LinkedHashMap<>(booked);
    inRange
        .values()
        .removeIf(
            l ->
                spooled.count() == 0
                    || l.line().bookingDate().isBefore(spooled.days().first())
                    || l.line().bookingDate().isAfter(spooled.days().last()));
    WholeComparison old = new WholeComparison(statement, summary, inRange, there, others, TODAY);
    List<Comparison.Verdict> expected = old.verdicts();
    assertThat(List.copyOf(verdicts.values())).as("file %s", number).isEqualTo(expected);
    assertThat(proven).containsExactlyInAnyOrderElementsOf(old.proven());
    assertThat(spooled.chain()).isEqualTo(statement.chain());
    count(expected, proven);
  }

  private void count(List<Comparison.Verdict> verdicts, List<LineRecord> proven) {
    verdicts.forEach(v -> seen.merge(v.fate(), 1, Integer::sum));
    twins += proven.isEmpty() ? 0 : 1;
    boolean all =
        verdicts.size() >= 5
            && verdicts.stream().allMatch(v -> v.fate() == Comparison.Fate.OTHER_TEXT);
    whole += all ? 1 : 0;
  }

  private static DayByDay.Booked store(Map<String, LineRecord> booked) {
    return new DayByDay.Booked() {
      @Override
      public Collection<LocalDate> days(LocalDate first, LocalDate last) {
        Set<LocalDate> days = new TreeSet<>();
        booked.values().forEach(l -> days.add(l.line().bookingDate()));
        days.removeIf(d -> d.isBefore(first) || d.isAfter(last));
        return days;
      }

      @Override
      public Map<String, LineRecord> on(LocalDate day) {
        Map<String, LineRecord> on = new LinkedHashMap<>(booked);
        on.values().removeIf(l -> !l.line().bookingDate().equals(day));
        return on;
      }
    };
  }

  /** Some days of movements, few amounts and texts, so that much is alike. */
  private List<StatementLine> movements() {
    List<StatementLine> lines = new ArrayList<>();
    for (int i = 2 + random.nextInt(10); i > 0; i--) {
      StatementLine l =
          line(
              FIRST.plusDays(random.nextInt(7)),
              (1 + random.nextInt(3)) * (random.nextInt(4) == 0 ? -100L : 100L),
              TEXTS[random.nextInt(TEXTS.length)],
              random.nextInt(3) == 0 ? Optional.of("R" + random.nextInt(3)) : Optional.empty());
      lines.add(l);
      if (random.nextInt(5) == 0) {
        lines.add(l);
      }
    }
    return lines;
  }

  /** One or two statements of the month, as they are in the books. */
  private Map<String, LineRecord> booked(List<StatementLine> month, List<StatementSummary> others) {
    Map<String, LineRecord> booked = new LinkedHashMap<>();
    for (int s = 0; s < 2; s++) {
      Statement there = statement(month);
      StatementSummary of = summary("s" + s, there, random.nextBoolean() ? "a" : "b");
      others.add(of);
      List<String> prints = Fingerprint.ofLines(Bank.IBAN, there.lines());
      for (int i = 0; i < prints.size(); i++) {
        LineState state = STATES.get(random.nextInt(3) == 0 ? random.nextInt(4) : 0);
        Optional<Repetition> repeats =
            state == LineState.DUPLICATE && !booked.isEmpty()
                ? Optional.of(new Repetition(any(booked, prints.get(i)), Optional.empty()))
                : Optional.empty();
        booked.putIfAbsent(
            prints.get(i),
            new LineRecord(
                "l" + s + "-" + i,
                Samples.ALFA,
                of.id(),
                Bank.IBAN,
                there.lines().get(i),
                state,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                repeats));
      }
    }
    return booked;
  }

  /** A twin if there is one. */
  private static String any(Map<String, LineRecord> booked, String print) {
    String base = print.substring(0, print.indexOf('#'));
    return booked.entrySet().stream()
        .filter(e -> e.getKey().startsWith(base))
        .findFirst()
        .orElse(booked.entrySet().iterator().next())
        .getValue()
        .id();
  }

  /** All that is there, and perhaps one movement less, under other texts. */
  private Statement repeated(Map<String, LineRecord> booked) {
    List<StatementLine> lines = new ArrayList<>();
    for (LineRecord l : booked.values()) {
      StatementLine of = l.line();
      lines.add(line(of.bookingDate(), of.amount().minor(), "OP " + of.text(), of.bankRef()));
    }
    Collections.shuffle(lines, random);
    return statement(lines)
        .withLines(lines.subList(0, Math.max(0, lines.size() - random.nextInt(2))));
  }

  /** Some of the month's days in any order; perhaps with other texts, perhaps with balances. */
  private Statement statement(List<StatementLine> month) {
    int from = random.nextInt(7);
    int to = from + random.nextInt(7 - from);
    boolean otherTexts = random.nextInt(3) == 0;
    boolean complete = random.nextInt(3) > 0;
    List<StatementLine> lines = new ArrayList<>();
    long sum = 0;
    for (StatementLine l : month) {
      boolean in =
          !l.bookingDate().isBefore(FIRST.plusDays(from))
              && !l.bookingDate().isAfter(FIRST.plusDays(to));
      if (in && (complete || random.nextInt(4) > 0)) {
        lines.add(
            otherTexts
                ? line(l.bookingDate(), l.amount().minor(), "OP " + l.text(), l.bankRef())
                : l);
        sum += l.amount().minor();
      }
    }
    if (random.nextInt(3) == 0) {
      Collections.shuffle(lines, random);
    }
    boolean balances = random.nextBoolean();
    long opening = random.nextInt(2) * 100L;
    return new Statement(
        Bank.IBAN,
        Samples.RON,
        Optional.of(FIRST.plusDays(from)),
        Optional.of(FIRST.plusDays(to)),
        Optional.of(new Money(opening, Samples.RON)).filter(m -> balances),
        Optional.of(new Money(opening + sum, Samples.RON)).filter(m -> balances),
        Optional.empty(),
        lines);
  }

  private StatementSummary summary(String id, Statement s, String format) {
    Chain chain = s.chain();
    return new StatementSummary(
        id,
        Samples.ALFA,
        "import",
        "file",
        format,
        s.account(),
        s.from(),
        s.to(),
        s.opening(),
        s.closing(),
        s.number(),
        chain,
        s.lines().size(),
        Instant.parse("2026-11-0" + (1 + random.nextInt(9)) + "T10:00:00Z"));
  }

  private static StatementLine line(
      LocalDate day, long cents, String text, Optional<String> bankRef) {
    return new StatementLine(
        1,
        day,
        Optional.empty(),
        new Money(cents, Samples.RON),
        Counterparty.UNKNOWN,
        text,
        bankRef,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        LineKind.TRANSFER);
  }
}
