package org.partida.base.work;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;

/**
 * Where an edge records what came in: the bytes are archived and a row is enqueued, nothing else.
 * Registered as an OSGi service; routes reach it as {@code partida:inbox/KIND?company=…}.
 */
@ConsumerType
public interface Intake {
  /** statement, document or submission. */
  String kind();

  /**
   * Records a file; safe on disk when this returns.
   *
   * @param company whose; empty = told by the content later
   * @return key of the inbox row, and whether the bytes were new
   */
  Received take(Actor actor, Optional<CompanyId> company, String fileName, InputStream content)
      throws IOException;

  /**
   * The same.
   *
   * @param told what the way it came says beyond the file, such as {@code sender}; a kind that
   *     needs nothing of it leaves it
   */
  default Received take(
      Actor actor,
      Optional<CompanyId> company,
      String fileName,
      Map<String, String> told,
      InputStream content)
      throws IOException {
    return take(actor, company, fileName, content);
  }
}
