package org.partida.web.http;

import java.security.Principal;
import java.util.Optional;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.security.Actor;
import org.partida.api.security.SignedIn;

/** Who signed in, as JAX-RS carries it to the resources. Immutable. */
public final class Caller implements SecurityContext, Principal {
  private final Actor actor;
  private final String scheme;
  private final boolean secure;
  private final Optional<SignedIn> session;

  Caller(Actor actor, String scheme, boolean secure) {
    this(actor, scheme, secure, Optional.empty());
  }

  Caller(SignedIn session, boolean secure) {
    this(session.actor(), "SESSION", secure, Optional.of(session));
  }

  private Caller(Actor actor, String scheme, boolean secure, Optional<SignedIn> session) {
    this.actor = actor;
    this.scheme = scheme;
    this.secure = secure;
    this.session = session;
  }

  /** The actor of a request that passed the sign-in. */
  public static Actor actor(SecurityContext context) {
    if (context.getUserPrincipal() instanceof Caller c) {
      return c.actor;
    }
    throw new IllegalStateException("a request reached a resource without sign-in");
  }

  /** The session that the request came by; empty if it came by a token or password. */
  public static Optional<SignedIn> session(SecurityContext context) {
    return context.getUserPrincipal() instanceof Caller c ? c.session : Optional.empty();
  }

  @Override
  public String getName() {
    return actor.id();
  }

  @Override
  public Principal getUserPrincipal() {
    return this;
  }

  /** Rights are checked by the services, never by role. */
  @Override
  public boolean isUserInRole(String role) {
    return false;
  }

  @Override
  public boolean isSecure() {
    return secure;
  }

  @Override
  public String getAuthenticationScheme() {
    return scheme;
  }
}
