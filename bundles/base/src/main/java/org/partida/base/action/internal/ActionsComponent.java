package org.partida.base.action.internal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.partida.api.action.Actions;
import org.partida.api.job.Job;
import org.partida.api.job.Jobs;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.MenuAction;

/** The menu actions of this node. */
@Component(immediate = true)
public final class ActionsComponent implements Actions {
  private final ActionTable table;

  @Activate
  public ActionsComponent(@Reference Jobs jobs) {
    this.table = new ActionTable(jobs, Duration.ofSeconds(30));
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindAction(MenuAction action) {
    table.add(action);
  }

  void unbindAction(MenuAction action) {
    table.remove(action);
  }

  @Override
  public List<ActionSpec> list(Actor actor) {
    return table.list(actor);
  }

  @Override
  public Job run(
      Actor actor,
      String actionId,
      Optional<CompanyId> company,
      Map<String, String> parameters,
      Locale language) {
    return table.run(actor, actionId, company, parameters, language);
  }
}
