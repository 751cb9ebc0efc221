package org.partida.api.invitation;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.api.security.Visitor;
import org.partida.model.CompanyId;

/**
 * Invitations of people of client companies. A link opens once, for 15 days; of its secret only a
 * hash is kept. Thread-safe.
 *
 * <p>Failures: {@code invitation.unknown}, {@code invitation.state}, {@code invitation.role},
 * {@code password.weak}.
 */
@ProviderType
public interface Invitations {
  /**
   * Invites everybody on a list: one or many addresses a line, {@code Name <mail>}, or CSV with
   * name, mail and phone in any order. A line that cannot be used is named and keeps no other back;
   * who is invited or in already stays as they are.
   *
   * @param role preset of rights, one for clients
   * @param language of the mails: ro, it or en
   */
  List<InviteLine> invite(
      Actor actor, CompanyId company, String role, String language, String list);

  /** Newest first. */
  List<Invitation> list(Actor actor, Optional<CompanyId> company);

  /** Makes a new link and sends it; the old one opens nothing any more. */
  InviteLine resend(Actor actor, String id);

  /** The link opens nothing any more. */
  Invitation revoke(Actor actor, String id);

  /** What the link of a secret is for; empty for a wrong, used, revoked or old one alike. */
  Optional<Welcome> look(String secret);

  /**
   * Makes the account of whoever holds the link, with the company in its portfolio.
   *
   * @param name of the person; empty = as the firm wrote it
   * @return id of the account; empty for a wrong, used, revoked or old secret alike
   */
  Optional<String> accept(String secret, String name, String password, Visitor from);

  /**
   * What is shown to who holds a link. Immutable.
   *
   * @param firm the firm to work with
   * @param company name of the company
   * @param mail address that the account will have
   * @param name as the firm wrote it
   * @param language of the mail
   * @param account whether the address has an account by now: then nothing is asked but to sign in
   */
  record Welcome(
      String firm, String company, String mail, String name, String language, boolean account) {}
}
