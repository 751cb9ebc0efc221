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
import org.partida.sandbox.shop.Shop;

/** A shop to pull documents from under {@code /sandbox/shop}. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("partida-sandbox-shop")
@HttpWhiteboardServletPattern("/sandbox/shop/*")
public final class ShopServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Shop shop;
  private final transient CountDownLatch closing = new CountDownLatch(1);

  @Activate
  public ShopServlet(@Reference SandboxAccess access) {
    this.shop = new Shop(access.sandbox());
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Exchange.write(shop.answer(Exchange.read(request)), response, closing);
  }

  @Deactivate
  void deactivate() {
    closing.countDown();
  }
}
