package org.partida.camel.runtime.component;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.PropertiesHelper;

/**
 * The component {@code partida:}, by which routes reach Partida; producers only.
 *
 * <ul>
 *   <li>{@code partida:inbox/statement?company=RO124} and {@code partida:inbox/document} - hands
 *       over the body as a file; company by option, by header {@code partidaCompany}, or told by
 *       the content later
 *   <li>{@code partida:action/ID?company=RO124&param.from=2026-01-01} - runs a menu action and
 *       waits for its end; the body becomes its summary
 *   <li>{@code partida:tick/NAME} - wakes what waits for this tick
 * </ul>
 */
public final class PartidaComponent extends DefaultComponent {
  private final Gateway gateway;

  public PartidaComponent(Gateway gateway) {
    this.gateway = gateway;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    int slash = remaining.indexOf('/');
    String verb = slash < 0 ? remaining : remaining.substring(0, slash);
    String name = slash < 0 ? "" : remaining.substring(slash + 1);
    String company = getAndRemoveParameter(parameters, "company", String.class, "");
    long timeoutSeconds = getAndRemoveParameter(parameters, "timeoutSeconds", Long.class, 3600L);
    Map<String, Object> extra = PropertiesHelper.extractProperties(parameters, "param.");
    if (name.isEmpty() || !PartidaEndpoint.VERBS.contains(verb)) {
      throw new IllegalArgumentException(
          "no such address: partida:"
              + remaining
              + "; use partida:inbox/statement, partida:inbox/document, partida:action/ID or partida:tick/NAME");
    }
    return new PartidaEndpoint(
        uri,
        this,
        new PartidaTarget(verb, name, company, timeoutSeconds, ActionParameters.of(extra)),
        gateway);
  }
}
