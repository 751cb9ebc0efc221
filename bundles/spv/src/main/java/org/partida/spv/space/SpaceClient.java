package org.partida.spv.space;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.partida.model.Problem;
import org.partida.spi.network.CoverageSource.Told;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.NetworkException.Kind;
import org.partida.spv.client.AnafJson;
import org.partida.spv.client.Envelope;
import org.partida.spv.client.Failures;

/**
 * SPVWS2, ANAF's private virtual space, which only a client certificate opens: cookies, a page that
 * asks for the certificate, a nonce, and back. A session lasts as long as one question.
 * Thread-safe.
 */
final class SpaceClient {
  /** Far more than a list of some thousand messages. */
  private static final int LONGEST = 32 * 1024 * 1024;

  /** List, policy, nonce, list again, and once more if the session had ended. */
  private static final int HOPS = 10;

  private final SpaceSettings settings;
  private final SSLSocketFactory sockets;
  private final Failures failures;

  SpaceClient(SpaceSettings settings, SSLSocketFactory sockets, Failures failures) {
    this.settings = settings;
    this.sockets = sockets;
    this.failures = failures;
  }

  /** What the certificate may act for. */
  Told covered() throws NetworkException {
    String place = "SPVWS2 listaMesaje, " + settings.days() + " days";
    URI address = URI.create(settings.base() + "/listaMesaje?zile=" + settings.days());
    String text = get(address, place);
    JsonNode list = AnafJson.parse(text).orElseThrow(() -> failures.nonsense(text, place));
    Optional<String> error = AnafJson.text(list, "eroare");
    List<String> codes = Envelope.covered(list);
    if (!codes.isEmpty()) {
      return new Told(codes, AnafJson.text(list, "serial"));
    }
    if (error.filter(e -> e.startsWith("Nu exista mesaje")).isPresent()) {
      throw new NetworkException(
          Kind.NOT_FOUND,
          new Problem(
              "spv-space.empty",
              "the private space has no message, and only beside one ANAF tells what a certificate covers",
              place,
              "ask for something there, such as the VAT vector of a company on anaf.ro, and try again tomorrow"),
          Optional.empty());
    }
    throw failures.ofText(error.orElse("no cui in the answer"), place);
  }

  /** Follows the gateway until it answers. */
  private String get(URI address, String place) throws NetworkException {
    Map<String, String> cookies = new LinkedHashMap<>();
    URI next = address;
    try {
      for (int hop = 0; hop < HOPS; hop++) {
        Answer answer = once(next, cookies);
        if (answer.status() == 200) {
          return body(answer, place);
        }
        if (answer.status() / 100 != 3 || answer.location().isEmpty()) {
          throw failures.unreachable(
              "the private space answers " + answer.status() + " at " + next.getPath(), place);
        }
        next = inside(address, next.resolve(answer.location().get()), place);
      }
    } catch (SocketException e) {
      throw failures.unreachable(
          address.getHost()
              + " ends the connection, which it also does with a certificate that it does not accept: "
              + e.getMessage(),
          place);
    } catch (SSLException e) {
      throw refused("TLS: " + e.getMessage(), place);
    } catch (IOException | IllegalArgumentException e) {
      throw failures.unreachable(
          "cannot reach " + address.getHost() + ": " + e.getClass().getSimpleName(), place);
    }
    throw failures.unreachable("the gateway sends from page to page", place);
  }

  private String body(Answer answer, String place) throws NetworkException {
    if (answer.text().toLowerCase(Locale.ROOT).contains("certificatul nu a fost prezentat")) {
      throw refused("ANAF has not seen the certificate", place);
    }
    return answer.text();
  }

  /** The cookies, and with them the session, are for this host alone. */
  private URI inside(URI address, URI next, String place) throws NetworkException {
    boolean same =
        address.getScheme().equals(next.getScheme())
            && address.getAuthority().equalsIgnoreCase(next.getAuthority());
    if (!same) {
      throw failures.unreachable("the gateway sends elsewhere: " + next.getHost(), place);
    }
    return next;
  }

  private static NetworkException refused(String message, String place) {
    return new NetworkException(
        Kind.UNAUTHORISED,
        new Problem(
            "spv-space.certificate",
            message,
            place,
            "check that the certificate is valid and enrolled in SPV, and keyStore and keyAlias in etc/org.partida.spv.space-NAME.cfg"),
        Optional.empty());
  }

  /** What one address answered. */
  private record Answer(int status, Optional<String> location, String text) {}

  private Answer once(URI address, Map<String, String> cookies) throws IOException {
    HttpsURLConnection call = (HttpsURLConnection) address.toURL().openConnection();
    call.setSSLSocketFactory(sockets);
    call.setInstanceFollowRedirects(false);
    call.setUseCaches(false);
    int millis = Math.toIntExact(settings.timeout().toMillis());
    call.setConnectTimeout(millis);
    call.setReadTimeout(millis);
    call.setRequestProperty("Accept", "application/json");
    if (!cookies.isEmpty()) {
      call.setRequestProperty(
          "Cookie",
          cookies.entrySet().stream()
              .map(c -> c.getKey() + "=" + c.getValue())
              .collect(Collectors.joining("; ")));
    }
    int status = call.getResponseCode();
    call.getHeaderFields().forEach((name, values) -> keep(name, values, cookies));
    return new Answer(status, Optional.ofNullable(call.getHeaderField("Location")), text(call));
  }

  private static void keep(String name, List<String> values, Map<String, String> cookies) {
    if (!"Set-Cookie".equalsIgnoreCase(name)) {
      return;
    }
    for (String value : values) {
      String pair = value.split(";", 2)[0];
      int eq = pair.indexOf('=');
      if (eq > 0) {
        cookies.put(pair.substring(0, eq).strip(), pair.substring(eq + 1).strip());
      }
    }
  }

  /** Read to the end, so that the connection, and its handshake, serves the next question. */
  private static String text(HttpURLConnection call) throws IOException {
    InputStream body = call.getResponseCode() < 400 ? call.getInputStream() : call.getErrorStream();
    if (body == null) {
      return "";
    }
    try (body) {
      byte[] bytes = body.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new IOException("the answer is longer than 32 MB");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
