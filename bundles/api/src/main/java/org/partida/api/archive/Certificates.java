package org.partida.api.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.Sha256;
import org.partida.spi.action.Progress;

/**
 * Certificates of completeness: what became of every message of a month. Thread-safe; every call
 * checks the actor's rights.
 */
@ProviderType
public interface Certificates {
  /**
   * Makes the certificate of a month from the bytes, and archives it as JSON and, if a renderer is
   * running, as PDF.
   *
   * @throws org.partida.model.PartidaException {@code certificate.month} if the month has not begun
   * @throws IOException if the archive cannot be written
   */
  Issued issue(Actor actor, CompanyId company, YearMonth month, Locale language, Progress progress)
      throws IOException;

  /**
   * Checks a certificate again: its own digests, every hash, every seal.
   *
   * @param json the file, byte for byte
   * @param books the folder {@code books} that holds the archive; empty = this instance's own,
   *     where the certificate itself must be archived too
   */
  ArchiveReport check(Actor actor, byte[] json, Optional<Path> books, Progress progress)
      throws IOException;

  /**
   * A certificate that was made. Immutable.
   *
   * @param certificate what it says
   * @param json archived as JSON, byte for byte
   * @param pdf archived as PDF
   * @param name of the files, without ending
   */
  record Issued(Certificate certificate, Sha256 json, Optional<Sha256> pdf, String name) {}
}
