package org.partida.api.network;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;

/** Authorisations to networks. Thread-safe; every call checks the actor's rights. */
@ProviderType
public interface Connections {
  List<Connection> list(Actor actor);

  Optional<Connection> find(Actor actor, String id);

  /** Stores a pair of tokens that was got elsewhere; they are encrypted at rest. */
  Connection putTokens(
      Actor actor, String id, String network, String name, String accessToken, String refreshToken);

  /** Notes when the certificate ends, which the authority does not tell; empty = not known. */
  Connection certificate(Actor actor, String id, Optional<LocalDate> until);
}
