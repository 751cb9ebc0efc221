package org.partida.matching.statement;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partida.api.notice.Notice;
import org.partida.api.statement.ImportResult;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.api.statement.Repetition;
import org.partida.api.statement.StatementSummary;
import org.partida.base.port.Tx;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.matching.match.Vanished;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.model.statement.Statement;
import org.partida.spi.action.Progress;

/** Enters one file that was read, inside a transaction. Used once. */
final class Entry {
  private static final int PART = 2000;

  private final Tx tx;
  private final Importer.Prepared p;
  private final Clock clock;
  private final Progress progress;
  private final String importId;
  private final int total;
  private final List<Problem> problems;
  private int added;
  private int known;
  private int otherText;
  private int asked;
  private int stored;
  private Optional<StatementSummary> repeated = Optional.empty();

  Entry(Tx tx, Importer.Prepared p, Clock clock, Progress progress) {
    this.tx = tx;
    this.p = p;
    this.clock = clock;
    this.progress = progress;
    this.importId = p.file().id();
    this.total = p.read().statements().stream().mapToInt(s -> s.lines().size()).sum();
    this.problems = new ArrayList<>(p.warnings());
  }

  ImportResult write() {
    int index = 0;
    Map<String, List<Problem>> gaps = new LinkedHashMap<>();
    for (Statement s : p.read().statements()) {
      gaps.computeIfAbsent(
          s.account(), a -> gaps(tx.statements().ofAccount(p.company(), s.account())));
    }
    for (Statement s : p.read().statements()) {
      statement(importId + "-" + index++, s);
    }
    gaps.forEach(this::tellGaps);
    boolean repeats = otherText > 0 && added == 0 && asked == 0 && known == 0;
    warn(repeats);
    tx.work()
        .enqueue(
            WorkOrder.of(Queues.MATCH, p.company(), p.company().value()), clock.instant(), true);
    return new ImportResult(
        importId, Optional.of(p.format()), added, known + otherText, asked, repeats, problems);
  }

  private void statement(String id, Statement s) {
    List<StatementSummary> others = tx.statements().ofAccount(p.company(), s.account());
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    StatementSummary summary =
        new StatementSummary(
            id,
            p.company(),
            importId,
            p.fileName(),
            p.format(),
            s.account(),
            s.from(),
            s.to(),
            s.opening(),
            s.closing(),
            s.number(),
            s.chain(),
            s.lines().size(),
            clock.instant());
    tx.statements().add(summary, p.file().bytes());
    p.file().options().date().ifPresent(d -> tx.statements().bookOn(id, Optional.of(d)));
    compare(id, s, others, today, l -> true);
  }

  /**
   * Enters a statement once more that is there, as of the day it came.
   *
   * @param before those of the account that were there then
   */
  void again(StatementSummary summary, Statement s, List<StatementSummary> before) {
    Set<String> then =
        Stream.concat(Stream.of(summary), before.stream())
            .map(StatementSummary::id)
            .collect(Collectors.toSet());
    LocalDate day = LocalDate.ofInstant(summary.importedAt(), ZoneOffset.UTC);
    compare(summary.id(), s, before, day, l -> then.contains(l.statement()));
  }

  private void compare(
      String id,
      Statement s,
      List<StatementSummary> others,
      LocalDate today,
      Predicate<LineRecord> there) {
    Watched.go(progress, p.fileName());
    if (s.lines().isEmpty()) {
      return;
    }
    LocalDate first = s.lines().get(0).bookingDate();
    LocalDate last = first;
    for (var l : s.lines()) {
      first = l.bookingDate().isBefore(first) ? l.bookingDate() : first;
      last = l.bookingDate().isAfter(last) ? l.bookingDate() : last;
    }
    Map<String, LineRecord> booked = tx.statements().booked(p.company(), s.account(), first, last);
    Comparison comparison = new Comparison(s, p.format(), booked, there, others, today);
    List<LineRecord> then = booked.values().stream().filter(there).toList();
    enter(id, s, comparison.verdicts(), others, then);
    comparison.proven().forEach(l -> tx.statements().update(Decisions.kept(l, "")));
  }

  /** Tells gaps that were not there before, and keeps a notice while there is one. */
  private void tellGaps(String account, List<Problem> known) {
    List<Problem> now = noteGaps(tx, p.company(), account, clock);
    now.stream().filter(g -> !known.contains(g)).forEach(problems::add);
  }

  /** Gaps between the statements of an account; the last one stands as a notice. */
  static List<Problem> noteGaps(Tx tx, CompanyId company, String account, Clock clock) {
    List<Problem> now = gaps(tx.statements().ofAccount(company, account));
    String key = "statement-gap/" + company + "/" + account;
    if (now.isEmpty()) {
      tx.notices().clear(key);
    } else {
      tx.notices()
          .raise(
              Notice.of(
                  key,
                  Optional.of(company),
                  Notice.Level.WARNING,
                  now.get(now.size() - 1),
                  clock.instant(),
                  Optional.empty()));
    }
    return now;
  }

