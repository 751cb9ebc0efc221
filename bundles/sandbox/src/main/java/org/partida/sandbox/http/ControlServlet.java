package org.partida.sandbox.http;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.partida.sandbox.SandboxAccess;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.wire.Json;
import org.partida.sandbox.wire.WireRequest;

/**
 * The control over HTTP, for callers on this machine only. {@code GET /sandbox/control/status} and
 * the like read, with options as query parameters; {@code POST /sandbox/control/COMMAND} takes a
 * JSON array of words; {@code GET /sandbox/control/file/SEED/CIF/NAME} gives a bank file.
 */
@Component(service = Servlet.class)
@Designate(ocd = ControlServlet.Config.class)
@HttpWhiteboardServletName("partida-sandbox-control")
@HttpWhiteboardServletPattern("/sandbox/control/*")
public final class ControlServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient SandboxAccess access;
  private final String token;

  /** The control's settings. */
  @ObjectClassDefinition(name = "Partida sandbox control")
  @interface Config {
    @AttributeDefinition(
        name = "Token",
        description = "If not empty, callers send it in the header X-Sandbox-Token")
    String token() default "";
  }

  @Activate
  public ControlServlet(@Reference SandboxAccess access, Config config) {
    this(access, config.token());
  }

  ControlServlet(SandboxAccess access, String token) {
    this.access = access;
    this.token = token;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    WireRequest read = Exchange.read(request);
    boolean here = InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    boolean known = token.isEmpty() || token.equals(read.header("x-sandbox-token").orElse(""));
    if (!here || !known) {
      send(response, 403, Map.of("error", "the sandbox's control is not for you"));
    } else if (read.path().startsWith("/file/")) {
      file(read.path().substring(6), response);
    } else {
      command(read, response);
    }
  }

  private void command(WireRequest request, HttpServletResponse response) throws IOException {
    Optional<List<String>> words = ControlWords.of(request);
    if (words.isEmpty()) {
      String hint = "GET reads; POST takes a JSON array of words as application/json";
      send(response, 400, Map.of("error", hint));
      return;
    }
    Map<String, Object> answer = access.sandbox().control().run(words.get());
    access.clockMoved();
    send(response, answer.containsKey("error") ? 400 : 200, answer);
  }

  private void file(String path, HttpServletResponse response) throws IOException {
    Optional<Payload> content = ControlWords.file(access.sandbox(), path);
    if (content.isEmpty()) {
      send(response, 404, Map.of("error", "no such bank file: " + path));
      return;
    }
    response.setContentType("application/octet-stream");
    response.getOutputStream().write(content.get().bytes());
  }

  private static void send(HttpServletResponse response, int status, Map<String, Object> body)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name().toLowerCase(Locale.ROOT));
    response.getOutputStream().write(Json.write(body).getBytes(StandardCharsets.UTF_8));
  }
}
