package org.partida.documents.deadline;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.document.Deadline;
import org.partida.api.document.Document;
import org.partida.api.notice.Notice;
import org.partida.base.notice.Alarm;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.model.Problem;
import org.partida.spi.network.FilingRule;

/**
 * Raises a notice for each issued document whose deadline is near or over, and takes it away when
 * the authority has the document.
 */
@Component(service = Step.class)
public final class DeadlineStep implements Step {
  private static final String PREFIX = "deadline/";

  private final Unfiled unfiled;
  private final Clock clock;

  @Activate
  public DeadlineStep(
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<FilingRule> rules,
      @Reference UnitOfWork books,
      @Reference Clock clock) {
    this.unfiled = new Unfiled(rules, books, clock);
    this.clock = clock;
  }

  @Override
  public String queue() {
    return Queues.DEADLINES;
  }

  @Override
  public int parallel() {
    return 1;
  }

  @Override
  public Outcome apply(WorkItem item) {
    List<Notice> notices =
        unfiled.list(Optional.empty()).stream()
            .filter(d -> d.standing() != Deadline.Standing.OPEN)
            .map(this::notice)
            .toList();
    return Outcome.done(
        tx -> {
          tx.notices().clearOthers(PREFIX, notices.stream().map(Notice::key).toList());
          notices.forEach(n -> Alarm.raise(tx, n, clock.instant()));
        });
  }

  private Notice notice(Deadline d) {
    boolean late = d.standing() == Deadline.Standing.LATE;
    return Notice.of(
        PREFIX + d.document().id(),
        Optional.of(d.document().company()),
        late ? Notice.Level.URGENT : Notice.Level.WARNING,
        problem(d, late),
        clock.instant(),
        Optional.of(d.term().ends()));
  }

  private static Problem problem(Deadline d, boolean late) {
    Document doc = d.document();
    String what = doc.number() + " of " + doc.issueDate() + " to " + doc.partnerName();
    return new Problem(
        late ? "deadline.late" : "deadline.near",
        late
            ? what + " should have been filed by " + d.term().lastDay() + ": " + d.term().rule()
            : what + " must be filed by " + d.term().lastDay() + ": " + d.term().rule(),
        doc.company() + ", document " + doc.id(),
        "send it, or sync if it was sent another way; late it may cost " + d.term().consequence());
  }
}
