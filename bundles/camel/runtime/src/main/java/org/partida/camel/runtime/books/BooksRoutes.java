package org.partida.camel.runtime.books;

import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * Ticks for what is done once a day for each company; who waits for the tick knows which days were
 * done, so that a start in the afternoon makes up for the night. Files in {@code etc/routes/books}
 * replace the route by id, {@code etc/org.partida.books.routes.cfg} its values.
 */
@Component(
    service = RoutesBuilder.class,
    scope = ServiceScope.PROTOTYPE,
    property = {
      "partida.context=books",
      "partida.components=timer",
      "partida.defaults=books.delay=60000",
      "partida.defaults=books.period=1800000"
    })
public final class BooksRoutes extends RouteBuilder {
  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    from("timer:books?delay={{books.delay}}&period={{books.period}}")
        .routeId("books-daily")
        .to("partida:tick/books");
  }
}
