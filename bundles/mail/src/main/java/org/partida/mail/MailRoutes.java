package org.partida.mail;

import java.util.Properties;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mail.MailEndpoint;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.metatype.annotations.Designate;
import org.partida.base.secret.SealedText;
import org.partida.base.secret.Secrets;

/** The way of mail to the server. No redelivery: who sends shows what did not go out. */
@Component(
    service = RoutesBuilder.class,
    scope = ServiceScope.PROTOTYPE,
    configurationPid = "org.partida.mail",
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = {
      "partida.context=mail",
      "partida.components=smtp",
      "partida.components=smtps",
      "partida.defaults=mail.options="
    })
@Designate(ocd = MailConfig.class)
public final class MailRoutes extends RouteBuilder {
  private final MailConfig config;
  private final String password;
  private final RouteMailer mailer;

  @Activate
  public MailRoutes(@Reference Secrets secrets, @Reference RouteMailer mailer, MailConfig config) {
    this.config = config;
    this.mailer = mailer;
    this.password = config.password().isEmpty() ? "" : SealedText.open(secrets, config.password());
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    MailEndpoint server =
        getContext()
            .getEndpoint(
                config.protocol()
                    + "://"
                    + config.host()
                    + ":"
                    + config.port()
                    + "?connectionTimeout="
                    + millis()
                    + "{{mail.options:}}",
                MailEndpoint.class);
    // not in the address, which is logged and shown
    if (!config.user().isEmpty()) {
      server.getConfiguration().setUsername(config.user());
      server.getConfiguration().setPassword(password);
    }
    server.getConfiguration().setFrom(config.from());
    Properties more = new Properties();
    String prefix = "mail." + config.protocol() + ".";
    more.setProperty(prefix + "timeout", String.valueOf(millis()));
    more.setProperty(prefix + "writetimeout", String.valueOf(millis()));
    more.setProperty(prefix + "ssl.checkserveridentity", "true");
    if (config.startTls() && config.protocol().equals("smtp")) {
      more.setProperty(prefix + "starttls.enable", "true");
      more.setProperty(prefix + "starttls.required", "true");
    }
    server.getConfiguration().setAdditionalJavaMailProperties(more);
    from("direct:mail").routeId("mail-send").to(server);
    mailer.sendThrough(getContext());
  }

  private int millis() {
    return Math.max(1, config.timeoutSeconds()) * 1000;
  }
}
