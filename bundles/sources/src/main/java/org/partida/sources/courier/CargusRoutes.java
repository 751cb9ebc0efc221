package org.partida.sources.courier;

import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.partida.sources.HttpWire;

/**
 * The wire to the courier. Files in {@code etc/routes/cargus} replace it by id; {@code
 * etc/org.partida.cargus.routes.cfg} its values.
 */
@Component(
    service = RoutesBuilder.class,
    scope = ServiceScope.PROTOTYPE,
    property = {
      "partida.context=cargus",
      "partida.components=http",
      "partida.defaults=cargus.connectTimeoutMillis=15000",
      "partida.defaults=cargus.httpOptions=",
      "partida.defaults=camel.component.http.automaticRetriesDisabled=true",
      "partida.defaults=camel.component.http.cookieManagementDisabled=true"
    })
public final class CargusRoutes extends RouteBuilder {
  @Override
  public void configure() {
    HttpWire.route(this, "cargus");
  }
}
