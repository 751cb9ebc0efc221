package org.partida.sandbox.http;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.CountDownLatch;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.partida.sandbox.SandboxAccess;
import org.partida.sandbox.page.PageHandler;
import org.partida.sandbox.wire.WireRequest;

/** The page at {@code /sandbox}; it shares the control's configuration. */
@Component(service = Servlet.class, configurationPid = "org.partida.sandbox.http.ControlServlet")
@HttpWhiteboardServletName("partida-sandbox-page")
@HttpWhiteboardServletPattern({"/sandbox", "/sandbox/", "/sandbox/do", "/sandbox/zip/*"})
public final class PageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient PageHandler handler;

  @Activate
  public PageServlet(@Reference SandboxAccess access, ControlServlet.Config config) {
    this.handler = new PageHandler(access, config.token());
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    WireRequest read = Exchange.read(request);
    String rest = request.getPathInfo() == null ? "" : request.getPathInfo();
    WireRequest whole =
        new WireRequest(
            read.method(),
            request.getServletPath() + rest,
            read.query(),
            read.headers(),
            read.body());
    boolean here = InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    Exchange.write(handler.answer(whole, here), response, new CountDownLatch(1));
  }
}
