package org.partida.documents.business;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.api.company.Company;
import org.partida.api.document.Paper;
import org.partida.api.document.PaperImport;
import org.partida.base.archive.Vault;
import org.partida.base.json.JsonTree;
import org.partida.base.paper.NeutralFile;
import org.partida.base.port.ArchiveRow;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.Progress;

/**
 * From a file to documents, all in one transaction: it is kept whole or, if it is stopped, not at
 * all. Thread-safe.
 */
final class PaperImporter {
  private static final int SAY_EVERY = 100;

  private final UnitOfWork books;
  private final Vault vault;
  private final Clock clock;
  private final NeutralWriter writer;

  PaperImporter(UnitOfWork books, Vault vault, Clock clock) {
    this.books = books;
    this.vault = vault;
    this.clock = clock;
    this.writer = new NeutralWriter(clock);
  }

  PaperImport take(CompanyId company, String name, byte[] bytes, Progress progress)
      throws IOException {
    Company c = books.read(tx -> tx.companies().require(company));
    NeutralFile.Content content = NeutralFile.read(bytes, name);
    List<Problem> problems = new ArrayList<>();
    List<Neutral> papers = new ArrayList<>();
    for (JsonTree t : content.papers()) {
      say(progress, name, papers.size() + problems.size(), content.papers().size());
      try {
        papers.add(bookable(Neutral.of(c, name, t)));
      } catch (PartidaException e) {
        problems.add(e.problem());
      }
    }
    if (papers.isEmpty() && problems.isEmpty()) {
      problems.add(
          new Problem("paper.none", "there is no paper in it", name, "see docs/papers.md"));
    }
    List<PaperImport.Item> items =
        papers.isEmpty()
            ? List.of()
            : write(company, name, content.format(), bytes, papers, progress);
    return new PaperImport(name, items, problems);
  }

  private static Neutral bookable(Neutral what) {
    if (what instanceof Neutral.OfMoney m && m.receipt().isEmpty()) {
      throw new PartidaException(Neutral.notBookable(m.number()));
    }
    return what;
  }

  private List<PaperImport.Item> write(
      CompanyId company,
      String name,
      String format,
      byte[] bytes,
      List<Neutral> papers,
      Progress progress)
      throws IOException {
    Vault.Stored stored = vault.store(new ByteArrayInputStream(bytes));
    return books.write(
        tx -> {
          tx.archive()
              .put(
                  new ArchiveRow(
                      company,
                      stored.id(),
                      "PAYLOAD",
                      name,
                      stored.size(),
                      Optional.empty(),
                      Optional.empty(),
                      clock.instant()));
          List<PaperImport.Item> items = new ArrayList<>();
          for (Neutral p : papers) {
            say(progress, name, items.size(), papers.size());
            items.add(writer.write(tx, company, p, format, stored.id(), Paper.FILE));
          }
          return items;
        });
  }

  /** An exception inside the transaction takes all of it back. */
  private static void say(Progress progress, String name, int done, int all) {
    if (progress.cancelled()) {
      throw new PartidaException(
          new Problem(
              "import.cancelled",
              "the import of " + name + " was stopped: nothing of it is kept",
              name,
              "start it again when you like"));
    }
    if (done % SAY_EVERY == 0) {
      progress.update(done, all, name);
    }
  }
}
