package org.partida.web.osgi;

import java.io.IOException;
import java.time.Clock;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.glassfish.jersey.servlet.ServletContainer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.partida.web.Application;
import org.partida.web.Services;
import org.partida.web.http.EventStreams;
import org.partida.web.http.SignInFilter;

/**
 * The API at {@code /partida/api}. It needs nothing but a clock; every other service may come and
 * go.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/partida/api/*")
@HttpWhiteboardServletName("partida-api")
@HttpWhiteboardServletAsyncSupported
public final class ApiServlet extends ServletContainer {
  private static final long serialVersionUID = 1L;

  private final transient EventStreams streams;
  private final transient AutoCloseable services;

  @Activate
  public ApiServlet(BundleContext context) {
    this(
        new TrackedServices(context),
        new EventStreams(),
        version(context.getBundle().getVersion()));
  }

  private ApiServlet(TrackedServices services, EventStreams streams, String version) {
    this(new ServiceClock(services), services, services, streams, version);
  }

  /** Without OSGi. */
  ApiServlet(
      Clock clock, Services services, AutoCloseable closing, EventStreams streams, String version) {
    super(Application.config(services, clock, streams, version));
    this.streams = streams;
    this.services = closing;
  }

  private static String version(Version v) {
    return v.getMajor() + "." + v.getMinor() + "." + v.getMicro();
  }

  @Deactivate
  void deactivate() throws Exception {
    streams.close();
    services.close();
  }

  /** JAX-RS does not know who is at the other end; the limit of failed sign-ins must. */
  @Override
  public void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.setAttribute(SignInFilter.ADDRESS, request.getRemoteAddr());
    super.service(request, response);
  }
}
