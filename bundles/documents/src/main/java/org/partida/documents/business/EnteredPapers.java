package org.partida.documents.business;

import java.io.IOException;
import java.time.Clock;
import org.partida.api.company.Company;
import org.partida.api.document.Paper;
import org.partida.api.document.PaperImport;
import org.partida.base.paper.NeutralFile;
import org.partida.base.port.Tx;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;

/** One paper that a person entered, in the neutral form. Thread-safe. */
public final class EnteredPapers {
  private static final String WHERE = "entry";

  private final NeutralWriter writer;

  /** Over a clock. */
  public EnteredPapers(Clock clock) {
    this.writer = new NeutralWriter(clock);
  }

  /** A paper that was read. Immutable. */
  public static final class Read {
    private final Neutral paper;

    private Read(Neutral paper) {
      this.paper = paper;
    }
  }

  /**
   * Reads it.
   *
   * @throws PartidaException {@code paper.field} with the field, {@code paper.one}
   */
  public Read read(Company company, byte[] json) throws IOException {
    NeutralFile.Content content = NeutralFile.read(json, WHERE);
    if (!content.format().equals(NeutralFile.JSON) || content.papers().size() != 1) {
      throw new PartidaException(
          new Problem(
              "paper.one", "one paper is entered at a time", WHERE, "send one object of JSON"));
    }
    Neutral paper = Neutral.of(company, WHERE, content.papers().get(0));
    if (paper instanceof Neutral.OfMoney m) {
      throw new PartidaException(
          new Problem(
              "paper.refused",
              m.number() + " is a payment, not a paper that says what was bought",
              WHERE,
              "enter it in the register of receipts"));
    }
    return new Read(paper);
  }

  /**
   * Makes the document, inside a transaction; one that is there gets the scan.
   *
   * @param format of the scan, see {@code base.file.Originals}
   * @param scan its bytes
   */
  public PaperImport.Item write(Tx tx, CompanyId company, Read read, String format, Sha256 scan) {
    return writer.write(tx, company, read.paper, format, scan, Paper.SCAN);
  }
}
