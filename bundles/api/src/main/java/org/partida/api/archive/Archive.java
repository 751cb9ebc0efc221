package org.partida.api.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.Sha256;
import org.partida.spi.action.Progress;

/** The archive of original bytes. Write-once. Thread-safe; every call checks the actor's rights. */
@ProviderType
public interface Archive {
  /** Opens archived bytes of a company; the caller closes the stream. */
  InputStream open(Actor actor, CompanyId company, Sha256 id) throws IOException;

  /** Hashes everything again and checks every seal; what was changed is named. */
  ArchiveReport verify(Actor actor, Optional<CompanyId> company, Progress progress);

  /** Makes the folders by name again from the archive; originals are not touched. */
  int refile(Actor actor, Optional<CompanyId> company, Progress progress);
}
