package org.partida.sources;

import org.apache.camel.builder.RouteBuilder;

/** The route that carries HTTP calls of a context. No redelivery, no choice. Stateless. */
public final class HttpWire {
  private HttpWire() {}

  /** Adds {@code <context>-wire}. */
  public static void route(RouteBuilder routes, String context) {
    routes.errorHandler(routes.noErrorHandler());
    routes
        .from("direct:wire")
        .routeId(context + "-wire")
        .toD()
        .uri(
            "http:wire?throwExceptionOnFailure=false&copyHeaders=false&disableStreamCache=true&followRedirects=false"
                + "&connectTimeout={{"
                + context
                + ".connectTimeoutMillis}}&connectionClose=${exchangeProperty.partidaConnectionClose}"
                + "&responseTimeout=${exchangeProperty.partidaTimeoutMillis}{{"
                + context
                + ".httpOptions}}")
        .allowOptimisedComponents(false);
  }
}
