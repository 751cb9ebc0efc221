package org.partida.web.osgi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.partida.web.page.PageFiles;

/**
 * The page at {@code /partida}: a fixed set of files, so that no path of a request ever meets a
 * file name. The styles that the page makes at run time carry a nonce that is new in each answer;
 * nothing else may add any.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/partida/*")
@HttpWhiteboardServletName("partida-page")
@HttpWhiteboardServletAsyncSupported
public final class PageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final String INDEX = "index.html";
  private static final String NONCE = "__NONCE__";

  private final transient Map<String, PageFiles.File> files = PageFiles.all();
  private final transient SecureRandom random = new SecureRandom();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    if (path == null) {
      // relative, so that a proxy may put Partida below another path
      response.setStatus(HttpServletResponse.SC_FOUND);
      response.setHeader("Location", "partida/");
      return;
    }
    String name = "/".equals(path) ? INDEX : path.substring(1);
    PageFiles.File file = files.get(name);
    if (file == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    if (INDEX.equals(name)) {
      index(file, response);
      return;
    }
    // else asked again each time, answered with 304 while the bundle is the same
    response.setHeader(
        "Cache-Control", file.lasting() ? "max-age=31536000, immutable" : "no-cache");
    response.setHeader("ETag", file.tag());
    if (file.tag().equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(file.mediaType());
    response.setContentLength(file.size());
    file.write(response.getOutputStream());
  }

  private void index(PageFiles.File file, HttpServletResponse response) throws IOException {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String nonce = Base64.getEncoder().encodeToString(bytes);
    response.setHeader(
        "Content-Security-Policy",
        HeadersFilter.POLICY + "; style-src 'self' 'nonce-" + nonce + "'");
    byte[] page = file.text().replace(NONCE, nonce).getBytes(StandardCharsets.UTF_8);
    response.setContentType(file.mediaType());
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }
}
