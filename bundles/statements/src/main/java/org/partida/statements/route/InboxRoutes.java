package org.partida.statements.route;

import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.partida.base.file.DropFolder;
import org.partida.base.home.Home;

/**
 * Files dropped into {@code inbox/COMPANY/} are taken in: recorded and moved to {@code .done}
 * beside them, or to {@code .failed} with the reason in the log. Whether a file is understood is
 * not decided here; that shows with the statement.
 */
@Component(
    service = RoutesBuilder.class,
    scope = ServiceScope.PROTOTYPE,
    property = {
      "partida.context=statements",
      "partida.components=file",
      "partida.defaults=statements.delay=1000",
      "partida.defaults=statements.settled=500"
    })
public final class InboxRoutes extends RouteBuilder {
  private static final String STAMP = "${date:now:yyyyMMdd-HHmmssSSS}-${file:onlyname}";

  private final Path inbox;

  @Activate
  public InboxRoutes(@Reference Home home) {
    this.inbox = home.inbox();
  }

  @Override
  public void configure() {
    from(DropFolder.address(inbox, 2, "statements")
            + "&move=${file:parent}/.done/"
            + STAMP
            + "&moveFailed=${file:parent}/.failed/"
            + STAMP)
        .routeId("statements-inbox")
        .process(InboxRoutes::company)
        .to("partida:inbox/statement");
  }

  /** The folder is the company. */
  private static void company(Exchange exchange) {
    exchange
        .getMessage()
        .setHeader(
            "partidaCompany",
            DropFolder.company(
                exchange.getMessage().getHeader(Exchange.FILE_NAME, "", String.class)));
  }
}
