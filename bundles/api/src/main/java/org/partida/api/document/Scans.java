package org.partida.api.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.spi.posting.LegalRate;

/**
 * Papers that came as a photo or PDF, and what people enter beside them. Thread-safe; every call
 * checks the actor's rights on documents.
 */
@ProviderType
public interface Scans {
  /**
   * Keeps a picture or PDF. The same bytes again are the same scan, as it stands.
   *
   * @throws org.partida.model.PartidaException {@code scan.format}, {@code scan.size}, {@code
   *     scan.pdf}
   */
  Sent send(
      Actor actor,
      CompanyId company,
      String fileName,
      ScanKind kind,
      String note,
      InputStream content)
      throws IOException;

  /**
   * A page, oldest first, of the companies that the actor may read.
   *
   * @param document only those that this document was entered from
   */
  Page<Scan> list(
      Actor actor,
      Optional<CompanyId> company,
      Optional<ScanState> state,
      Optional<String> document,
      int limit,
      Optional<String> after);

  Optional<Scan> find(Actor actor, String id);

  /** Its bytes; the caller closes them. */
  InputStream open(Actor actor, String id) throws IOException;

  /**
   * Writes a page as PNG, so that a PDF is seen without a viewer of its own.
   *
   * @param page from 1
   * @param width wanted, in pixels; 200 to 2000
   * @throws org.partida.model.PartidaException {@code scan.page}, {@code scan.renderer}
   */
  void page(Actor actor, String id, int page, int width, OutputStream out) throws IOException;

  /**
   * Makes a document of what a person read on it: one paper of the neutral form (docs/papers.md). A
   * paper that is known already gets the scan.
   *
   * @param json the paper
   * @throws org.partida.model.PartidaException {@code paper.field} with the field, {@code
   *     scan.entered} if it is entered already
   */
  PaperImport.Item enter(Actor actor, String id, byte[] json) throws IOException;

  /** The VAT rates that papers of a day may bear in the company's country; none if not known. */
  List<LegalRate> vatRates(Actor actor, CompanyId company, LocalDate day);

  /** Says that nothing is to be made of it, and why. */
  Scan setAside(Actor actor, String id, String reason);

  /**
   * Lets it wait again, after it was set aside.
   *
   * @throws org.partida.model.PartidaException {@code scan.entered} if a document was made of it
   */
  Scan reopen(Actor actor, String id);

  /**
   * What became of a file.
   *
   * @param known it had come before
   */
  record Sent(Scan scan, boolean known) {}
}
