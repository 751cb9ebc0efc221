package org.partida.web.osgi;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.servlet.DispatcherType;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.FilterHolder;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.api.security.SignIn;
import org.partida.base.json.Json;
import org.partida.model.CompanyId;
import org.partida.web.FakeServices;
import org.partida.web.http.EventStreams;

/**
 * The servlets and the filter of this bundle in the Jetty that Karaf runs, on a free port, with a
 * client.
 */
public final class TestServer implements AutoCloseable {
  /** May do everything. */
  public static final String ADMIN = "admin-token";

  /** May read and write for {@link #OWN} alone. */
  public static final String CLIENT = "client-token";

  public static final CompanyId OWN = new CompanyId("RO12345674");
  public static final CompanyId FOREIGN = new CompanyId("RO99999992");

  public final FakeServices services = new FakeServices();
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final ApiServlet api;
  private final HttpClient client = HttpClient.newHttpClient();

  public TestServer(Clock clock) throws Exception {
    signIn();
    api = new ApiServlet(clock, services, () -> {}, new EventStreams(), "1.2.3");
    ServletContextHandler context = new ServletContextHandler();
    context.setContextPath("/");
    FilterHolder headers = new FilterHolder(new HeadersFilter());
    headers.setAsyncSupported(true);
    context.addFilter(headers, "/partida/*", EnumSet.of(DispatcherType.REQUEST));
    ServletHolder holder = new ServletHolder("partida-api", api);
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/partida/api/*");
    context.addServlet(new ServletHolder("partida-page", new PageServlet()), "/partida/*");
    context.addServlet(
        new ServletHolder("partida-callback", new CallbackServlet(services, () -> {})),
        "/partida/spv/callback");
    server.setHandler(context);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.start();
  }

  private void signIn() {
    Actor admin = Actor.all("ana", "Ana", Channel.WEB);
    Actor own =
        new Actor(
            "ion",
            "Ion",
            Channel.WEB,
            List.of(new Grant(Optional.of(OWN), Optional.empty(), Access.WRITE)));
    services.fake(
        SignIn.class,
        Map.of(
            "byToken",
                a ->
                    a[0].equals(ADMIN)
                        ? Optional.of(admin)
                        : a[0].equals(CLIENT) ? Optional.of(own) : Optional.empty(),
            "byPassword",
                a ->
                    a[0].equals("ana") && a[1].equals("păr:olă")
                        ? Optional.of(admin)
                        : Optional.empty()));
  }

  public String base() {
    return "http://127.0.0.1:" + connector.getLocalPort() + "/partida";
  }

  /** A request to the API with the administrator's token. */
  public HttpRequest.Builder admin(String path) {
    return anybody(path).header("Authorization", "Bearer " + ADMIN);
  }

  public HttpRequest.Builder anybody(String path) {
    return HttpRequest.newBuilder(URI.create(base() + "/api" + path));
  }

  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(admin(path));
  }

  public HttpResponse<String> post(String path, String json)
      throws IOException, InterruptedException {
    return send(
        admin(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
  }

  public HttpClient client() {
    return client;
  }

  public static Map<String, Object> object(HttpResponse<String> answer) {
    return Json.readMap(answer.body(), Object.class);
  }

  @Override
  public void close() {
    try {
      server.stop();
      api.deactivate();
    } catch (Exception e) {
      throw new IllegalStateException("the server did not stop", e);
    }
  }
}
