package org.partida.matching.statement;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.api.statement.StatementSummary;
import org.partida.model.Money;
import org.partida.model.statement.Fingerprint;
import org.partida.model.statement.StatementLine;

/**
 * Which lines of a day of a statement are there already. What is compared with one another is of
 * one day always: fingerprints have it, and what is alike has it too.
 *
 * <p>Lines that agree in fingerprint are counted: the n-th of the file is the n-th that is there.
 * What is left is compared by day and amount with what is left there, because another format has
 * another text. Where a bank's id or the coverage of the day by both files proves it, the line is
 * there; where nothing does, a person is asked. Lines of a statement that this one continues, by
 * its balances, are other movements and are not compared. Not thread-safe; used once.
 */
final class Comparison {
  private final Against against;
  private final List<StatementLine> lines;
  private final Map<String, Deque<LineRecord>> equal = new HashMap<>();
  private final Set<String> prints = new HashSet<>();
  private final Map<String, Integer> free = new HashMap<>();
  // by id: a record's own hash is made of all that it holds
  private final Map<String, LineRecord> left = new LinkedHashMap<>();
  private final Verdict[] verdicts;
  private final String[] bases;
  private final List<Integer> rest = new ArrayList<>();
  private final List<LineRecord> proven = new ArrayList<>();
  private final Map<String, String> baseOf = new HashMap<>();

  /** What is to be done with a line of the file. */
  enum Fate {
    NEW,
    /** It is there, told by its fingerprint. */
    THERE,
    /** It is there under another text. */
    OTHER_TEXT,
    /** It may be there. */
    ASK
  }

  /**
   * @param print the fingerprint that it gets if it is kept
   * @param there the line that it is, or may be
   */
  record Verdict(Fate fate, String print, Optional<LineRecord> there) {}

  /**
   * What holds for all days of a statement.
   *
   * @param statement the statement
   * @param currency of its account
   * @param there which lines of the account it may repeat
   * @param statements those of the account that were there before it, by id
   * @param continued ids of those that it continues
   * @param today a day that is not over is covered by nobody
   */
  record Against(
      StatementSummary statement,
      Currency currency,
      Predicate<LineRecord> there,
      Map<String, StatementSummary> statements,
      Set<String> continued,
      LocalDate today) {
    static Against of(
        StatementSummary statement,
        Currency currency,
        Predicate<LineRecord> there,
        List<StatementSummary> others,
        LocalDate today) {
      return new Against(
          statement,
          currency,
          there,
          others.stream().collect(Collectors.toMap(StatementSummary::id, s -> s, (a, b) -> a)),
          others.stream()
              .filter(o -> Coverage.continues(o, statement))
              .map(StatementSummary::id)
              .collect(Collectors.toSet()),
          today);
    }
  }

  /**
   * @param lines all that the statement has on the day, in the order of the file
   * @param booked lines of the account on the day, by fingerprint
   */
  Comparison(Against against, List<StatementLine> lines, Map<String, LineRecord> booked) {
    this.against = against;
    this.lines = lines;
    this.verdicts = new Verdict[lines.size()];
    this.bases = new String[verdicts.length];
    take(booked);
    compare();
  }

  private void take(Map<String, LineRecord> booked) {
    Map<String, List<LineRecord>> byBase = new LinkedHashMap<>();
    booked.forEach(
        (print, line) -> {
          int hash = print.lastIndexOf('#');
          String base = hash < 0 ? print : print.substring(0, hash);
          prints.add(print);
          baseOf.put(line.id(), base);
          if (against.there().test(line) && !against.continued().contains(line.statement())) {
            byBase.computeIfAbsent(base, k -> new ArrayList<>()).add(line);
            if (line.state() != LineState.DUPLICATE
                && line.line().amount().currency().equals(against.currency())) {
              left.put(line.id(), line);
            }
          }
        });
    byBase.forEach(
        (base, same) -> {
          same.sort(Comparator.comparing(l -> l.state() == LineState.DUPLICATE));
          equal.put(base, new ArrayDeque<>(same));
        });
  }

  private void compare() {
    List<String> prints = Fingerprint.ofLines(against.statement().account(), lines);
    for (int i = 0; i < verdicts.length; i++) {
      bases[i] = prints.get(i).substring(0, prints.get(i).lastIndexOf('#'));
      Deque<LineRecord> same = equal.get(bases[i]);
      if (same == null || same.isEmpty()) {
        rest.add(i);
      } else {
        LineRecord there = same.poll();
        left.remove(there.id());
        if (isAskedTwin(there, bases[i])) {
          proven.add(there);
        }
        verdicts[i] = new Verdict(Fate.THERE, prints.get(i), Optional.of(there));
      }
    }
    if (!left.isEmpty()) {
      askOnTornDay();
      compareOtherTexts();
    }
    for (int i : rest) {
      if (verdicts[i] == null) {
        verdicts[i] = new Verdict(Fate.NEW, next(i), Optional.empty());
      }
    }
  }

