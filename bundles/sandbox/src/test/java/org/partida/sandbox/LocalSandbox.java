package org.partida.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.partida.sandbox.books.MemoryBooks;
import org.partida.sandbox.http.JdkExchange;
import org.partida.sandbox.page.PageHandler;

/**
 * The simulator over real HTTP in a test's own process, on a free port of the loopback interface:
 * for the tests of clients, without any container.
 */
public final class LocalSandbox implements AutoCloseable {
  private final Sandbox sandbox;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);

  public LocalSandbox(Clock clock) throws IOException {
    this.sandbox = new Sandbox(TestKeys.into(new MemoryBooks()), clock);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/sandbox/anaf", this::handle);
    PageHandler page = new PageHandler(new Alone(sandbox), "");
    server.createContext("/sandbox", http -> handle(http, page));
    server.start();
  }

  /** The simulator behind the port. */
  public Sandbox sandbox() {
    return sandbox;
  }

  /** Base of the FCTEL calls of an environment, without a slash at the end. */
  public URI fctel(String env) {
    return URI.create(root() + "/" + env + "/FCTEL/rest");
  }

  /** Base of the identity provider. */
  public URI oauth() {
    return URI.create(root() + "/anaf-oauth2/v1");
  }

  /** Base of all of the authority's hosts, without a slash at the end. */
  public String root() {
    return "http://"
        + server.getAddress().getAddress().getHostAddress()
        + ":"
        + server.getAddress().getPort()
        + "/sandbox/anaf";
  }

  private void handle(HttpExchange http) throws IOException {
    try (http) {
      JdkExchange.write(
          sandbox.wire().answer(JdkExchange.read(http, "/sandbox/anaf")), http, closing);
    }
  }

  private void handle(HttpExchange http, PageHandler page) throws IOException {
    try (http) {
      JdkExchange.write(page.answer(JdkExchange.read(http, ""), true), http, closing);
    }
  }

  /** A sandbox by whose clock nobody else lives. */
  private record Alone(Sandbox sandbox) implements SandboxAccess {
    @Override
    public void clockMoved() {
      // nobody to tell
    }
  }

  @Override
  public void close() {
    closing.countDown();
    sandbox.tls().close();
    server.stop(0);
    threads.shutdownNow();
  }
}
