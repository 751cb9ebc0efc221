package org.partida.api.security;

import java.util.List;
import java.util.Optional;

/**
 * A person as administrators see one. Immutable.
 *
 * @param id sign-in name; it never changes
 * @param name for people
 * @param mail address; it may be typed in place of the id
 * @param phone number
 * @param language ro, it or en; empty = none chosen
 * @param state whether they may sign in
 * @param realm the integrator's realm that vouches for them; empty = Partida
 * @param hasPassword whether they can sign in by one that Partida keeps
 * @param hasToken whether they have an access token
 * @param grants rights
 */
public record PersonInfo(
    String id,
    String name,
    Optional<String> mail,
    Optional<String> phone,
    Optional<String> language,
    PersonState state,
    Optional<String> realm,
    boolean hasPassword,
    boolean hasToken,
    List<Grant> grants) {
  public PersonInfo {
    grants = List.copyOf(grants);
  }
}
