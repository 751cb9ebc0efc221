package org.partida.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.seal.TlsKeys;
import org.partida.sandbox.wire.Certificate;
import org.partida.sandbox.wire.WireRequest;

/**
 * The simulated authority over TLS, on a port of this machine alone: the same paths as {@link
 * AnafServlet}, for callers with a client certificate. The real gateway asks for it in the middle
 * of a connection; here the handshake wants it and lets callers without one in, to whom the policy
 * page tells what is missing. A certificate that the sandbox did not issue counts as none.
 *
 * <p>Does nothing before {@link #start}. Safe for use by several threads.
 */
public final class TlsListener implements AutoCloseable {
  private static final String BASE = "/sandbox/anaf";
  private static final String HEADER = "x-sandbox-certificate";

  private final Sandbox sandbox;
  private Optional<Running> running = Optional.empty();

  public TlsListener(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** One server, from start to stop. */
  private record Running(HttpsServer server, ExecutorService threads, CountDownLatch closing) {
    int port() {
      return server.getAddress().getPort();
    }

    void stop() {
      closing.countDown();
      server.stop(0);
      threads.shutdownNow();
    }
  }

  /**
   * Starts on a port (0 = a free one), or moves there; does nothing if it is there already. Gives
   * the address of the private space.
   *
   * @throws IllegalArgumentException if the port cannot be had; what ran before still runs
   */
  public synchronized URI start(int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
    }
    boolean there = running.filter(r -> port == 0 || port == r.port()).isPresent();
    if (!there) {
      Running fresh = open(port);
      close();
      running = Optional.of(fresh);
    }
    return url().orElseThrow();
  }

  /** Address of the private space while the listener runs. */
  public synchronized Optional<URI> url() {
    return running.map(r -> URI.create("https://localhost:" + r.port() + BASE + "/SPVWS2/rest"));
  }

  /** Stops: the port is free again. */
  @Override
  public synchronized void close() {
    running.ifPresent(Running::stop);
    running = Optional.empty();
  }

  private Running open(int port) {
    TlsKeys keys = sandbox.tlsKeys();
    HttpsServer server;
    try {
      InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      server = HttpsServer.create(new InetSocketAddress(here, port), 0);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "cannot listen on port " + port + " (" + e.getMessage() + "); name another, or 0", e);
    }
    ExecutorService threads = Executors.newCachedThreadPool(TlsListener::named);
    CountDownLatch closing = new CountDownLatch(1);
    server.setExecutor(threads);
    server.setHttpsConfigurator(new Wanting(keys.context()));
    server.createContext(BASE + "/", http -> answer(http, keys, closing));
    server.start();
    return new Running(server, threads, closing);
  }

  private static Thread named(Runnable task) {
    Thread thread = Executors.defaultThreadFactory().newThread(task);
    thread.setName("partida-sandbox-tls");
    thread.setDaemon(true);
    return thread;
  }

  /** Wants a certificate and does without. */
  private static final class Wanting extends HttpsConfigurator {
    Wanting(SSLContext context) {
      super(context);
    }

    @Override
    public void configure(HttpsParameters parameters) {
      SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
      wanted.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
      wanted.setWantClientAuth(true);
      parameters.setSSLParameters(wanted);
    }
  }

  private void answer(HttpExchange http, TlsKeys keys, CountDownLatch closing) throws IOException {
    try (http) {
      WireRequest plain = JdkExchange.read(http, BASE);
      Map<String, String> headers = new TreeMap<>(plain.headers());
      // what stands for the certificate over plain HTTP says nothing here
      headers.remove(HEADER);
      caller(((HttpsExchange) http).getSSLSession(), keys)
          .ifPresent(c -> headers.put(HEADER, c.serial()));
      WireRequest request =
          new WireRequest(plain.method(), plain.path(), plain.query(), headers, plain.body());
      JdkExchange.write(sandbox.wire().answer(request), http, closing);
    }
  }

  private Optional<Certificate> caller(SSLSession session, TlsKeys keys) {
    try {
      X509Certificate shown = (X509Certificate) session.getPeerCertificates()[0];
      BigInteger serial = shown.getSerialNumber();
      return keys.issued(shown)
          ? sandbox.wire().certificates().all().stream()
              .filter(c -> new BigInteger(c.serial(), 16).equals(serial))
              .findFirst()
          : Optional.empty();
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty();
    }
  }
}