  /** One verdict per line, in the order of the file. */
  List<Verdict> verdicts() {
    return List.of(verdicts);
  }

  /** The same movements, all of them and no others, under other texts. */
  boolean repeatsAll() {
    return left.isEmpty()
        && Stream.of(verdicts).allMatch(v -> v.fate() == Fate.ASK || v.fate() == Fate.OTHER_TEXT);
  }

  boolean asks() {
    return Stream.of(verdicts).anyMatch(v -> v.fate() == Fate.ASK);
  }

  /** Nothing is asked any more: the file as a whole has proved to be a repetition. */
  void askNothing() {
    for (int i = 0; i < verdicts.length; i++) {
      verdicts[i] = new Verdict(Fate.OTHER_TEXT, verdicts[i].print(), verdicts[i].there());
    }
  }

  /** Lines that were asked about, and that this file proves to be true twins. */
  List<LineRecord> proven() {
    return proven;
  }

  /** It was asked about because an equal line was there; now one file has both. */
  private boolean isAskedTwin(LineRecord there, String base) {
    return there.state() == LineState.DUPLICATE
        && there
            .repeats()
            .filter(r -> r.decidedBy().isEmpty())
            .map(r -> base.equals(baseOf.get(r.line())))
            .orElse(false);
  }

  /**
   * With the smallest number that no line has, so that a line which was taken away and comes again
   * is the same one.
   */
  private String next(int i) {
    String print;
    do {
      print = bases[i] + "#" + free.merge(bases[i], 1, Integer::sum);
    } while (!prints.add(print));
    return print;
  }

  /**
   * Where each side has lines of the day that the other lacks, neither has the whole day: an equal
   * line without a bank's id may be another movement then.
   */
  private void askOnTornDay() {
    Set<Key> amounts = new HashSet<>();
    rest.forEach(i -> amounts.add(key(lines.get(i))));
    boolean torn =
        !rest.isEmpty() && left.values().stream().anyMatch(l -> !amounts.contains(key(l.line())));
    for (int i = 0; i < verdicts.length && torn; i++) {
      StatementLine l = lines.get(i);
      if (verdicts[i] != null
          && l.bankRef().isEmpty()
          && verdicts[i].there().map(t -> t.state() != LineState.DUPLICATE).orElse(false)
          && !covered(l.bookingDate(), verdicts[i].there().get())) {
        verdicts[i] = new Verdict(Fate.ASK, next(i), verdicts[i].there());
      }
    }
  }

  private boolean covered(LocalDate day, LineRecord there) {
    LocalDate imported = against.today();
    StatementSummary other = against.statements().get(there.statement());
    if (other != null) {
      imported = other.importedAt().atZone(ZoneOffset.UTC).toLocalDate();
    }
    return Coverage.full(against.statement(), day, against.today())
        && Coverage.full(other, day, imported);
  }

  private record Key(LocalDate day, Money amount) {}

  /** A line of the file and one that is there, as alike as this. */
  private record Pair(int line, LineRecord there, int likeness) {}

  private void compareOtherTexts() {
    Map<Key, List<LineRecord>> byAmount = new HashMap<>();
    for (LineRecord l : left.values()) {
      byAmount.computeIfAbsent(key(l.line()), k -> new ArrayList<>()).add(l);
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i : rest) {
      StatementLine mine = lines.get(i);
      for (LineRecord there : byAmount.getOrDefault(key(mine), List.of())) {
        StatementSummary other = against.statements().get(there.statement());
        boolean sameFormat = other != null && other.format().equals(against.statement().format());
        Alike.of(mine, there.line(), sameFormat)
            .ifPresent(likeness -> pairs.add(new Pair(i, there, likeness)));
      }
    }
    pairs.sort(Comparator.comparingInt(Pair::likeness).reversed().thenComparingInt(Pair::line));
    for (Pair p : pairs) {
      if (verdicts[p.line()] == null && left.remove(p.there().id()) != null) {
        boolean known =
            p.likeness() >= Alike.SAME || covered(lines.get(p.line()).bookingDate(), p.there());
        verdicts[p.line()] =
            new Verdict(known ? Fate.OTHER_TEXT : Fate.ASK, next(p.line()), Optional.of(p.there()));
      }
    }
  }

  private static Key key(StatementLine l) {
    return new Key(l.bookingDate(), l.amount());
  }
}
