package org.partida.documents.action;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.security.Module;
import org.partida.api.source.SourceConnection;
import org.partida.api.source.SourceReport;
import org.partida.api.source.SourceStatus;
import org.partida.api.source.Sources;
import org.partida.base.text.Words;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.MenuAction;
import org.partida.spi.action.ParamSpec;
import org.partida.spi.action.Progress;

/** "Sync source": pulls from one connection, or from all of the company. */
@Component(service = MenuAction.class)
public final class SourceSyncAction implements MenuAction {
  static final Words WORDS = Words.beside(SourceSyncAction.class, "source-sync");

  private static final ActionSpec SPEC =
      new ActionSpec(
          "source.sync",
          WORDS.all("title"),
          WORDS.all("help"),
          "documents/sources",
          20,
          Module.DOCUMENTS,
          List.of(
              parameter("source", ParamSpec.Type.TEXT),
              parameter("from", ParamSpec.Type.DATE),
              parameter("to", ParamSpec.Type.DATE)),
          true);

  private final Sources sources;

  @Activate
  public SourceSyncAction(@Reference Sources sources) {
    this.sources = sources;
  }

  private static ParamSpec parameter(String name, ParamSpec.Type type) {
    return new ParamSpec(name, WORDS.all(name), type, false, Optional.empty(), List.of());
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(ActionContext c, Progress progress) {
    List<String> lines = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    boolean stopped = false;
    for (String id : connections(c)) {
      if (stopped) {
        break;
      }
      SourceReport r =
          sources.sync(
              c.actor(),
              new Sources.SyncOrder(id, List.of(), List.of(), day(c, "from"), day(c, "to")),
              progress);
      stopped = r.stopped();
      problems.addAll(r.problems());
      lines.add(
          id
              + ": "
              + String.format(
                  c.language(),
                  WORDS.get(c.language(), "result"),
                  r.period().from(),
                  r.period().to(),
                  r.fresh(),
                  r.known(),
                  r.cancelled(),
                  r.waiting()));
    }
    ActionResult.Outcome outcome =
        problems.isEmpty() ? ActionResult.Outcome.OK : ActionResult.Outcome.PARTIAL;
    return new ActionResult(
        stopped ? ActionResult.Outcome.CANCELLED : outcome, String.join("; ", lines), problems);
  }

  private List<String> connections(ActionContext c) {
    String given = c.parameters().getOrDefault("source", "").strip();
    if (!given.isEmpty()) {
      return List.of(given);
    }
    List<String> all =
        sources.status(c.actor(), c.company()).stream()
            .map(SourceStatus::connection)
            .filter(SourceConnection::connected)
            .map(SourceConnection::id)
            .toList();
    if (all.isEmpty()) {
      throw new PartidaException(
          new Problem(
              "source.none",
              "no source is connected",
              c.company().map(Object::toString).orElse(""),
              "use source-connect"));
    }
    return all;
  }

  private static Optional<LocalDate> day(ActionContext c, String name) {
    String text = c.parameters().getOrDefault(name, "").strip();
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      throw new PartidaException(
          new Problem("usage", "not a day: " + text, name, "write it as 2026-10-05"));
    }
  }
}
