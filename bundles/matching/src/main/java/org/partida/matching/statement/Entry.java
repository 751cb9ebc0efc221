package org.partida.matching.statement;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
import org.partida.model.statement.StatementLine;
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

  // of the statement in work
  private final Map<String, LineRecord> fresh = new LinkedHashMap<>();
  private final SortedMap<Integer, Problem> corrected = new TreeMap<>();
  private final List<LineRecord> found = new ArrayList<>();
  private final List<LineRecord> thereOnDays = new ArrayList<>();
  private int repeatedAt;

  Entry(Tx tx, Importer.Prepared p, Clock clock, Progress progress) {
    this.tx = tx;
    this.p = p;
    this.clock = clock;
    this.progress = progress;
    this.importId = p.file().id();
    this.total = p.lines();
    this.problems = new ArrayList<>(p.warnings());
  }

  ImportResult write() {
    int index = 0;
    Map<String, List<Problem>> gaps = new LinkedHashMap<>();
    for (Spooled s : p.statements()) {
      gaps.computeIfAbsent(
          s.head().account(), a -> gaps(tx.statements().ofAccount(p.company(), a)));
    }
    for (Spooled s : p.statements()) {
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

  private void statement(String id, Spooled s) {
    List<StatementSummary> others = tx.statements().ofAccount(p.company(), s.head().account());
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    StatementSummary summary = summary(id, s, clock.instant());
    tx.statements().add(summary, p.file().bytes());
    p.file().options().date().ifPresent(d -> tx.statements().bookOn(id, Optional.of(d)));
    compare(summary, s, others, today, l -> true);
  }

  private StatementSummary summary(String id, Spooled spooled, Instant at) {
    Statement s = spooled.head();
    return new StatementSummary(
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
        spooled.chain(),
        spooled.count(),
        at);
  }

  /**
   * Enters a statement once more that is there, as of the day it came.
   *
   * @param before those of the account that were there then
   */
  void again(StatementSummary summary, Spooled s, List<StatementSummary> before) {
    Set<String> then =
        Stream.concat(Stream.of(summary), before.stream())
            .map(StatementSummary::id)
            .collect(Collectors.toSet());
    LocalDate day = LocalDate.ofInstant(summary.importedAt(), ZoneOffset.UTC);
    StatementSummary read = summary(summary.id(), s, summary.importedAt());
    compare(read, s, before, day, l -> then.contains(l.statement()));
  }

  private void compare(
      StatementSummary summary,
      Spooled s,
      List<StatementSummary> others,
      LocalDate today,
      Predicate<LineRecord> there) {
    Watched.go(progress, p.fileName());
    repeatedAt = -1;
    Comparison.Against against =
        Comparison.Against.of(summary, s.head().currency(), there, others, today);
    new DayByDay(against, s, booked(summary.account()))
        .each(
            day -> {
              Watched.go(progress, p.fileName());
              enter(summary, day, others);
              day.proven().forEach(l -> tx.statements().update(Decisions.kept(l, "")));
            });
    storePart();
    problems.addAll(corrected.values());
    corrected.clear();
    if (p.corrects()) {
      problems.addAll(Vanished.tell(tx, found, thereOnDays, p.fileName(), clock.instant()));
      found.clear();
      thereOnDays.clear();
    }
  }

  private DayByDay.Booked booked(String account) {
    return new DayByDay.Booked() {
      @Override
      public List<LocalDate> days(LocalDate first, LocalDate last) {
        return tx.statements().bookedDays(p.company(), account, first, last);
      }

      @Override
      public Map<String, LineRecord> on(LocalDate day) {
        return tx.statements().booked(p.company(), account, day, day);
      }
    };
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

  private void enter(StatementSummary of, DayByDay.Compared day, List<StatementSummary> others) {
    List<StatementLine> lines = day.lines().stream().map(Spooled.Numbered::line).toList();
    Corrections corrections =
        p.corrects() ? Corrections.of(lines, day.verdicts(), day.there()) : Corrections.NONE;
    for (int i = 0; i < lines.size(); i++) {
      Comparison.Verdict v = day.verdicts().get(i);
      int index = day.lines().get(i).index();
      Optional<LineRecord> before = corrections.of(i);
      if (before.isPresent()) {
        correct(of, lines.get(i), index, v, before.get());
        continue;
      }
      switch (v.fate()) {
        case NEW -> {
          fresh.put(v.print(), line(of, lines.get(i), v, LineState.UNSAVED));
          added++;
        }
        case ASK -> {
          fresh.put(v.print(), line(of, lines.get(i), v, LineState.DUPLICATE));
          asked++;
        }
        case OTHER_TEXT -> {
          otherText++;
          repeats(v.there().orElseThrow().statement(), index, others);
        }
        case THERE -> known++;
      }
      // what a correction frees must be free before another line of the day may have it
      if (corrections == Corrections.NONE && fresh.size() == PART) {
        storePart();
      }
    }
    if (fresh.size() >= PART) {
      storePart();
    }
    if (p.corrects()) {
      day.verdicts().forEach(v -> v.there().ifPresent(found::add));
      found.addAll(corrections.all());
      thereOnDays.addAll(day.there());
    }
  }

  /** The last line of the file that is there under another text names what it came with. */
  private void repeats(String statement, int index, List<StatementSummary> others) {
    Optional<StatementSummary> of =
        others.stream().filter(o -> o.id().equals(statement)).findFirst();
    if (index > repeatedAt && of.isPresent()) {
      repeatedAt = index;
      repeated = of;
    }
  }

  /** In parts, so that somebody can stop it between two. */
  private void storePart() {
    if (!fresh.isEmpty()) {
      Watched.go(progress, p.fileName());
      tx.statements().addLines(fresh);
      stored += fresh.size();
      progress.update(stored, total, "lines stored");
      fresh.clear();
    }
  }

  /** Overwritten while nobody confirmed it; else a person is asked. */
  private void correct(
      StatementSummary of, StatementLine now, int index, Comparison.Verdict v, LineRecord before) {
    boolean open = before.state() == LineState.UNSAVED;
    if (open) {
      tx.statements().correct(Corrections.corrected(before, now), v.print());
      tx.audit().add(Corrections.audit(p.company(), before, now, p.fileName(), clock.instant()));
    } else {
      Comparison.Verdict asks =
          new Comparison.Verdict(Comparison.Fate.ASK, v.print(), Optional.of(before));
      fresh.put(v.print(), line(of, now, asks, LineState.DUPLICATE));
      asked++;
    }
    corrected.put(index, Corrections.problem(before, now, open));
  }

  private LineRecord line(
      StatementSummary of, StatementLine line, Comparison.Verdict v, LineState state) {
    return new LineRecord(
        id(p.company(), of.account(), v.print()),
        p.company(),
        of.id(),
        of.account(),
        line,
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
