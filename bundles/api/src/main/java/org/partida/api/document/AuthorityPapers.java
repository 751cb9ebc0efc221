package org.partida.api.document;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.Sha256;

/**
 * The authority's own picture and verdict of documents, on demand. Nothing else depends on them:
 * they are asked for while somebody waits. Thread-safe.
 */
@ProviderType
public interface AuthorityPapers {
  /**
   * The authority's own PDF of a document. It is asked for once, then it is in the archive and
   * stands beside the rendering of our own. Needs the right to read the company's documents.
   *
   * @throws org.partida.model.PartidaException {@code document.unknown}; {@code paper.kind}, {@code
   *     paper.size}, {@code paper.refused} if the authority does not draw it; {@code
   *     network.missing}; the network's own codes if it does not answer
   */
  Sha256 pdf(Actor actor, String document) throws IOException;

  /**
   * The authority's own PDF of a file of the caller's, as a new file in {@code folder}; nothing is
   * kept.
   *
   * @throws org.partida.model.PartidaException as for a document
   */
  Path pdf(Path file, Path folder) throws IOException;

  /**
   * The authority's verdict on a file of the caller's; nothing is kept. That it cannot be asked is
   * an answer.
   *
   * @throws org.partida.model.PartidaException {@code paper.kind}, {@code paper.size}, {@code
   *     network.missing}
   */
  AuthorityVerdict validate(Path file) throws IOException;
}
