package org.partida.api.document;

import java.io.IOException;
import java.io.InputStream;
import java.time.YearMonth;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.paper.BusinessPaper;
import org.partida.spi.action.Progress;
import org.partida.spi.posting.PaperSettings;

/**
 * Business papers that are not e-invoices: receptions, delivery notes, till reports, fiscal
 * receipts, customs declarations, stock discharges. Each becomes a document that is decided,
 * proposed, posted and undone as invoices are. Thread-safe.
 */
@ProviderType
public interface BusinessPapers {
  /**
   * Takes the papers of a file (JSON or CSV in the documented form, told apart by content): each
   * once, however often it comes. What cannot be read is reported and stops nothing else.
   *
   * @param progress may stop it: then nothing of the file is kept
   * @throws org.partida.model.PartidaException {@code json.unreadable}, {@code paper.csv}, {@code
   *     import.cancelled}
   */
  PaperImport take(
      Actor actor, CompanyId company, String fileName, InputStream content, Progress progress)
      throws IOException;

  /**
   * Makes the discharge of a month for each shop at shelf prices and each VAT rate, from what is
   * booked: coefficient K, cumulated from January. Again, it makes anew what is not booked.
   *
   * @throws org.partida.model.PartidaException {@code host.missing} and what the host says
   */
  PaperImport discharge(Actor actor, CompanyId company, YearMonth month);

  /** What a paper says. */
  BusinessPaper content(Actor actor, String document);

  /** Says whether a paper and an invoice belong together; both are proposed anew if not booked. */
  PaperTie tie(Actor actor, String paper, String invoice, boolean joined);

  /** The ties of a document, whichever of the two it is. */
  List<PaperTie> ties(Actor actor, String document);

  /** What the company decided about papers. */
  PaperSettings settings(Actor actor, CompanyId company);

  /** Changes it; what waits is proposed so from then on. */
  PaperSettings settings(Actor actor, CompanyId company, PaperSettings settings);
}
