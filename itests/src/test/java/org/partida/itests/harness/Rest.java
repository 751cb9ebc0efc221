package org.partida.itests.harness;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;

/** An instance's REST as another program sees it, with all rights. */
public final class Rest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final String base;
  private final String token;

  /** Waits until it answers: that may be later than the commands. */
  public Rest(Instance instance) {
    this(instance, "program");
  }

  /** As a person sees it who is known already; somebody unknown has all rights. */
  public Rest(Instance instance, String person) {
    this.base = url(instance) + "/api/";
    this.token = instance.call("person-token", person).good().out().strip();
    await("REST of " + instance.home())
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptions()
        .until(() -> json("GET", "companies", "").statusCode() == 200);
  }

  /** Where the instance's pages are. */
  public static String url(Instance instance) {
    try {
      String web = Files.readString(instance.home().resolve("etc/org.ops4j.pax.web.cfg"));
      return "http://127.0.0.1:"
          + web.replaceAll("(?s).*org.osgi.service.http.port *= *(\\d+).*", "$1")
          + "/partida";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends JSON; {@code path} stands below the API. */
  public HttpResponse<String> json(String verb, String path, String body) throws IOException {
    return send(
        verb, path, "application/json", body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Sends a file. */
  public HttpResponse<String> file(String path, byte[] bytes) throws IOException {
    return send("POST", path, "application/xml", bytes);
  }

  /** Sends bytes of a media type; a GET has no body. */
  public HttpResponse<String> send(String verb, String path, String type, byte[] body)
      throws IOException {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create(base + path))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", type)
              .method(
                  verb,
                  verb.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
