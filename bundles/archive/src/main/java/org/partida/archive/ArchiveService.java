package org.partida.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.archive.Archive;
import org.partida.api.archive.ArchiveReport;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.archive.Vault;
import org.partida.base.file.DurableFiles;
import org.partida.base.home.Home;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.spi.action.Progress;
import org.partida.spi.network.Network;

/** The archive for those who may look into it. */
@Component(service = Archive.class)
public final class ArchiveService implements Archive {
  private static final int PAGE = 200;

  private final UnitOfWork books;
  private final Vault vault;
  private final Verifier verifier;
  private final Filing filing;

  @Activate
  public ArchiveService(
      @Reference UnitOfWork books,
      @Reference Vault vault,
      @Reference Home home,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<Network> networks) {
    this.books = books;
    this.vault = vault;
    this.verifier = new Verifier(books, vault, networks);
    this.filing =
        new Filing(home.books().resolve("filed"), vault, new DurableFiles(new ViewFiles()));
  }

  @Override
  public InputStream open(Actor actor, CompanyId company, Sha256 id) throws IOException {
    actor.require(company, Module.ARCHIVE, Access.READ);
    if (books.read(tx -> tx.archive().find(company, id)).isEmpty()) {
      // the bytes may be another company's: the index, not the vault, says whose they are
      throw new PartidaException(
          new Problem(
              "archive.unknown", company + " has no such object", id.hex(), "check the id"));
    }
    return vault.open(id);
  }

  @Override
  public ArchiveReport verify(Actor actor, Optional<CompanyId> company, Progress progress) {
    require(actor, company, Access.READ);
    return verifier.verify(company, progress);
  }

  @Override
  public int refile(Actor actor, Optional<CompanyId> company, Progress progress) {
    require(actor, company, Access.WRITE);
    List<CompanyId> ids =
        company
            .map(List::of)
            .orElseGet(
                () -> books.read(tx -> tx.companies().list()).stream().map(c -> c.id()).toList());
    int count = 0;
    Optional<String> after = Optional.empty();
    do {
      Optional<String> from = after;
      Page<Document> page =
          books.read(tx -> tx.documents().list(DocumentFilter.ALL, ids, PAGE, from));
      for (Document d : page.items()) {
        refile(d);
        progress.update(++count, 0, d.number());
      }
      after = progress.cancelled() ? Optional.empty() : page.next();
    } while (after.isPresent());
    return count;
  }

  private void refile(Document d) {
    try {
      filing.file(d, books.read(tx -> tx.links().papers(d.id())));
    } catch (IOException e) {
      throw new PartidaException(
          new Problem(
              "archive.refile",
              "cannot file document " + d.number() + ": " + e.getMessage(),
              d.id(),
              "check the disk, then run archive-verify"),
          e);
    }
  }

  private static void require(Actor actor, Optional<CompanyId> company, Access access) {
    if (company.isPresent()) {
      actor.require(company.get(), Module.ARCHIVE, access);
    } else {
      actor.requireAll(Module.ARCHIVE, access);
    }
  }
}
