package org.partida.matching.statement;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.api.statement.StatementSummary;
import org.partida.matching.statement.Comparison.Fate;
import org.partida.matching.statement.Comparison.Verdict;
import org.partida.model.Money;
import org.partida.model.statement.Fingerprint;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;

/**
 * The comparison of a statement as a whole, as it was before it went day by day: what {@link
 * DayByDay} is held against. Not thread-safe; used once.
 */
final class WholeComparison {
  /** From how many lines on the same days and amounts, all of them, are no coincidence. */
  private static final int NO_COINCIDENCE = 5;

  private final Statement statement;
  private final StatementSummary summary;
  private final String format;
  private final LocalDate today;
  private final Map<String, StatementSummary> statements;
  private final Set<String> continued;
  private final Map<String, Deque<LineRecord>> equal = new HashMap<>();
  private final Set<String> prints = new HashSet<>();
  private final Map<String, Integer> free = new HashMap<>();
  // by id: a record's own hash is made of all that it holds
  private final Map<String, LineRecord> left = new LinkedHashMap<>();
  private final Verdict[] verdicts;
  private final String[] bases;
  private final List<LineRecord> proven = new ArrayList<>();
  private final Map<String, String> baseOf = new HashMap<>();

  /**
   * @param booked lines of the account on the days of the statement, by fingerprint
   * @param there which of them the statement may repeat
   * @param others statements of the account
   * @param today a day that is not over is covered by nobody
   */
  WholeComparison(
      Statement statement,
      StatementSummary summary,
      Map<String, LineRecord> booked,
      Predicate<LineRecord> there,
      List<StatementSummary> others,
      LocalDate today) {
    this.statement = statement;
    this.summary = summary;
    this.format = summary.format();
    this.today = today;
    this.statements =
        others.stream().collect(Collectors.toMap(StatementSummary::id, s -> s, (a, b) -> a));
    this.continued =
        others.stream()
            .filter(o -> Coverage.continues(o, summary))
            .map(StatementSummary::id)
            .collect(Collectors.toSet());
    this.verdicts = new Verdict[statement.lines().size()];
    this.bases = new String[verdicts.length];
    take(booked, there);
  }

  private void take(Map<String, LineRecord> booked, Predicate<LineRecord> there) {
    Map<String, List<LineRecord>> byBase = new LinkedHashMap<>();
    booked.forEach(
        (print, line) -> {
          int hash = print.lastIndexOf('#');
          String base = hash < 0 ? print : print.substring(0, hash);
          prints.add(print);
          baseOf.put(line.id(), base);
          if (there.test(line) && !continued.contains(line.statement())) {
            byBase.computeIfAbsent(base, k -> new ArrayList<>()).add(line);
            if (line.state() != LineState.DUPLICATE
                && line.line().amount().currency().equals(statement.currency())) {
              left.put(line.id(), line);
            }
          }
        });
    byBase.forEach(
        (base, lines) -> {
          lines.sort(Comparator.comparing(l -> l.state() == LineState.DUPLICATE));
          equal.put(base, new ArrayDeque<>(lines));
        });
  }

  /** One verdict per line, in the order of the file. */
  List<Verdict> verdicts() {
    List<String> prints = Fingerprint.ofLines(statement.account(), statement.lines());
    List<Integer> rest = new ArrayList<>();
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
      askOnTornDays(rest);
      compareOtherTexts(rest);
    }
    for (int i : rest) {
      if (verdicts[i] == null) {
        verdicts[i] = new Verdict(Fate.NEW, next(i), Optional.empty());
      }
    }
    wholeLot();
    return List.of(verdicts);
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
   * Where each side has lines of a day that the other lacks, neither has the whole day: an equal
   * line without a bank's id may be another movement then.
   */
  private void askOnTornDays(List<Integer> rest) {
    Set<LocalDate> mine = new HashSet<>();
    Set<Key> amounts = new HashSet<>();
    for (int i : rest) {
      mine.add(statement.lines().get(i).bookingDate());
      amounts.add(key(statement.lines().get(i)));
    }
    Set<LocalDate> torn =
        left.values().stream()
            .filter(l -> !amounts.contains(key(l.line())))
            .map(l -> l.line().bookingDate())
            .filter(mine::contains)
            .collect(Collectors.toSet());
    for (int i = 0; i < verdicts.length && !torn.isEmpty(); i++) {
      StatementLine l = statement.lines().get(i);
      if (verdicts[i] != null
          && torn.contains(l.bookingDate())
          && l.bankRef().isEmpty()
          && verdicts[i].there().map(t -> t.state() != LineState.DUPLICATE).orElse(false)
          && !covered(l.bookingDate(), verdicts[i].there().get())) {
        verdicts[i] = new Verdict(Fate.ASK, next(i), verdicts[i].there());
      }
    }
  }

  private boolean covered(LocalDate day, LineRecord there) {
    LocalDate imported = today;
    StatementSummary other = statements.get(there.statement());
    if (other != null) {
      imported = other.importedAt().atZone(ZoneOffset.UTC).toLocalDate();
    }
    return Coverage.full(summary, day, today) && Coverage.full(other, day, imported);
  }

  private record Key(LocalDate day, Money amount) {}

  /** A line of the file and one that is there, as alike as this. */
  private record Pair(int line, LineRecord there, int likeness) {}

  private void compareOtherTexts(List<Integer> rest) {
    Map<Key, List<LineRecord>> byAmount = new HashMap<>();
    for (LineRecord l : left.values()) {
      byAmount.computeIfAbsent(key(l.line()), k -> new ArrayList<>()).add(l);
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i : rest) {
      StatementLine mine = statement.lines().get(i);
      for (LineRecord there : byAmount.getOrDefault(key(mine), List.of())) {
        StatementSummary other = statements.get(there.statement());
        boolean sameFormat = other != null && other.format().equals(format);
        Alike.of(mine, there.line(), sameFormat)
            .ifPresent(likeness -> pairs.add(new Pair(i, there, likeness)));
      }
    }
    pairs.sort(Comparator.comparingInt(Pair::likeness).reversed().thenComparingInt(Pair::line));
    for (Pair p : pairs) {
      if (verdicts[p.line()] == null && left.remove(p.there().id()) != null) {
        boolean known =
            p.likeness() >= Alike.SAME
                || covered(statement.lines().get(p.line()).bookingDate(), p.there());
        verdicts[p.line()] =
            new Verdict(known ? Fate.OTHER_TEXT : Fate.ASK, next(p.line()), Optional.of(p.there()));
      }
    }
  }

  private static Key key(StatementLine l) {
    return new Key(l.bookingDate(), l.amount());
  }

  /** The same movements, all of them and no others, in another format. */
  private void wholeLot() {
    boolean allThere = verdicts.length >= NO_COINCIDENCE && left.isEmpty();
    for (Verdict v : verdicts) {
      allThere &= v.fate() == Fate.ASK || v.fate() == Fate.OTHER_TEXT;
    }
    for (int i = 0; allThere && i < verdicts.length; i++) {
      verdicts[i] = new Verdict(Fate.OTHER_TEXT, verdicts[i].print(), verdicts[i].there());
    }
  }
}
