package org.partida.spi.action;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;

/**
 * Who runs an action, for which company, with what. Immutable.
 *
 * @param actor who
 * @param company for which company; empty = all that the actor may work for
 * @param language language of the result
 * @param parameters by name, as text: dates ISO 8601, decimals with a point
 */
public record ActionContext(
    Actor actor, Optional<CompanyId> company, Locale language, Map<String, String> parameters) {
  public ActionContext {
    parameters = Map.copyOf(parameters);
  }
}
