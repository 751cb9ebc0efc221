package org.partida.api.invitation;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;

/**
 * The collaboration of firm and client, company by company. It decides what is shared with the
 * client, never what is fetched. Thread-safe.
 *
 * <p>Failures: {@code collaboration.unknown}, {@code collaboration.state}.
 */
@ProviderType
public interface Collaborations {
  /** All companies that the actor sees for the firm. */
  List<Collaboration> list(Actor actor);

  /** What stands in the actor's own portfolio as a client: to accept, shared, refused, ended. */
  List<Collaboration> mine(Actor self);

  /** A client's person accepts or refuses what the firm asked. */
  Collaboration decide(Actor self, CompanyId company, boolean accept);

  /** Ends it for the firm: nothing is shared from now on, sessions of the client's people end. */
  Collaboration end(Actor actor, CompanyId company);
}
