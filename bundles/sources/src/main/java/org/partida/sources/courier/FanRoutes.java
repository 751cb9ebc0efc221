package org.partida.sources.courier;

import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.partida.sources.HttpWire;

/**
 * The wire to the courier. Files in {@code etc/routes/fancourier} replace it by id; {@code
 * etc/org.partida.fancourier.routes.cfg} its values.
 */
@Component(
    service = RoutesBuilder.class,
    scope = ServiceScope.PROTOTYPE,
    property = {
      "partida.context=fancourier",
      "partida.components=http",
      "partida.defaults=fancourier.connectTimeoutMillis=15000",
      "partida.defaults=fancourier.httpOptions=",
      "partida.defaults=camel.component.http.automaticRetriesDisabled=true",
      "partida.defaults=camel.component.http.cookieManagementDisabled=true"
    })
public final class FanRoutes extends RouteBuilder {
  @Override
  public void configure() {
    HttpWire.route(this, "fancourier");
  }
}
