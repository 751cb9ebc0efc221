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
import org.partida.sandbox.courier.Couriers;

/** Couriers that collected cash, under {@code /sandbox/couriers}. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("partida-sandbox-couriers")
@HttpWhiteboardServletPattern("/sandbox/couriers/*")
public final class CourierServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Couriers couriers;
  private final transient CountDownLatch closing = new CountDownLatch(1);

  @Activate
  public CourierServlet(@Reference SandboxAccess access) {
    this.couriers = new Couriers(access.sandbox());
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Exchange.write(couriers.answer(Exchange.read(request)), response, closing);
  }

  @Deactivate
  void deactivate() {
    closing.countDown();
  }
}
