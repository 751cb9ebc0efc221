package org.partida.api.invitation;

import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.api.security.Visitor;

/**
 * Lost passwords: a link by mail, valid for one hour, that opens once. Nothing tells whether a name
 * is known. Thread-safe.
 */
@ProviderType
public interface PasswordResets {
  /** Sends a link to who has this name or address, if anybody does; answers at once. */
  void request(String name, Visitor from);

  /** Takes the new password; all sessions of the person end. False for any link that is no good. */
  boolean reset(String secret, String password, Visitor from);

  /** A link for an administrator to hand over, where no mail is set up. */
  String link(Actor actor, String person);
}
