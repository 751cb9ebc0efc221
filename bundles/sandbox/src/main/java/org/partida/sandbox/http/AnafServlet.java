package org.partida.sandbox.http;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.partida.sandbox.SandboxAccess;

/** The simulated authority under {@code /sandbox/anaf}. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("partida-sandbox-anaf")
@HttpWhiteboardServletPattern("/sandbox/anaf/*")
public final class AnafServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient SandboxAccess access;
  private final transient CountDownLatch closing = new CountDownLatch(1);

  @Activate
  public AnafServlet(@Reference SandboxAccess access) {
    this.access = access;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Exchange.write(access.sandbox().wire().answer(Exchange.read(request)), response, closing);
  }

  @Deactivate
  void deactivate() {
    closing.countDown();
  }
}
