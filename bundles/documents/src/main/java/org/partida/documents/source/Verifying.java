package org.partida.documents.source;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.api.company.Company;
import org.partida.api.document.PaperImport;
import org.partida.api.source.Pulled;
import org.partida.api.source.PulledState;
import org.partida.api.source.VerifyReport;
import org.partida.base.archive.Vault;
import org.partida.base.port.ArchiveRow;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.documents.business.NeutralWriter;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.Progress;

/** Makes documents of what was pulled, each in its own transaction. Thread-safe. */
final class Verifying {
  private final UnitOfWork books;
  private final Vault vault;
  private final Clock clock;
  private final ItemReader reader;
  private final NeutralWriter writer;

  Verifying(UnitOfWork books, Vault vault, Clock clock, ItemReader reader) {
    this.books = books;
    this.vault = vault;
    this.clock = clock;
    this.reader = reader;
    this.writer = new NeutralWriter(clock);
  }

  VerifyReport verify(List<String> ids, boolean draft, Progress progress) {
    List<String> verified = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    long drafts = 0;
    int done = 0;
    for (String id : ids) {
      if (progress.cancelled()) {
        return new VerifyReport(verified, drafts, problems, true);
      }
      progress.update(done++, ids.size(), id);
      try {
        if (draft) {
          books.write(tx -> aside(tx, id));
          drafts++;
        } else {
          verified.add(one(id));
        }
      } catch (PartidaException e) {
        problems.add(e.problem());
      }
    }
    return new VerifyReport(verified, drafts, problems, false);
  }

  private static Pulled aside(Tx tx, String id) {
    Pulled p = tx.sources().pulled(id).orElseThrow(() -> SourceProblems.noItem(id));
    if (p.state() != PulledState.WAITING && p.state() != PulledState.DRAFT) {
      throw refused(p);
    }
    Pulled next = p.with(PulledState.DRAFT, p.document(), p.problem());
    tx.sources().putPulled(next);
    return next;
  }

  private String one(String id) {
    Optional<Pulled> found = books.read(tx -> tx.sources().pulled(id));
    Pulled p = found.orElseThrow(() -> SourceProblems.noItem(id));
    Company company = books.read(tx -> tx.companies().require(p.company()));
    byte[] content;
    try (InputStream in = vault.open(p.content())) {
      content = in.readAllBytes();
    } catch (IOException e) {
      throw new PartidaException(
          new Problem(
              "archive.unreadable",
              "the archived content cannot be read: " + e.getMessage(),
              p.content().hex(),
              "run archive-verify"),
          e);
    }
    String name = p.connection() + " " + p.sourceId();
    ItemReader.Read read = reader.read(company, name, p.form(), content);
    return books.write(
        tx -> {
          Pulled now = tx.sources().pulled(id).orElseThrow();
          if (now.state() == PulledState.VERIFIED && now.document().isPresent()) {
            return now.document().get();
          }
          if (!now.content().equals(p.content())) {
            throw SourceProblems.refused(
                "source.changed",
                "it changed in the source a moment ago",
                id,
                "look at it again, then verify it");
          }
          if (now.state() != PulledState.WAITING && now.state() != PulledState.DRAFT) {
            throw refused(now);
          }
          return make(tx, now, content.length, read);
        });
  }

  /** Writes the document; answers its id. */
  String make(Tx tx, Pulled p, long size, ItemReader.Read read) {
    read.problem()
        .ifPresent(
            problem -> {
              throw new PartidaException(problem);
            });
    tx.archive()
        .put(
            new ArchiveRow(
                p.company(),
                p.content(),
                "PAYLOAD",
                p.connection() + " " + p.sourceId(),
                size,
                Optional.empty(),
                Optional.empty(),
                clock.instant()));
    PaperImport.Item item = read.writing().orElseThrow().write(tx, writer, p.content());
    tx.sources()
        .putPulled(p.with(PulledState.VERIFIED, Optional.of(item.document()), Optional.empty()));
    return item.document();
  }

  private static PartidaException refused(Pulled p) {
    return new PartidaException(
        p.problem()
            .orElseGet(
                () ->
                    new Problem(
                        "source.state",
                        "it is " + p.state() + " and cannot be verified or put aside",
                        p.id(),
                        "source-list shows what waits")));
  }
}
