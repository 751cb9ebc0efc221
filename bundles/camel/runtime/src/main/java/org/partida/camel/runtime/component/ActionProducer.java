package org.partida.camel.runtime.component;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.partida.api.action.Actions;
import org.partida.api.job.Job;
import org.partida.api.job.JobState;
import org.partida.api.job.Jobs;
import org.partida.api.security.Actor;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/**
 * Runs a menu action as a job and waits for its end. A job that failed or was cancelled fails the
 * exchange.
 */
final class ActionProducer extends DefaultProducer {
  /** Header with the end state of the job. */
  static final String STATE_HEADER = "partidaState";

  private final PartidaTarget target;
  private final Gateway gateway;

  ActionProducer(PartidaEndpoint endpoint, PartidaTarget target, Gateway gateway) {
    super(endpoint);
    this.target = target;
    this.gateway = gateway;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    Actions actions =
        gateway.actions().orElseThrow(() -> Callers.missing("the list of actions", exchange));
    Jobs jobs = gateway.jobs().orElseThrow(() -> Callers.missing("the list of jobs", exchange));
    Actor actor = Callers.actor(exchange);
    Job started =
        actions.run(actor, target.name(), Callers.company(exchange, target), target.parameters());
    Job ended = await(jobs, actor, started, exchange);
    exchange.getMessage().setBody(ended.message());
    exchange.getMessage().setHeader(STATE_HEADER, ended.state().name());
    if (ended.state() == JobState.FAILED || ended.state() == JobState.CANCELLED) {
      throw new PartidaException(
          ended.problems().stream().findFirst().orElseGet(() -> ended(ended, exchange)));
    }
  }

  private Job await(Jobs jobs, Actor actor, Job started, Exchange exchange) throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    AutoCloseable watch =
        jobs.watch(
            actor,
            started.id(),
            j -> {
              if (j.state() != JobState.RUNNING) {
                over.countDown();
              }
            });
    try {
      Optional<Job> now = jobs.find(actor, started.id());
      if (now.isPresent()
          && now.get().state() == JobState.RUNNING
          && !over.await(target.timeoutSeconds(), TimeUnit.SECONDS)) {
        throw new PartidaException(
            new Problem(
                "route.timeout",
                "the action "
                    + target.name()
                    + " still runs after "
                    + target.timeoutSeconds()
                    + " s",
                Callers.where(exchange),
                "watch job " + started.id() + ", or give the route a longer timeoutSeconds"));
      }
      return jobs.find(actor, started.id()).orElse(started);
    } finally {
      watch.close();
    }
  }

  private Problem ended(Job job, Exchange exchange) {
    return new Problem(
        "route.action",
        "the action " + target.name() + " ended as " + job.state() + ": " + job.message(),
        Callers.where(exchange),
        "look at job " + job.id());
  }
}
