package org.partida.api.security;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Sessions of people who sign in by name and password. They are kept on the server, as a hash of
 * their secret, and outlive a restart. Thread-safe.
 */
@ProviderType
public interface Sessions {
  /**
   * Opens a session; name is the person's id or mail address.
   *
   * @return empty if the name is not known, the password wrong or the person locked; which of them
   *     is not told
   * @throws TooManyFailuresException while no password of this name is looked at
   */
  Optional<SignedIn> open(String name, String password, Visitor from);

  /** The session with this secret, if it goes on; that it was asked for keeps it from idling. */
  Optional<SignedIn> find(String token, Channel channel);

  /** Ends the session with this secret; none is no failure. */
  void close(String token, Channel channel);

  /** All sessions that go on, newest first; for administrators. */
  List<SessionInfo> list(Actor actor);

  /**
   * Ends a session by its id; for administrators.
   *
   * @throws org.partida.model.PartidaException {@code session.unknown}
   */
  void end(Actor actor, String id);

  /** The language that a person chose, else the firm's. */
  String language(Actor self);

  /** A person chooses ro, it or en. */
  void chooseLanguage(Actor self, String language);

  /**
   * A person takes another password; their other sessions end.
   *
   * @param keep the secret of the session that goes on
   * @throws AccessDeniedException if the old one is wrong
   * @throws TooManyFailuresException while no password of this person is looked at
   * @throws org.partida.model.PartidaException {@code password.weak}
   */
  void changePassword(Actor self, Optional<String> keep, String old, String fresh);
}
