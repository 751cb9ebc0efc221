package org.partida.web.osgi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.partida.api.network.Authorisations;
import org.partida.model.PartidaException;
import org.partida.web.Services;
import org.partida.web.page.CallbackPage;

/**
 * Where the authority sends the browser after authorising: {@code /partida/spv/callback}. Nobody is
 * signed in here; the state that only this instance and that browser know is the key. The code is
 * exchanged before the page is shown, as it lives a minute.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/partida/spv/callback")
@HttpWhiteboardServletName("partida-callback")
public final class CallbackServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** Longer than any authority's code. */
  private static final int LIMIT = 4000;

  private final transient Services services;
  private final transient AutoCloseable closing;

  @Activate
  public CallbackServlet(BundleContext context) {
    this(new TrackedServices(context));
  }

  private CallbackServlet(TrackedServices services) {
    this(services, services);
  }

  /** Without OSGi. */
  CallbackServlet(Services services, AutoCloseable closing) {
    this.services = services;
    this.closing = closing;
  }

  @Deactivate
  void deactivate() throws Exception {
    closing.close();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Locale language =
        CallbackPage.language(
            Collections.list(request.getLocales()).stream().map(Locale::getLanguage).toList());
    int status = HttpServletResponse.SC_OK;
    String page;
    try {
      Authorisations.Finished finished =
          services
              .need(Authorisations.class)
              .finish(
                  new Authorisations.Answer(
                      field(request, "state"),
                      field(request, "code"),
                      field(request, "error"),
                      field(request, "error_description")));
      page = CallbackPage.of(finished, language);
      if (finished.connection().isEmpty()) {
        status = HttpServletResponse.SC_BAD_REQUEST;
      }
    } catch (PartidaException e) {
      status = HttpServletResponse.SC_BAD_REQUEST;
      page = CallbackPage.of(e.problem(), language);
    }
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("text/html; charset=utf-8");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  private static Optional<String> field(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name))
        .filter(v -> !v.isBlank() && v.length() <= LIMIT);
  }
}
