package org.partida.api.security;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** People and services that sign in. Thread-safe. */
@ProviderType
public interface SignIn {
  /** The actor whose access token this is. */
  Optional<Actor> byToken(String token, Channel channel);

  /** The actor with this name and password; as slow for unknown names as for wrong passwords. */
  Optional<Actor> byPassword(String id, String password, Channel channel);

  /**
   * Makes or renews a person's access token, which is shown this once and kept as a hash only.
   *
   * @throws AccessDeniedException unless the actor administers
   */
  String issueToken(Actor actor, String id, String name, List<Grant> grants);

  /** Sets a person's password. */
  void setPassword(Actor actor, String id, String password);

  /** True once there is at least one person. */
  boolean anybody();
}
