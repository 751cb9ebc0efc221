package org.partida.mail;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.partida.spi.notify.Mailer;

/**
 * Sends through the route {@code mail-send}, which integrators may override. It is there once a
 * mail server is configured; while the route is not started, nothing is sent. Thread-safe.
 */
@Component(
    service = {Mailer.class, RouteMailer.class},
    configurationPid = "org.partida.mail",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class RouteMailer implements Mailer {
  private volatile CamelContext context;

  /** Called by the route when it is made. */
  void sendThrough(CamelContext running) {
    context = running;
  }

  @Override
  public void send(String to, String subject, String text) throws Exception {
    CamelContext running = context;
    if (running == null || !running.isStarted()) {
      throw new IllegalStateException("the route of mail is not started");
    }
    try (var template = running.createProducerTemplate()) {
      template.sendBodyAndHeaders(
          "direct:mail?block=false&failIfNoConsumers=true",
          text,
          Map.of("To", to, "Subject", subject, "contentType", "text/plain; charset=UTF-8"));
    } catch (CamelExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
