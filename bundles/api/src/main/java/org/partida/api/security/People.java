package org.partida.api.security;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.model.CompanyId;

/**
 * People who sign in, and their rights. Everything here is for administrators of the firm, and is
 * audited. Thread-safe.
 *
 * <p>Failures: {@code person.unknown}, {@code person.there}, {@code person.last-administrator}, and
 * {@link AccessDeniedException}.
 */
@ProviderType
public interface People {
  List<PersonInfo> list(Actor actor);

  PersonInfo find(Actor actor, String id);

  /** Adds a person without rights and without a password. */
  PersonInfo add(Actor actor, PersonDraft draft);

  /** Changes what is told. */
  PersonInfo change(Actor actor, PersonDraft draft);

  /** Gives rights beside those that the person has. */
  PersonInfo grant(Actor actor, String id, List<Grant> grants);

  /**
   * Gives the rights of a preset.
   *
   * @param companies for which, if the preset is for chosen companies
   */
  PersonInfo grantRole(Actor actor, String id, String role, List<CompanyId> companies);

  /**
   * Takes away the rights that were given for this company (empty = for any and for all) and this
   * module (empty = for any and for all).
   */
  PersonInfo revoke(Actor actor, String id, Optional<CompanyId> company, Optional<Module> module);

  /** The person cannot sign in; sessions end, the token stops working. */
  PersonInfo lock(Actor actor, String id);

  /** The person can sign in again, also after too many wrong passwords. */
  PersonInfo unlock(Actor actor, String id);

  /** The person is gone with password, token and rights; the name stays for the audit trail. */
  void remove(Actor actor, String id);

  /** Gives an access token to who is known already and leaves the rights as they are. */
  String renewToken(Actor actor, String id);

  List<RolePreset> roles();
}
