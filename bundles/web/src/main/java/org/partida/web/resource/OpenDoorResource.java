package org.partida.web.resource;

import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.partida.api.invitation.Invitations;
import org.partida.api.invitation.PasswordResets;
import org.partida.api.security.Channel;
import org.partida.api.security.Sessions;
import org.partida.api.security.SignedIn;
import org.partida.api.security.Visitor;
import org.partida.views.InvitationView;
import org.partida.views.PersonView;
import org.partida.web.Services;
import org.partida.web.http.Cookies;
import org.partida.web.http.FailureLimit;
import org.partida.web.http.Pure;
import org.partida.web.http.SignInFilter;
import org.partida.web.openapi.Doc;

/**
 * What works without a sign-in: links of invitations and of lost passwords. The secret is in the
 * body, never in an address; an address with too many wrong ones must wait, and nothing tells why
 * it is no good.
 */
@Path("open")
@Produces(MediaType.APPLICATION_JSON)
public final class OpenDoorResource {
  private final Services services;
  private final FailureLimit failures;
  private final FailureLimit asked;

  /**
   * @param failures of links; apart from sign-ins, whose way an old link must not close
   * @param asked requests for new passwords
   */
  public OpenDoorResource(Services services, FailureLimit failures, FailureLimit asked) {
    this.services = services;
    this.failures = failures;
    this.asked = asked;
  }

  /** The secret of a link. */
  record Secret(String secret) {
    @Override
    public String toString() {
      return "Secret";
    }
  }

  /** What makes an account, or gives it another password. */
  record Entry(String secret, String name, String password) {
    @Override
    public String toString() {
      return "Entry";
    }
  }

  /** Who lost a password: a name or a mail address. */
  record Lost(String user) {}

  @POST
  @Pure
  @Path("invitation/look")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "What the link of an invitation is for; without a sign-in", of = "Welcome")
  public Response look(@Context ContainerRequestContext request, Secret link) {
    Optional<Response> shut = SignInFilter.shut(request, failures);
    if (shut.isPresent()) {
      return shut.get();
    }
    return text(link.secret())
        .flatMap(s -> services.need(Invitations.class).look(s))
        .map(w -> Response.ok(InvitationView.of(w)).build())
        .orElseGet(() -> SignInFilter.refused(request, failures));
  }

  @POST
  @Pure
  @Path("invitation/accept")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value = "Makes the account of who holds the link, and signs it in; without a sign-in",
      of = "Session")
  public Response accept(@Context ContainerRequestContext request, Entry entry) {
    Optional<Response> shut = SignInFilter.shut(request, failures);
    if (shut.isPresent()) {
      return shut.get();
    }
    String password = entry.password() == null ? "" : entry.password();
    Visitor from = visitor(request);
    Optional<SignedIn> session =
        text(entry.secret())
            .flatMap(
                s ->
                    services
                        .need(Invitations.class)
                        .accept(s, entry.name() == null ? "" : entry.name(), password, from))
            .flatMap(person -> services.need(Sessions.class).open(person, password, from));
    return session
        .map(
            s ->
                Cookies.give(
                        Response.ok(PersonView.of(s)),
                        s.token(),
                        request.getSecurityContext().isSecure())
                    .build())
        .orElseGet(() -> SignInFilter.refused(request, failures));
  }

  @POST
  @Pure
  @Path("password/ask")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc("Asks for a link to a new password by mail; the answer is the same for every name")
  public Response ask(@Context ContainerRequestContext request, Lost lost) {
    Optional<String> user = text(lost.user());
    if (user.isEmpty()) {
      return SignInFilter.refused(request, failures);
    }
    Optional<Response> tooMany = SignInFilter.counted(request, asked);
    if (tooMany.isPresent()) {
      return tooMany.get();
    }
    services.need(PasswordResets.class).request(user.get(), visitor(request));
    return Response.accepted().build();
  }

  @POST
  @Pure
  @Path("password/set")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc("Takes a new password by the link that came by mail; all sessions of the person end")
  public Response set(@Context ContainerRequestContext request, Entry entry) {
    Optional<Response> shut = SignInFilter.shut(request, failures);
    if (shut.isPresent()) {
      return shut.get();
    }
    boolean done =
        text(entry.secret())
            .filter(
                s ->
                    services
                        .need(PasswordResets.class)
                        .reset(
                            s, entry.password() == null ? "" : entry.password(), visitor(request)))
            .isPresent();
    return done ? Response.noContent().build() : SignInFilter.refused(request, failures);
  }

  private static Optional<String> text(String given) {
    return Optional.ofNullable(given).map(String::strip).filter(s -> !s.isEmpty());
  }

  private static Visitor visitor(ContainerRequestContext request) {
    return new Visitor(
        Channel.WEB,
        SignInFilter.address(request),
        Optional.ofNullable(request.getHeaderString(HttpHeaders.USER_AGENT)).orElse(""));
  }
}
