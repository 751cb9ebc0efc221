package org.partida.api.company;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.spi.registry.RegistryFacts;

/**
 * What the public registers say of taxpayers. Thread-safe. What was asked today already is answered
 * from the books; else the call waits for its turn at the authority, so it may take a while.
 */
@ProviderType
public interface Partners {
  /**
   * What the registers say today, in the order asked; a code that occurs twice is answered once.
   *
   * @throws org.partida.model.PartidaException {@code registry.missing} if no running bundle has a
   *     register of the country, {@code tax-id.*} for a wrong code, or what the authority said
   */
  List<RegistryFacts> lookup(Actor actor, List<CompanyId> ids);

  /**
   * What was asked today already, in the order given; nobody is asked, and those who were not are
   * left out.
   *
   * @throws org.partida.model.PartidaException as {@link #lookup}
   */
  List<RegistryFacts> known(Actor actor, List<CompanyId> ids);
}
