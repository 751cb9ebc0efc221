package org.partida.camel.runtime.send;

import java.nio.file.Path;
import java.time.Clock;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.partida.base.file.DropFolder;
import org.partida.base.home.Home;

/**
 * Files dropped into {@code inbox/COMPANY/send/} are taken to be sent and lie in {@code underway}
 * until a tick shows what became of them. What cannot be taken at all stands in {@code quarantine}
 * with the reason beside it; what cannot be taken now stays where it is. Files in {@code
 * etc/routes/send} replace the routes by id, {@code etc/org.partida.send.routes.cfg} their values.
 */
@Component(
    service = RoutesBuilder.class,
    scope = ServiceScope.PROTOTYPE,
    property = {
      "partida.context=send",
      "partida.components=file",
      "partida.components=timer",
      "partida.defaults=send.delay=1000",
      "partida.defaults=send.settled=500",
      "partida.defaults=send.results=2000"
    })
public final class SendRoutes extends RouteBuilder {
  private final Path inbox;
  private final Dropped dropped;

  @Activate
  public SendRoutes(@Reference Home home, @Reference Clock clock) {
    this.inbox = home.inbox();
    this.dropped = new Dropped(clock);
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    bindToRegistry("sendDropped", dropped);
    // what programs write under a name of its own until it is whole is not ours yet
    from(DropFolder.address(inbox, 3, "send")
            + "&filter=#sendDropped&antInclude=*/send/*&antExclude=**/*.part,**/*.tmp,**/*.filepart,**/*.crdownload"
            + "&move=${file:parent}/${exchangeProperty."
            + Dropped.TARGET
            + "}")
        .routeId("send-inbox")
        .process(dropped::begin)
        .doTry()
        .to("partida:inbox/submission")
        .process(dropped::taken)
        .doCatch(Exception.class)
        .process(dropped::failed)
        .end();
    from("timer:send-results?period={{send.results}}")
        .routeId("send-results")
        .to("partida:tick/send-folders");
  }
}
