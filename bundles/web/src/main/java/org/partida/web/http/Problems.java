package org.partida.web.http;

import java.io.EOFException;
import java.time.Clock;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.partida.api.security.TooManyFailuresException;
import org.partida.base.clock.Ids;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.views.Obj;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every failure as {@code application/problem+json} (RFC 9457) with our code, location and fix.
 * What nobody expected tells no internals: it gets an id, under which the log has the rest.
 * Thread-safe.
 */
public final class Problems implements ExceptionMapper<Throwable> {
  public static final String JSON = "application/problem+json";

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private final Ids ids;

  public Problems(Clock clock) {
    this.ids = new Ids(clock);
  }

  @Override
  public Response toResponse(Throwable e) {
    PartidaException ours = cause(e, PartidaException.class);
    if (ours instanceof TooManyFailuresException many) {
      return SignInFilter.tooMany(many.retryAfter());
    }
    if (ours != null) {
      return answer(StatusOf.exception(ours), ours.problem()).build();
    }
    if (e instanceof WebApplicationException web && web.getResponse().getStatus() < 500) {
      return web(web);
    }
    return unexpected(e);
  }

  /** An answer that says what is wrong. */
  public static Response.ResponseBuilder answer(int status, Problem p) {
    return Response.status(status).type(JSON).entity(body(status, p));
  }

  /** The JSON of a problem, for answers that say more. */
  public static Obj body(int status, Problem p) {
    Response.Status known = Response.Status.fromStatusCode(status);
    return Obj.obj()
        .put("type", "urn:partida:problem:" + p.code())
        .put("title", known == null ? "Refused" : known.getReasonPhrase())
        .put("status", status)
        .put("detail", p.message())
        .put("code", p.code())
        .put("location", p.location())
        .put("fix", p.fix());
  }

  /**
   * What the framework refuses by itself: addresses, methods, media types, numbers that are none.
   */
  private static Response web(WebApplicationException e) {
    int status = e.getResponse().getStatus();
    NumberFormatException number = cause(e, NumberFormatException.class);
    Problem p =
        switch (number == null ? status : 400) {
          case 404 ->
              new Problem(
                  "request.address",
                  "there is nothing at this address",
                  "",
                  "openapi.json lists the addresses");
          case 405 ->
              new Problem(
                  "request.method",
                  "this address does not take this method",
                  "",
                  "openapi.json lists the methods");
          case 406 ->
              new Problem(
                  "request.accept",
                  "this cannot be answered in the media type asked for",
                  "Accept",
                  "ask for application/json");
          case 413 ->
              new Problem(
                  "request.too-large",
                  "the body is larger than is taken here",
                  "body",
                  "send a smaller file");
          case 415 ->
              new Problem(
                  "request.media-type",
                  "this media type is not taken here",
                  "Content-Type",
                  "openapi.json lists the media types");
          default ->
              new Problem(
                  "request.malformed",
                  "the request cannot be read",
                  "",
                  "check parameters and body against openapi.json");
        };
    Response.ResponseBuilder b = answer(number == null ? status : 400, p);
    String allow = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
    return allow == null ? b.build() : b.header(HttpHeaders.ALLOW, allow).build();
  }

  private Response unexpected(Throwable e) {
    String id = ids.next();
    if (cause(e, EOFException.class) != null) {
      LOG.debug("request {}: the client went away", id, e);
    } else {
      LOG.error("request {} failed", id, e);
    }
    Problem p =
        new Problem(
            "internal",
            "something went wrong inside Partida; nothing more is known here",
            id,
            "give this id to whoever runs Partida: its log says more");
    return Response.status(500).type(JSON).entity(body(500, p).put("id", id)).build();
  }

  private static <T extends Throwable> T cause(Throwable e, Class<T> type) {
    for (Throwable t = e; t != null; t = t.getCause() == t ? null : t.getCause()) {
      if (type.isInstance(t)) {
        return type.cast(t);
      }
    }
    return null;
  }
}
