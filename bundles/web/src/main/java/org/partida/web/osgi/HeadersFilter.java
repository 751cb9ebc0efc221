package org.partida.web.osgi;

import java.io.IOException;
import java.util.Map;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardFilterName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/**
 * Puts the security headers on every answer below {@code /partida}, errors of the container
 * included.
 */
@Component(service = Filter.class)
@HttpWhiteboardFilterPattern("/partida/*")
@HttpWhiteboardFilterName("partida-headers")
@HttpWhiteboardFilterAsyncSupported
public final class HeadersFilter implements Filter {
  /** Nothing from elsewhere, nothing inline. */
  static final String POLICY =
      "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          POLICY,
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin");

  @Override
  public void init(FilterConfig config) {
    // nothing to set up
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest asked
        && response instanceof HttpServletResponse answer) {
      HEADERS.forEach(answer::setHeader);
      // books are nobody's to keep in a cache; the page's own files say otherwise themselves
      answer.setHeader("Cache-Control", "no-store");
      // a browser keeps it for a name and all its ports: on this machine's own name it would close
      // the plain port too
      if (asked.isSecure() && !isLocal(asked.getServerName())) {
        answer.setHeader("Strict-Transport-Security", "max-age=31536000");
      }
    }
    chain.doFilter(request, response);
  }

  private static boolean isLocal(String name) {
    return "localhost".equals(name) || name.matches("[0-9.]+|\\[.*]|.*:.*");
  }

  @Override
  public void destroy() {
    // nothing to let go
  }
}
