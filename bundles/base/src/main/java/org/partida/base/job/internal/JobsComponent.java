package org.partida.base.job.internal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.partida.api.job.Job;
import org.partida.api.job.Jobs;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;

/** The jobs of this node. */
@Component(immediate = true, configurationPid = JobsComponent.PID)
@Designate(ocd = JobsComponent.Config.class)
public final class JobsComponent implements Jobs {
  static final String PID = "org.partida.job";

  private final JobTable table;

  /** How many jobs run. */
  @ObjectClassDefinition(name = "Partida: jobs")
  @interface Config {
    @AttributeDefinition(name = "Threads", description = "Jobs running at once; more of them wait")
    int threads() default 8;
  }

  @Activate
  public JobsComponent(@Reference Clock clock, Config config) {
    this.table = new JobTable(clock, Math.max(1, config.threads()));
  }

  @Deactivate
  void deactivate() {
    table.close();
  }

  @Override
  public Job start(Actor actor, String title, Optional<CompanyId> company, Work work) {
    return table.start(actor, title, company, work);
  }

  @Override
  public Optional<Job> find(Actor actor, String id) {
    return table.find(actor, id);
  }

  @Override
  public List<Job> list(Actor actor) {
    return table.list(actor);
  }

  @Override
  public Job cancel(Actor actor, String id) {
    return table.cancel(actor, id);
  }

  @Override
  public AutoCloseable watch(Actor actor, String id, Consumer<Job> listener) {
    return table.watch(actor, id, listener);
  }
}
