package org.partida.sources;

import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * The wire to programs over HTTP. No redelivery, no choice. Files in {@code etc/routes/sources}
 * replace it by id, so a proxy can be put between; {@code etc/org.partida.sources.routes.cfg} its
 * values.
 */
@Component(
    service = RoutesBuilder.class,
    scope = ServiceScope.PROTOTYPE,
    property = {
      "partida.context=sources",
      "partida.components=http",
      "partida.defaults=sources.connectTimeoutMillis=15000",
      "partida.defaults=sources.httpOptions=",
      "partida.defaults=camel.component.http.automaticRetriesDisabled=true",
      "partida.defaults=camel.component.http.cookieManagementDisabled=true"
    })
public final class SourceRoutes extends RouteBuilder {
  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    from("direct:wire")
        .routeId("sources-wire")
        .toD()
        .uri(
            "http:wire?throwExceptionOnFailure=false&copyHeaders=false&disableStreamCache=true&followRedirects=false"
                + "&connectTimeout={{sources.connectTimeoutMillis}}&connectionClose=${exchangeProperty.partidaConnectionClose}"
                + "&responseTimeout=${exchangeProperty.partidaTimeoutMillis}{{sources.httpOptions}}")
        .allowOptimisedComponents(false);
  }
}
