package org.partida.documents.source;

import java.time.Duration;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.security.Actor;
import org.partida.api.source.SourceReport;
import org.partida.api.source.SourceStatus;
import org.partida.api.source.Sources;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.Progress;

/**
 * Pulls what a source has by itself. What could not be finished goes on at its place later: after
 * five minutes, then ever more rarely, up to two hours.
 */
@Component(service = Step.class)
public final class SourceStep implements Step {
  private static final int[] MINUTES = {5, 10, 20, 40, 80, 120};

  private final Sources sources;

  @Activate
  public SourceStep(@Reference Sources sources) {
    this.sources = sources;
  }

  @Override
  public String queue() {
    return Queues.SOURCE;
  }

  @Override
  public boolean waitsOutside() {
    return true;
  }

  @Override
  public Outcome apply(WorkItem item) {
    try {
      SourceReport report =
          sources.sync(Actor.worker(), Sources.SyncOrder.all(item.payload()), Progress.SILENT);
      List<Problem> left = left(item.payload());
      return left.isEmpty() && !report.stopped()
          ? Outcome.done(Outcome.Effect.NONE)
          : again(item, left.isEmpty() ? stopped(item) : left.get(0));
    } catch (PartidaException e) {
      boolean person =
          List.of("source.refused", "source.setting", "source.account", "source.disconnected")
              .contains(e.problem().code());
      return person ? Outcome.rejected(e.problem(), Outcome.Effect.NONE) : again(item, e.problem());
    }
  }

  private List<Problem> left(String connection) {
    return sources.status(Actor.worker(), java.util.Optional.empty()).stream()
        .filter(s -> s.connection().id().equals(connection))
        .map(SourceStatus::windows)
        .flatMap(List::stream)
        .filter(w -> !w.done())
        .flatMap(w -> w.problem().stream())
        .toList();
  }

  private static Problem stopped(WorkItem item) {
    return new Problem(
        "source.busy", "the sync was stopped", item.payload(), "it goes on by itself");
  }

  private static Outcome again(WorkItem item, Problem why) {
    int n = Math.min(item.attempts(), MINUTES.length - 1);
    return Outcome.retry(Duration.ofMinutes(MINUTES[n]), why);
  }
}
