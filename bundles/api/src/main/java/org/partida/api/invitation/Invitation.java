package org.partida.api.invitation;

import java.time.Instant;
import java.util.Optional;
import org.partida.model.CompanyId;

/**
 * Somebody who was asked to come into the portal for a company. Immutable; the secret of the link
 * is not part of it.
 *
 * @param id stable id
 * @param company for which company
 * @param mail address, in small letters
 * @param name of the person; empty if it was not told
 * @param phone number; empty if it was not told
 * @param role preset of rights, such as client-decides
 * @param language of the mail: ro, it or en
 * @param state where it stands
 * @param invitedBy id of who invited
 * @param invitedAt when the last link was made
 * @param expiresAt when that link ends
 * @param mailed whether a mail server took it; else the link is handed over by hand
 * @param person account that it led to
 */
public record Invitation(
    String id,
    CompanyId company,
    String mail,
    String name,
    String phone,
    String role,
    String language,
    State state,
    String invitedBy,
    Instant invitedAt,
    Instant expiresAt,
    boolean mailed,
    Optional<String> person) {
  /** Where an invitation stands. */
  public enum State {
    OPEN,
    /** Its person has an account. */
    ACCEPTED,
    REVOKED,
    /** Open, but its link is too old; it can be sent again. */
    EXPIRED
  }

  /** As it stands at a moment. */
  public Invitation at(Instant now) {
    return state == State.OPEN && !expiresAt.isAfter(now) ? in(State.EXPIRED, person) : this;
  }

  public Invitation in(State other, Optional<String> account) {
    return new Invitation(
        id, company, mail, name, phone, role, language, other, invitedBy, invitedAt, expiresAt,
        mailed, account);
  }

  /** With a new link. */
  public Invitation renewed(String by, Instant at, Instant until) {
    return new Invitation(
        id, company, mail, name, phone, role, language, State.OPEN, by, at, until, false, person);
  }

  public Invitation sent(boolean byMail) {
    return new Invitation(
        id, company, mail, name, phone, role, language, state, invitedBy, invitedAt, expiresAt,
        byMail, person);
  }
}
