package org.partida.base.action.internal;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.partida.api.action.Actions;
import org.partida.api.job.Job;
import org.partida.api.job.Jobs;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.TaxIds;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.MenuAction;
import org.partida.spi.action.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The menu actions whose services are there, run as jobs. Thread-safe. */
public final class ActionTable implements Actions {
  private static final Logger LOG = LoggerFactory.getLogger(ActionTable.class);

  private final Jobs jobs;
  private final Duration drain;
  private final List<MenuAction> actions = new CopyOnWriteArrayList<>();
  private final Set<Run> runs = new HashSet<>();

  /** An action at work. Identity counts. */
  private static final class Run {
    final MenuAction action;
    final Optional<CompanyId> company;
    volatile boolean gone;

    Run(MenuAction action, Optional<CompanyId> company) {
      this.action = action;
      this.company = company;
    }
  }

  public ActionTable(Jobs jobs, Duration drain) {
    this.jobs = jobs;
    this.drain = drain;
  }

  public void add(MenuAction action) {
    actions.add(action);
  }

  /** The action's service goes away: its runs are asked to stop, and waited for. */
  public void remove(MenuAction action) {
    actions.remove(action);
    long deadline = System.nanoTime() + drain.toNanos();
    synchronized (runs) {
      runs.stream().filter(r -> r.action == action).forEach(r -> r.gone = true);
      try {
        while (runs.stream().anyMatch(r -> r.action == action)) {
          long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
          if (left <= 0) {
            LOG.warn("the action {} went away while it was running", action.getClass().getName());
            return;
          }
          runs.wait(left);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public List<ActionSpec> list(Actor actor) {
    return actions.stream()
        .map(MenuAction::spec)
        .filter(s -> maySomewhere(actor, s))
        .sorted(
            Comparator.comparing(ActionSpec::menuPath)
                .thenComparingInt(ActionSpec::order)
                .thenComparing(ActionSpec::id))
        .toList();
  }

  @Override
  public Job run(
      Actor actor,
      String actionId,
      Optional<CompanyId> company,
      Map<String, String> parameters,
      Locale language) {
    MenuAction action = find(actionId);
    ActionSpec spec = action.spec();
    requireRight(actor, spec, company);
    company.ifPresent(TaxIds::checked);
    ActionContext context =
        new ActionContext(actor, company, language, Parameters.check(spec, parameters));
    Run run = begin(action, spec, company);
    try {
      return jobs.start(
          actor, spec.title(language), company, progress -> execute(run, context, progress));
    } catch (RuntimeException e) {
      end(run);
      throw e;
    }
  }

  private ActionResult execute(Run run, ActionContext context, Progress progress) throws Exception {
    try {
      return run.action.run(context, new UntilGone(run, progress));
    } finally {
      end(run);
    }
  }

  private MenuAction find(String id) {
    for (MenuAction a : actions) {
      if (a.spec().id().equals(id)) {
        return a;
      }
    }
    throw new PartidaException(
        new Problem(
            "action.unknown",
            "there is no action " + id + " now",
            id,
            "list the actions; the bundle that brings it may be stopped"));
  }

  private static boolean maySomewhere(Actor actor, ActionSpec spec) {
    return actor.grants().stream()
        .anyMatch(
            g -> g.access() == Access.WRITE && g.module().map(spec.module()::equals).orElse(true));
  }

  private static void requireRight(Actor actor, ActionSpec spec, Optional<CompanyId> company) {
    company.ifPresent(c -> actor.require(c, spec.module(), Access.WRITE));
    if (!maySomewhere(actor, spec)) {
      throw new AccessDeniedException(
          new Problem(
              "access.denied",
              actor.displayName() + " may not run " + spec.id(),
              spec.id(),
              "ask the firm's administrator for the right to write in " + spec.module()));
    }
  }

  private Run begin(MenuAction action, ActionSpec spec, Optional<CompanyId> company) {
    Run run = new Run(action, company);
    synchronized (runs) {
      if (spec.exclusive()
          && runs.stream().anyMatch(r -> r.action == action && overlap(r.company, company))) {
        throw new PartidaException(
            new Problem(
                "action.running",
                spec.title(Locale.ENGLISH) + " is running already",
                company.map(CompanyId::value).orElse("all companies"),
                "wait for it to end, or cancel its job"));
      }
      runs.add(run);
    }
    return run;
  }

  private static boolean overlap(Optional<CompanyId> a, Optional<CompanyId> b) {
    return a.isEmpty() || b.isEmpty() || a.equals(b);
  }

  private void end(Run run) {
    synchronized (runs) {
      runs.remove(run);
      runs.notifyAll();
    }
  }

  /** Progress that also says stop when the action's service has gone. */
  private record UntilGone(Run run, Progress progress) implements Progress {
    @Override
    public void update(long done, long total, String message) {
      progress.update(done, total, message);
    }

    @Override
    public boolean cancelled() {
      return run.gone || progress.cancelled();
    }
  }
}
