package org.partida.web.resource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Sessions;
import org.partida.api.security.SignedIn;
import org.partida.api.security.Visitor;
import org.partida.base.json.Json;
import org.partida.views.Obj;
import org.partida.views.PersonView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.http.Cookies;
import org.partida.web.http.FailureLimit;
import org.partida.web.http.Pure;
import org.partida.web.http.SignInFilter;
import org.partida.web.openapi.Doc;

/** The session of who asks: sign-in, sign-out, own language and password. */
@Path("session")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {
  private final Services services;
  private final FailureLimit failures;

  public SessionResource(Services services, FailureLimit failures) {
    this.services = services;
    this.failures = failures;
  }

  /** Who signs in; user is the person's id or mail address. */
  record Order(String user, String password) {}

  /** ro, it or en. */
  record Language(String language) {}

  /** Not remembered for repeats: the answer is a secret, and each sign-in is its own. */
  @POST
  @Pure
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value = "Signs in by name (or mail address) and password; the answer sets the cookie",
      of = "Session")
  public Response open(@Context ContainerRequestContext request, Order order) {
    Optional<SignedIn> session =
        order.user() == null || order.user().isBlank() || order.password() == null
            ? Optional.empty()
            : sessions()
                .open(
                    order.user().strip(),
                    order.password(),
                    new Visitor(
                        Channel.WEB,
                        SignInFilter.address(request),
                        Optional.ofNullable(request.getHeaderString(HttpHeaders.USER_AGENT))
                            .orElse("")));
    if (session.isEmpty()) {
      return SignInFilter.refused(request, failures);
    }
    // who signs in anew from this browser needs the old session no longer
    Cookies.token(request).ifPresent(t -> sessions().close(t, Channel.WEB));
    return Cookies.give(
            Response.ok(PersonView.of(session.get())),
            session.get().token(),
            request.getSecurityContext().isSecure())
        .build();
  }

  @GET
  @Doc(
      value = "Who asks, with which rights; of a session also csrf and when it ends",
      of = "Session")
  public Obj show(@Context SecurityContext who) {
    Actor actor = Caller.actor(who);
    return Caller.session(who)
        .map(PersonView::of)
        .orElseGet(() -> PersonView.of(actor, sessions().language(actor)));
  }

  @DELETE
  @Doc("Signs out: the session is gone on the server too")
  public Response close(@Context SecurityContext who) {
    Caller.session(who).ifPresent(s -> sessions().close(s.token(), Channel.WEB));
    return Cookies.take(Response.noContent(), who.isSecure()).build();
  }

  @PUT
  @Path("language")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Chooses the language of who asks: ro, it or en", of = "Session")
  public Obj language(@Context SecurityContext who, Language body) {
    Actor actor = Caller.actor(who);
    sessions().chooseLanguage(actor, String.valueOf(body.language()));
    return Caller.session(who)
        .map(
            s ->
                PersonView.of(
                    new SignedIn(s.actor(), body.language(), s.token(), s.csrf(), s.expires())))
        .orElseGet(() -> PersonView.of(actor, body.language()));
  }

  @POST
  @Path("password")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc("Changes the password of who asks, {\"old\":…,\"new\":…}; their other sessions end")
  public Response password(@Context SecurityContext who, InputStream body) throws IOException {
    // a record cannot have a component called new
    Map<String, String> given =
        Json.readMap(new String(body.readAllBytes(), StandardCharsets.UTF_8), String.class);
    sessions()
        .changePassword(
            Caller.actor(who),
            Caller.session(who).map(SignedIn::token),
            given.getOrDefault("old", ""),
            given.getOrDefault("new", ""));
    return Response.noContent().build();
  }

  private Sessions sessions() {
    return services.need(Sessions.class);
  }
}
