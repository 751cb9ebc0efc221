package org.partida.web.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.annotation.Priority;
import javax.ws.rs.POST;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.container.DynamicFeature;
import javax.ws.rs.container.ResourceInfo;
import javax.ws.rs.core.FeatureContext;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import org.partida.model.Problem;
import org.partida.model.Sha256;

/**
 * {@code Idempotency-Key} on every POST with an effect: the same key of the same actor gives the
 * same answer and does nothing again. Only what succeeded is remembered, so a refused request may
 * be corrected and sent again under its key.
 */
public final class Repeats implements DynamicFeature {
  public static final String HEADER = "Idempotency-Key";

  static final int PRIORITY = 3_000;

  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,128}");
  private static final String KEY = "org.partida.web.idempotency-key";

  private final Filter filter;

  public Repeats(Remembered remembered) {
    this.filter = new Filter(remembered);
  }

  @Override
  public void configure(ResourceInfo info, FeatureContext context) {
    if (info.getResourceMethod().isAnnotationPresent(POST.class)
        && !info.getResourceMethod().isAnnotationPresent(Pure.class)) {
      context.register(filter);
    }
  }

  @Priority(PRIORITY)
  private record Filter(Remembered remembered)
      implements ContainerRequestFilter, ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request) throws IOException {
      String given = request.getHeaderString(HEADER);
      if (given == null) {
        return;
      }
      if (!FORM.matcher(given).matches()) {
        request.abortWith(
            refused(
                400,
                "idempotency.form",
                "this is not an idempotency key",
                "send 1 to 128 printable ASCII characters, such as a UUID"));
        return;
      }
      Remembered.Key key =
          new Remembered.Key(Caller.actor(request.getSecurityContext()).id(), given);
      String asked = fingerprint(request);
      Optional<Remembered.Entry> known = remembered.take(key, asked);
      if (known.isEmpty()) {
        request.setProperty(KEY, key);
      } else {
        request.abortWith(again(known.get(), asked));
      }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      if (!(request.getProperty(KEY) instanceof Remembered.Key key)) {
        return;
      }
      request.removeProperty(KEY);
      if (response.getStatus() < 300) {
        remembered.answered(
            key,
            response.getStatus(),
            Optional.ofNullable(response.getHeaderString(HttpHeaders.LOCATION)),
            response.hasEntity() ? response.getEntity() : "");
      } else {
        remembered.released(key);
      }
    }
  }

  private static Response again(Remembered.Entry e, String asked) {
    if (!e.request().equals(asked)) {
      return refused(
          422,
          "idempotency.other-request",
          "this key was used for another request",
          "use a new key for each request");
    }
    if (e.running()) {
      return refused(
          409,
          "idempotency.running",
          "the request with this key is still being worked on",
          "ask again in a moment");
    }
    Response.ResponseBuilder b =
        Response.status(e.status()).entity(e.entity()).header("Idempotency-Replayed", "true");
    e.location().ifPresent(l -> b.header(HttpHeaders.LOCATION, l));
    return b.build();
  }

  private static Response refused(int status, String code, String message, String fix) {
    return Problems.answer(status, new Problem(code, message, HEADER, fix)).build();
  }

  /**
   * Method, address and body; of a file only its length, since the archive knows equal files by
   * itself.
   */
  private static String fingerprint(ContainerRequestContext request) throws IOException {
    String body = String.valueOf(request.getLength());
    if (request.getLength() <= BodyLimits.JSON && plain(request)) {
      byte[] bytes = request.getEntityStream().readAllBytes();
      request.setEntityStream(new ByteArrayInputStream(bytes));
      body = Sha256.of(bytes).hex();
    }
    return request.getMethod() + " " + request.getUriInfo().getRequestUri() + " " + body;
  }

  private static boolean plain(ContainerRequestContext request) {
    return request.getMediaType() == null || "json".equals(request.getMediaType().getSubtype());
  }
}
