package org.partida.web.http;

import java.security.Principal;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.security.Actor;

/** Who signed in, as JAX-RS carries it to the resources. Immutable. */
public final class Caller implements SecurityContext, Principal {
  private final Actor actor;
  private final String scheme;
  private final boolean secure;

  Caller(Actor actor, String scheme, boolean secure) {
    this.actor = actor;
    this.scheme = scheme;
    this.secure = secure;
  }

  /** The actor of a request that passed the sign-in. */
  public static Actor actor(SecurityContext context) {
    if (context.getUserPrincipal() instanceof Caller c) {
      return c.actor;
    }
    throw new IllegalStateException("a request reached a resource without sign-in");
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