  private static List<Problem> gaps(List<StatementSummary> statements) {
    return Calendars.of(statements, Optional.empty(), Optional.empty()).stream()
        .flatMap(c -> c.problems().stream())
        .filter(g -> g.code().equals("statement.gap"))
        .toList();
  }

  private void enter(
      String id,
      Statement s,
      List<Comparison.Verdict> verdicts,
      List<StatementSummary> others,
      Collection<LineRecord> there) {
    Map<String, LineRecord> fresh = new LinkedHashMap<>();
    Corrections corrections = p.corrects() ? Corrections.of(s, verdicts, there) : Corrections.NONE;
    for (int i = 0; i < verdicts.size(); i++) {
      Comparison.Verdict v = verdicts.get(i);
      Optional<LineRecord> before = corrections.of(i);
      if (before.isPresent()) {
        correct(id, s, i, v, before.get(), fresh);
        continue;
      }
      switch (v.fate()) {
        case NEW -> {
          fresh.put(v.print(), line(id, s, i, v, LineState.UNSAVED));
          added++;
        }
        case ASK -> {
          fresh.put(v.print(), line(id, s, i, v, LineState.DUPLICATE));
          asked++;
        }
        case OTHER_TEXT -> {
          otherText++;
          String of = v.there().orElseThrow().statement();
          repeated = others.stream().filter(o -> o.id().equals(of)).findFirst().or(() -> repeated);
        }
        case THERE -> known++;
      }
      // what a correction frees must be free before another line may have it
      if (corrections == Corrections.NONE && fresh.size() == PART) {
        storePart(fresh);
      }
    }
    store(fresh);
    if (p.corrects()) {
      Stream<LineRecord> same = verdicts.stream().flatMap(v -> v.there().stream());
      List<LineRecord> found = Stream.concat(same, corrections.all().stream()).toList();
      problems.addAll(Vanished.tell(tx, found, there, p.fileName(), clock.instant()));
    }
  }

  /** In parts, so that somebody can stop it between two. */
  private void store(Map<String, LineRecord> fresh) {
    Map<String, LineRecord> part = new LinkedHashMap<>();
    for (Map.Entry<String, LineRecord> e : fresh.entrySet()) {
      part.put(e.getKey(), e.getValue());
      if (part.size() == PART) {
        storePart(part);
      }
    }
    storePart(part);
  }

  private void storePart(Map<String, LineRecord> part) {
    if (!part.isEmpty()) {
      Watched.go(progress, p.fileName());
      tx.statements().addLines(part);
      stored += part.size();
      progress.update(stored, total, "lines stored");
      part.clear();
    }
  }

  /** Overwritten while nobody confirmed it; else a person is asked. */
  private void correct(
      String id,
      Statement s,
      int i,
      Comparison.Verdict v,
      LineRecord before,
      Map<String, LineRecord> fresh) {
    boolean open = before.state() == LineState.UNSAVED;
    if (open) {
      tx.statements().correct(Corrections.corrected(before, s.lines().get(i)), v.print());
      tx.audit()
          .add(
              Corrections.audit(
                  p.company(), before, s.lines().get(i), p.fileName(), clock.instant()));
    } else {
      Comparison.Verdict asks =
          new Comparison.Verdict(Comparison.Fate.ASK, v.print(), Optional.of(before));
      fresh.put(v.print(), line(id, s, i, asks, LineState.DUPLICATE));
      asked++;
    }
    problems.add(Corrections.problem(before, s.lines().get(i), open));
  }

  private LineRecord line(
      String statement, Statement s, int i, Comparison.Verdict v, LineState state) {
    return new LineRecord(
        id(p.company(), s.account(), v.print()),
        p.company(),
        statement,
        s.account(),
        s.lines().get(i),
        state,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        v.there().map(t -> new Repetition(t.id(), Optional.empty())));
  }

  private static String id(CompanyId company, String account, String print) {
    byte[] key = (company + "|" + account + "|" + print).getBytes(StandardCharsets.UTF_8);
    return "l" + Sha256.of(key).hex().substring(0, 23);
  }

  private void warn(boolean repeats) {
    String of = repeated.map(r -> r.fileName() + " (" + r.format() + ")").orElse("another file");
    if (repeats) {
      problems.add(
          new Problem(
              "statement.same-movements",
              "already imported: the same movements came with " + of,
              p.fileName(),
              "nothing is to be done; match-list shows the lines"));
    } else if (otherText > 0) {
      problems.add(
          new Problem(
              "statement.other-text",
              otherText + " lines are there already under another text, from " + of,
              p.fileName(),
              "nothing is to be done; match-list shows the lines"));
    }
    if (asked > 0) {
      problems.add(
          new Problem(
              "statement.possible-duplicates",
              asked + " lines may be there already: same account, day and amount, another text",
              p.fileName(),
              "statement-duplicates shows them beside what they may repeat; statement-duplicate keep or drop decides"));
    }
  }
}
