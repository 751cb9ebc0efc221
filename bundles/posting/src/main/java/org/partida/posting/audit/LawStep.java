package org.partida.posting.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.notice.Notice;
import org.partida.base.notice.Alarm;
import org.partida.base.port.UnitOfWork;
import org.partida.base.port.WatchStore.LawUse;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.model.Problem;
import org.partida.spi.posting.LawEnd;
import org.partida.spi.posting.PostingRules;

/**
 * Tells companies that used a rule of law in its last year that it ends: 60, 30, 14, 7 and 1 days
 * ahead, and that it has ended for three months after. The days are part of the code, so that
 * people are told at each. Thread-safe.
 */
@Component(service = Step.class)
public final class LawStep implements Step {
  private static final String PREFIX = "law/";
  private static final int[] AHEAD = {1, 7, 14, 30, 60};
  private static final int DAYS_AFTER = 92;

  private final UnitOfWork books;
  private final List<PostingRules> rules;
  private final Clock clock;

  @Activate
  public LawStep(
      @Reference UnitOfWork books,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<PostingRules> rules,
      @Reference Clock clock) {
    this.books = books;
    this.rules = List.copyOf(rules);
    this.clock = clock;
  }

  @Override
  public String queue() {
    return Queues.LAW;
  }

  @Override
  public int parallel() {
    return 1;
  }

  @Override
  public Outcome apply(WorkItem item) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    List<LawEnd> ends =
        rules.stream()
            .flatMap(r -> r.lawEnds().stream())
            .filter(e -> mark(e, today).isPresent())
            .toList();
    Optional<LocalDate> first = ends.stream().map(LawEnd::lastDay).min(LocalDate::compareTo);
    List<LawUse> uses =
        first.isEmpty()
            ? List.of()
            : books.read(tx -> tx.watch().lawsSince(first.get().minusYears(1)));
    List<Notice> notices = new ArrayList<>();
    for (LawEnd e : ends) {
      uses.stream()
          .filter(u -> u.law().equals(e.law()))
          .filter(u -> !u.last().isBefore(e.lastDay().minusYears(1)))
          .forEach(u -> notices.add(notice(e, u, today)));
    }
    return Outcome.done(
        tx -> {
          tx.notices().clearOthers(PREFIX, notices.stream().map(Notice::key).toList());
          notices.forEach(n -> Alarm.raise(tx, n, clock.instant()));
        });
  }

  /** The next mark that is reached; 0 = over; empty = not yet, or long ago. */
  private static Optional<Integer> mark(LawEnd e, LocalDate today) {
    long left = ChronoUnit.DAYS.between(today, e.lastDay());
    if (left < 0) {
      return left >= -DAYS_AFTER ? Optional.of(0) : Optional.empty();
    }
    for (int days : AHEAD) {
      if (left <= days) {
        return Optional.of(days);
      }
    }
    return Optional.empty();
  }

  private Notice notice(LawEnd e, LawUse u, LocalDate today) {
    int mark = mark(e, today).orElseThrow();
    Problem problem =
        new Problem(
            mark == 0 ? "law.ended" : "law.ends-" + mark,
            mark == 0
                ? e.what() + " ended on " + e.lastDay() + "; last used on " + u.last()
                : e.what() + " ends on " + e.lastDay() + "; last used on " + u.last(),
            u.company().value(),
            e.after());
    return Notice.of(
        PREFIX + u.company() + "/" + e.law(),
        Optional.of(u.company()),
        mark > 1 ? Notice.Level.WARNING : Notice.Level.URGENT,
        problem,
        clock.instant(),
        Optional.of(e.lastDay().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)));
  }
}
