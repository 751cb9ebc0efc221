package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;
import static org.partida.views.Obj.obj;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.source.Pulled;
import org.partida.api.source.PulledState;
import org.partida.api.source.SourceConnection;
import org.partida.api.source.SourceReport;
import org.partida.api.source.SourceStatus;
import org.partida.api.source.SourceWindow;
import org.partida.api.source.Sources;
import org.partida.api.source.VerifyReport;
import org.partida.base.json.Json;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.spi.source.SourceType;
import org.partida.views.Obj;
import org.partida.views.SourceView;

/** {@code source-connect source-disconnect source-sync source-status source-list source-verify}. */
@Component(service = CommandGroup.class)
public final class SourceCommands implements CommandGroup {
  private final Sources sources;

  @Activate
  public SourceCommands(@Reference Sources sources) {
    this.sources = sources;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "source-connect",
            "CONNECTOR --company ID [--set NAME=VALUE]… [--id ID] [--name TEXT] [--no-verify] [--anyway] [--json]  connects a program that documents are pulled from; without CONNECTOR shows those that there are (docs/sources.md)",
            this::connect),
        command(
            "source-disconnect",
            "ID [--json]  ends a connection and forgets its secrets; what was pulled stays",
            this::disconnect),
        command(
            "source-sync",
            "ID [--from DAY] [--to DAY] [--seat CODE]… [--type WORD]… [--preview] [--json]  pulls documents, all types that have data since the last sync unless said otherwise; --preview shows what there is",
            this::sync),
        command(
            "source-status",
            "[--company ID] [--json]  shows connections, their last sync, and how many documents wait to be verified",
            this::status),
        command(
            "source-list",
            "--company ID [--source ID] [--state STATE] [--limit N] [--after POSITION] [--json] | --show ID  lists what was pulled, or shows one as the source gave it",
            this::list),
        command(
            "source-verify",
            "ID… | --all --company ID [--source ID]  [--draft] [--json]  makes documents of what was pulled, one by one or all that wait; --draft puts them aside instead",
            this::verify));
  }

  private int connect(Call call) {
    if (call.args().rest().isEmpty()) {
      return connectors(call);
    }
    Map<String, String> settings = new LinkedHashMap<>();
    for (String s : call.args().all("set")) {
      int eq = s.indexOf('=');
      if (eq < 1) {
        throw usage("not a setting: --set " + s, "write it as NAME=VALUE");
      }
      settings.put(s.substring(0, eq), s.substring(eq + 1));
    }
    SourceConnection c =
        sources.connect(
            call.actor(),
            new Sources.ConnectOrder(
                call.requireCompany(),
                call.args().first("the connector"),
                call.args().option("id"),
                call.args().option("name"),
                settings,
                !call.args().flag("no-verify"),
                call.args().flag("anyway")));
    if (call.json()) {
      call.answer(SourceView.of(c));
    } else {
      call.console()
          .out(
              c.id()
                  + ": connected with "
                  + c.name()
                  + c.account().map(a -> ", account of " + a).orElse(", account not known")
                  + "\n");
    }
    return 0;
  }

  private int connectors(Call call) {
    var all = sources.connectors(call.actor());
    if (call.json()) {
      call.answer(all.entrySet().stream().map(SourceView::of).toList());
      return 0;
    }
    all.forEach(
        (id, settings) -> {
          call.console().out(id + "\n");
          settings.forEach(
              s ->
                  call.console()
                      .out(
                          "  --set "
                              + s.name()
                              + "=…  "
                              + s.help()
                              + (s.required() ? "" : " (optional)")
                              + (s.secret() ? " (secret)" : "")
                              + "\n"));
        });
    return 0;
  }

  private int disconnect(Call call) {
    SourceConnection c = sources.disconnect(call.actor(), call.args().first("the connection"));
    if (call.json()) {
      call.answer(SourceView.of(c));
    } else {
      call.console().out(c.id() + ": ended\n");
    }
    return 0;
  }

  private int sync(Call call) {
    String id = call.args().first("the connection");
    Optional<LocalDate> from = day(call, "from");
    Optional<LocalDate> to = day(call, "to");
    if (call.args().flag("preview")) {
      return preview(call, sources.available(call.actor(), id, from, to));
    }
    SourceReport r =
        sources.sync(
            call.actor(),
            new Sources.SyncOrder(
                id,
                call.args().all("seat"),
                call.args().all("type").stream().map(SourceCommands::type).toList(),
                from,
                to),
            call.progress());
    call.console().progress("");
    if (call.json()) {
      call.answer(SourceView.of(r));
    } else {
      call.console()
          .out(
              String.format(
                  Locale.ROOT,
                  "%s to %s: %d new, %d known, %d cancelled; %d wait to be verified%s%n",
                  r.period().from(),
                  r.period().to(),
                  r.fresh(),
                  r.known(),
                  r.cancelled(),
                  r.waiting(),
                  r.stopped() ? "; stopped" : ""));
      r.problems().forEach(p -> call.console().out("  " + p + "\n"));
    }
    return r.problems().isEmpty() && !r.stopped() ? 0 : 1;
  }

  private static int preview(Call call, Map<String, Map<SourceType, Long>> all) {
    if (call.json()) {
      call.answer(
          all.entrySet().stream().map(e -> SourceView.of(e.getKey(), e.getValue())).toList());
    } else if (all.isEmpty()) {
      call.console().out("there is nothing\n");
    } else {
      all.forEach(
          (seat, counts) -> call.console().out(seat + ": " + SourceView.words(counts) + "\n"));
    }
    return 0;
  }

  private int status(Call call) {
    List<SourceStatus> all = sources.status(call.actor(), call.company());
    if (call.json()) {
      call.answer(all.stream().map(SourceView::of).toList());
      return 0;
    }
    for (SourceStatus s : all) {
      SourceConnection c = s.connection();
      String state = c.connected() ? (s.present() ? "connected" : "program missing") : "ended";
      call.console()
          .out(
              c.id()
                  + "  "
                  + c.company()
                  + "  "
                  + c.name()
                  + "  "
                  + state
                  + "\n  "
                  + s.waiting()
                  + " wait to be verified; "
                  + s.counts()
                  + "\n  next sync from "
                  + s.proposed().from()
                  + " to "
                  + s.proposed().to()
                  + "\n");
      s.windows().stream()
          .filter(w -> w.pulled() > 0 || !w.done())
          .forEach(w -> call.console().out("  " + text(w) + "\n"));
      call.console()
          .out(
              "  shown but not booked: "
                  + s.notBookable().stream().map(SourceType::word).toList()
                  + "\n");
    }
    return 0;
  }

  private static String text(SourceWindow w) {
    return w.seat()
        + " "
        + w.type().word()
        + ": "
        + w.from()
        + " to "
        + w.to()
        + ", "
        + w.pulled()
        + (w.done() ? " pulled, done " : " pulled, not finished ")
        + w.at()
        + w.problem().map(p -> "\n    " + p).orElse("");
  }

  private int list(Call call) {
    if (call.args().option("show").isPresent()) {
      return show(call, call.args().require("show"));
    }
    Page<Pulled> page =
        sources.list(
            call.actor(),
            new Sources.PulledFilter(
                call.requireCompany(),
                call.args().option("source"),
                call.args().option("state").map(SourceCommands::state)),
            call.args().number("limit", 100, 1000),
            call.args().option("after"));
    if (call.json()) {
      call.answer(obj().list("items", page.items(), SourceView::of).put("next", page.next()));
      return 0;
    }
    page.items().forEach(p -> call.console().out(text(p)));
    page.next().ifPresent(n -> call.console().out("more: --after '" + n + "'\n"));
    return 0;
  }

  private static String text(Pulled p) {
    String what =
        p.facts()
            .map(
                f ->
                    f.kind()
                        + " "
                        + f.number()
                        + " "
                        + f.date()
                        + " "
                        + f.partner()
                        + " "
                        + f.total()
                        + f.paid().map(x -> " (paid " + x + ")").orElse(""))
            .orElse(p.sourceId());
    return p.id()
        + "  "
        + p.state()
        + "  "
        + what
        + p.document().map(d -> "  -> " + d).orElse("")
        + p.problem().map(x -> "\n    " + x).orElse("")
        + "\n";
  }

  private int show(Call call, String id) {
    Obj view = SourceView.of(sources.find(call.actor(), id));
    String content = sources.content(call.actor(), id);
    if (call.json()) {
      call.answer(view.put("content", content));
    } else {
      view.map()
          .forEach(
              (k, v) ->
                  call.console().out(k + ": " + (v instanceof Map ? Json.write(v) : v) + "\n"));
      call.console().out(content + "\n");
    }
    return 0;
  }

  private int verify(Call call) {
    boolean all = call.args().flag("all");
    if (all == !call.args().rest().isEmpty()) {
      throw usage("say which", "give ids, or --all with --company");
    }
    VerifyReport r =
        sources.verify(
            call.actor(),
            new Sources.VerifyOrder(
                call.args().rest(),
                all
                    ? Optional.of(
                        new Sources.PulledFilter(
                            call.requireCompany(), call.args().option("source"), Optional.empty()))
                    : Optional.empty(),
                call.args().flag("draft")),
            call.progress());
    call.console().progress("");
    if (call.json()) {
      call.answer(SourceView.of(r));
    } else {
      r.verified().forEach(d -> call.console().out("document " + d + "\n"));
      call.console()
          .out(
              r.verified().size()
                  + " verified, "
                  + r.drafts()
                  + " put aside, "
                  + r.problems().size()
                  + " stay"
                  + (r.stopped() ? "; stopped" : "")
                  + "\n");
      r.problems().forEach(p -> call.console().out("  " + p + "\n"));
    }
    return r.problems().isEmpty() && !r.stopped() ? 0 : 1;
  }

  private static Optional<LocalDate> day(Call call, String name) {
    try {
      return call.args().option(name).map(LocalDate::parse);
    } catch (DateTimeException e) {
      throw usage("--" + name + " is no day", "write it as 2026-10-05");
    }
  }

  private static SourceType type(String word) {
    return SourceType.of(word)
        .orElseThrow(
            () ->
                usage(
                    "there is no type " + word,
                    "the types are "
                        + List.of(SourceType.values()).stream().map(SourceType::word).toList()));
  }

  private static PulledState state(String word) {
    try {
      return PulledState.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw usage("there is no state " + word, "the states are " + List.of(PulledState.values()));
    }
  }

  private static PartidaException usage(String what, String fix) {
    return new PartidaException(new Problem("usage", what, "", fix));
  }
}
