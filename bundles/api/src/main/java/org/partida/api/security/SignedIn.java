package org.partida.api.security;

import java.time.Instant;

/**
 * A session that is open. Immutable.
 *
 * @param actor who, with the rights of now
 * @param language ro, it or en
 * @param token the secret of the session, for the cookie alone
 * @param csrf what the page sends back in a header with everything that has an effect
 * @param expires when it ends if nothing more is asked
 */
public record SignedIn(Actor actor, String language, String token, String csrf, Instant expires) {
  @Override
  public String toString() {
    return "SignedIn[" + actor.id() + "]";
  }
}
