package org.partida.camel.runtime.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.UnitOfWork;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.partida.base.wire.Wire;
import org.partida.base.wire.WireException;
import org.partida.base.wire.WireRequest;
import org.partida.base.wire.WireResponse;

/**
 * Sends through the route that consumes {@code direct:wire}. The message has method, address and
 * headers as camel-http wants them, the body as a file, and the time-out in milliseconds as
 * exchange property {@value #TIMEOUT}. What comes back is spooled to a file, never held in memory.
 * Thread-safe.
 */
public final class CamelWire implements Wire {
  /** Address of the route. */
  public static final String ENTRY = "direct:wire";

  /** Exchange property for the route: how long the other side may be silent. */
  public static final String TIMEOUT = "partidaTimeoutMillis";

  /** Exchange property for the route: the connection is not to be kept open. */
  public static final String CLOSE = "partidaConnectionClose";

  private final CamelContext context;
  private final Path folder;
  private final long maxBytes;
  private final ProducerTemplate template;
  private final Endpoint entry;
  // one party for ourselves, one for every exchange in flight
  private final Phaser inFlight = new Phaser(1);
  private volatile boolean draining;

  /**
   * For a started context.
   *
   * @param folder for the bodies of answers
   * @param maxBytes an answer longer than this is no answer
   */
  public CamelWire(CamelContext context, Path folder, long maxBytes) {
    this.context = context;
    this.folder = folder;
    this.maxBytes = maxBytes;
    this.template = context.createProducerTemplate();
    // not blocking: without a route there is no answer, and the caller shall know at once that
    // nothing was sent
    this.entry = context.getEndpoint(ENTRY + "?block=false&failIfNoConsumers=true");
  }

  @Override
  public WireResponse exchange(WireRequest request) throws WireException {
    if (draining || inFlight.register() < 0) {
      throw new WireException("the route of " + request + " is being stopped", false, null);
    }
    try {
      return send(request, System.nanoTime() + request.timeout().toNanos());
    } finally {
      inFlight.arriveAndDeregister();
    }
  }

  /** Lets exchanges in flight end; no new ones begin. */
  public void drain(Duration atMost) {
    draining = true;
    int phase = inFlight.arriveAndDeregister();
    try {
      inFlight.awaitAdvanceInterruptibly(phase, atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      // they are cut off by the stop of the context and told to the caller as perhaps sent
    } finally {
      template.stop();
    }
  }

  private WireResponse send(WireRequest request, long deadline) throws WireException {
    Exchange exchange = new DefaultExchange(context, ExchangePattern.InOut);
    fill(exchange, request);
    // our own unit of work: the template's would close the answer's stream before it is read
    UnitOfWork work = PluginHelper.getUnitOfWorkFactory(context).createUnitOfWork(exchange);
    exchange.getExchangeExtension().setUnitOfWork(work);
    try {
      template.send(entry, exchange);
      Exception failed = exchange.getException();
      if (failed != null) {
        throw WireFailures.of(request, failed);
      }
      return receive(request, exchange.getMessage(), deadline);
    } finally {
      work.done(exchange);
    }
  }

  private static void fill(Exchange exchange, WireRequest request) {
    Message message = exchange.getMessage();
    request.headers().forEach(message::setHeader);
    message.setHeader(Exchange.HTTP_METHOD, request.method());
    String uri = request.uri().toString();
    String query = request.uri().getRawQuery();
    message.setHeader(Exchange.HTTP_URI, query == null ? uri : uri.substring(0, uri.indexOf('?')));
    if (query != null) {
      message.setHeader(Exchange.HTTP_RAW_QUERY, query);
    }
    request.body().ifPresent(p -> message.setBody(p.toFile()));
    exchange.setProperty(TIMEOUT, Math.max(1, request.timeout().toMillis()));
    // the HTTP component takes this header from no message, only from its address
    exchange.setProperty(CLOSE, "close".equals(request.headers().get("Connection")));
  }

  private WireResponse receive(WireRequest request, Message answer, long deadline)
      throws WireException {
    Integer status = answer.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    if (status == null) {
      throw new WireException(
          "the wire route gave no status for " + request + "; it must end with an HTTP call",
          true,
          null);
    }
    Path file = null;
    try {
      Files.createDirectories(folder);
      file = Files.createTempFile(folder, "wire-", ".body");
      try (InputStream in = answer.getBody(InputStream.class)) {
        if (in != null) {
          Spool.copy(in, file, maxBytes, deadline);
        }
      }
      return new WireResponse(status, headers(answer), file);
    } catch (IOException e) {
      discard(file, e);
      throw new WireException(
          "the answer of " + request + " broke off: " + WireFailures.text(e), true, e);
    }
  }

  private static void discard(Path file, IOException cause) {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        cause.addSuppressed(e);
      }
    }
  }

  /**
   * What the other side said; a route that copies the request's headers must not leak its secrets
   * into the answer.
   */
  private static Map<String, String> headers(Message answer) {
    Map<String, String> out = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    answer
        .getHeaders()
        .forEach(
            (name, value) -> {
              if (!name.startsWith("Camel") && value != null) {
                out.put(name, value instanceof Iterable<?> many ? join(many) : value.toString());
              }
            });
    out.remove("Authorization");
    return out;
  }

  private static String join(Iterable<?> values) {
    StringBuilder b = new StringBuilder();
    values.forEach(v -> b.append(b.isEmpty() ? "" : ", ").append(v));
    return b.toString();
  }
}
