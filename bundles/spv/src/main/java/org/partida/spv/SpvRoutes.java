package org.partida.spv;

import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * The routes of the network: the wire to ANAF and the tick. No redelivery, no choice: retry and
 * budget belong to the workers. Files in {@code etc/routes/spv} replace them by id, {@code
 * etc/org.partida.spv.routes.cfg} their values.
 */
@Component(
    service = RoutesBuilder.class,
    scope = ServiceScope.PROTOTYPE,
    property = {
      "partida.context=spv",
      "partida.components=http",
      "partida.components=quartz",
      "partida.defaults=spv.cron=0+0/5+*+*+*+?",
      "partida.defaults=spv.deadlinesCron=0+7+*+*+*+?",
      "partida.defaults=spv.connectionsCron=0+23+*+*+*+?",
      "partida.defaults=spv.connectTimeoutMillis=15000",
      "partida.defaults=spv.httpOptions=",
      "partida.defaults=camel.component.http.automaticRetriesDisabled=true",
      "partida.defaults=camel.component.http.cookieManagementDisabled=true",
      "partida.defaults=camel.component.http.contentCompressionDisabled=true"
    })
public final class SpvRoutes extends RouteBuilder {
  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    from("direct:wire")
        .routeId("spv-wire")
        .toD()
        .uri(
            "http:wire?throwExceptionOnFailure=false&copyHeaders=false&disableStreamCache=true&connectTimeout={{spv.connectTimeoutMillis}}"
                + "&connectionClose=${exchangeProperty.partidaConnectionClose}&responseTimeout=${exchangeProperty.partidaTimeoutMillis}{{spv.httpOptions}}")
        .allowOptimisedComponents(false);
    from("quartz:spv/tick?cron={{spv.cron}}").routeId("spv-tick").to("partida:tick/network");
    from("quartz:spv/deadlines?cron={{spv.deadlinesCron}}")
        .routeId("spv-deadlines")
        .to("partida:tick/deadlines");
    from("quartz:spv/connections?cron={{spv.connectionsCron}}")
        .routeId("spv-connections")
        .to("partida:tick/connections");
  }
}
