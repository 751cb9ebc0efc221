package org.partida.sources;

import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * The wire to programs over HTTP, and the tick of those that are pulled by themselves. Files in
 * {@code etc/routes/sources} replace it by id, so a proxy can be put between; {@code
 * etc/org.partida.sources.routes.cfg} its values.
 */
@Component(
    service = RoutesBuilder.class,
    scope = ServiceScope.PROTOTYPE,
    property = {
      "partida.context=sources",
      "partida.components=http",
      "partida.components=quartz",
      "partida.defaults=sources.cron=0+41+*+*+*+?",
      "partida.defaults=sources.connectTimeoutMillis=15000",
      "partida.defaults=sources.httpOptions=",
      "partida.defaults=camel.component.http.automaticRetriesDisabled=true",
      "partida.defaults=camel.component.http.cookieManagementDisabled=true"
    })
public final class SourceRoutes extends RouteBuilder {
  @Override
  public void configure() {
    HttpWire.route(this, "sources");
    from("quartz:sources/tick?cron={{sources.cron}}")
        .routeId("sources-tick")
        .to("partida:tick/sources");
  }
}
