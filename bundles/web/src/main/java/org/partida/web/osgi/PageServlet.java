package org.partida.web.osgi;

import java.io.IOException;
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
 * The plain page at {@code /partida}: a fixed set of files, so that no path of a request ever meets
 * a file name.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/partida/*")
@HttpWhiteboardServletName("partida-page")
@HttpWhiteboardServletAsyncSupported
public final class PageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, PageFiles.File> files = PageFiles.all();

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
    PageFiles.File file = files.get("/".equals(path) ? "index.html" : path.substring(1));
    if (file == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    // asked again each time, answered with 304 while the bundle is the same
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("ETag", file.tag());
    if (file.tag().equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(file.mediaType());
    response.setContentLength(file.size());
    file.write(response.getOutputStream());
  }
}
