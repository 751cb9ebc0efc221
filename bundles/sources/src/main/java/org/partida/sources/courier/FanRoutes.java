package org.partida.sources.courier;

import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.partida.sources.HttpWire;

/**
 * The wire to the courier. Files in {@code etc/routes/fan-courier} replace it by id; {@code
 * etc/org.partida.fan-courier.routes.cfg} its values.
 */
@Component(
    service = RoutesBuilder.class,
    scope = ServiceScope.PROTOTYPE,
    property = {
      "partida.context=fan-courier",
      "partida.components=http",
      "partida.defaults=fan-courier.connectTimeoutMillis=15000",
      "partida.defaults=fan-courier.httpOptions=",
      "partida.defaults=camel.component.http.automaticRetriesDisabled=true",
      "partida.defaults=camel.component.http.cookieManagementDisabled=true"
    })
public final class FanRoutes extends RouteBuilder {
  @Override
  public void configure() {
    HttpWire.route(this, "fan-courier");
  }
}
