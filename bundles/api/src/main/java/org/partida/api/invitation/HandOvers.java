package org.partida.api.invitation;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.spi.action.Progress;

/**
 * The archive of a company in one zip, with the digest of each file: what firm and client both keep
 * when they part. Thread-safe.
 *
 * <p>Failures: {@code handover.unknown}, {@code handover.taken}.
 */
@ProviderType
public interface HandOvers {
  /** Makes it anew; slow, for a job. Cancelled, it leaves the former one as it was. */
  Collaboration.HandOver make(Actor actor, CompanyId company, Progress progress) throws IOException;

  /**
   * Opens it: the firm as often as it likes, a person of the client once, after the end.
   *
   * @return the zip; the caller closes it
   */
  InputStream open(Actor actor, CompanyId company) throws IOException;
}
