package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.action.Actions;
import org.partida.api.health.HealthCheck;
import org.partida.api.health.HealthEntry;
import org.partida.api.job.Job;
import org.partida.api.job.JobState;
import org.partida.api.job.Jobs;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.InstanceView;

/** {@code actions action-run jobs job-cancel health}. */
@Component(service = CommandGroup.class)
public final class SystemCommands implements CommandGroup {
  private final Actions actions;
  private final Jobs jobs;
  private final List<HealthCheck> checks;

  @Activate
  public SystemCommands(
      @Reference Actions actions,
      @Reference Jobs jobs,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<HealthCheck> checks) {
    this.actions = actions;
    this.jobs = jobs;
    this.checks = List.copyOf(checks);
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command("actions", "[--json]  lists the menu actions that exist now", this::list),
        command(
            "action-run",
            "ID [--company ID] [--param NAME=VALUE]… [--lang ro|it|en] [--json]  runs a menu action and shows its progress",
            this::run),
        command("jobs", "[--json]  lists running and recent jobs", this::jobs),
        command("job-cancel", "ID [--json]  asks a job to stop", this::cancel),
        command("health", "[--json]  says what works and what does not", this::health));
  }

  private int list(Call call) {
    if (call.json()) {
      call.answer(
          actions.list(call.actor()).stream()
              .map(a -> InstanceView.of(a, call.language()))
              .toList());
      return 0;
    }
    Table t = new Table("id", "title", "menu");
    actions.list(call.actor()).forEach(a -> t.row(a.id(), a.title(call.language()), a.menuPath()));
    call.console().out(t.toString());
    return 0;
  }

  private int run(Call call) throws Exception {
    Map<String, String> parameters = new HashMap<>();
    for (String p : call.args().all("param")) {
      int eq = p.indexOf('=');
      parameters.put(eq < 0 ? p : p.substring(0, eq), eq < 0 ? "" : p.substring(eq + 1));
    }
    Job job =
        actions.run(
            call.actor(),
            call.args().first("the action id"),
            call.company(),
            parameters,
            call.args().option("lang").map(Locale::forLanguageTag).orElse(call.language()));
    Job end = Waiting.forEnd(jobs, call, job.id());
    if (call.json()) {
      call.answer(InstanceView.of(end));
    } else {
      call.console().out(end.state() + ": " + end.message() + "\n");
      end.problems().forEach(p -> call.console().err("  " + p + "\n"));
    }
    return end.state() == JobState.DONE ? 0 : 1;
  }

  private int jobs(Call call) {
    List<Job> all = jobs.list(call.actor());
    if (call.json()) {
      call.answer(all.stream().map(InstanceView::of).toList());
      return 0;
    }
    Table t = new Table("id", "title", "company", "state", "progress", "message");
    all.forEach(
        j ->
            t.row(
                j.id(),
                j.title(),
                j.company().map(Object::toString).orElse(""),
                j.state(),
                j.done() + "/" + j.total(),
                j.message()));
    call.console().out(t.toString());
    return 0;
  }

  private int cancel(Call call) {
    Job j = jobs.cancel(call.actor(), call.args().first("the job id"));
    if (call.json()) {
      call.answer(InstanceView.of(j));
    } else {
      call.console().out(j.id() + " " + j.state() + "\n");
    }
    return 0;
  }

  private int health(Call call) {
    List<HealthEntry> all = new ArrayList<>();
    checks.forEach(c -> all.addAll(c.check()));
    if (call.json()) {
      call.answer(all.stream().map(InstanceView::of).toList());
    } else {
      Table t = new Table("part", "level", "message", "what to do");
      all.forEach(h -> t.row(h.part(), h.level(), h.message(), h.fix()));
      call.console().out(t.toString());
    }
    return all.stream().anyMatch(h -> h.level() == HealthEntry.Level.FAIL) ? 1 : 0;
  }
}
