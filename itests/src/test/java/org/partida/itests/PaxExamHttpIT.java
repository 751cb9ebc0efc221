package org.partida.itests;

import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerMethod;

/**
 * The features with an HTTP server, and all together, each in a stock Karaf that was just unpacked.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerMethod.class)
public class PaxExamHttpIT extends StockKaraf {
  @Test
  public void partidaSandbox() throws Exception {
    installs(
        "partida-sandbox",
        "(&(objectClass=javax.servlet.Servlet)(osgi.http.whiteboard.servlet.name=partida-sandbox-anaf))",
        "(partida.sandbox=control)");
  }

  @Test
  public void partidaWeb() throws Exception {
    installs("partida-web");
  }

  @Test
  public void partida() throws Exception {
    installs(
        "partida",
        service("spi.network.Network"),
        service("spi.statement.StatementReader"),
        service("spi.host.HostConnector"),
        service("spi.render.InvoiceRenderer"));
    awaitHealth("routes spv");
    awaitHealth("routes statements");
  }
}
