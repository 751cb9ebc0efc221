package org.partida.camel.runtime.papers;

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
 * Files dropped into {@code inbox/COMPANY/papers/} are taken in: recorded and moved to {@code
 * .done} beside them, or to {@code .failed}. What cannot be read in them shows in {@code health}
 * and {@code work-list}. It stands here because papers come from every program and are no format's
 * or network's own.
 */
@Component(
    service = RoutesBuilder.class,
    scope = ServiceScope.PROTOTYPE,
    property = {
      "partida.context=papers",
      "partida.components=file",
      "partida.defaults=papers.delay=1000",
      "partida.defaults=papers.settled=500"
    })
public final class PaperRoutes extends RouteBuilder {
  private static final String STAMP = "${date:now:yyyyMMdd-HHmmssSSS}-${file:onlyname}";

  private final Path inbox;

  @Activate
  public PaperRoutes(@Reference Home home) {
    this.inbox = home.inbox();
  }

  @Override
  public void configure() {
    // what programs write under a name of its own until it is whole is not ours yet
    from(DropFolder.address(inbox, 3, "papers")
            + "&antInclude=*/papers/*&antExclude=**/*.part,**/*.tmp,**/*.filepart,**/*.crdownload"
            + "&move=${file:parent}/.done/"
            + STAMP
            + "&moveFailed=${file:parent}/.failed/"
            + STAMP)
        .routeId("papers-inbox")
        .process(PaperRoutes::company)
        .to("partida:inbox/paper");
  }

  /** The folder is the company. */
  private static void company(Exchange exchange) {
    String file = exchange.getMessage().getHeader(Exchange.FILE_NAME, "", String.class);
    exchange.getMessage().setHeader("partidaCompany", DropFolder.company(file));
  }
}
