package org.partida.api.action;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.job.Job;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.spi.action.ActionSpec;

/** The menu actions that exist now. Thread-safe. */
@ProviderType
public interface Actions {
  /** By menu path and order. */
  List<ActionSpec> list(Actor actor);

  /**
   * Starts an action as a job.
   *
   * @param language of the job's title and of what the action says at its end
   * @throws org.partida.model.PartidaException if there is no such action now, a parameter is
   *     missing, or the actor may not
   */
  Job run(
      Actor actor,
      String actionId,
      Optional<CompanyId> company,
      Map<String, String> parameters,
      Locale language);

  /** The same in English, for callers that are no people. */
  default Job run(
      Actor actor, String actionId, Optional<CompanyId> company, Map<String, String> parameters) {
    return run(actor, actionId, company, parameters, Locale.ENGLISH);
  }
}
