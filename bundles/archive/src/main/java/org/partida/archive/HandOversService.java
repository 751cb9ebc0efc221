package org.partida.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.api.invitation.Collaboration.HandOver;
import org.partida.api.invitation.Collaboration.Member;
import org.partida.api.invitation.HandOvers;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.archive.Vault;
import org.partida.base.clock.Ids;
import org.partida.base.home.Home;
import org.partida.base.port.ArchiveRow;
import org.partida.base.port.AuditStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.Progress;

/** Hands the archive of a company over as one zip, beside the books. Thread-safe. */
@Component(service = HandOvers.class)
public final class HandOversService implements HandOvers {
  private static final int PAGE = 200;

  private final UnitOfWork books;
  private final Vault vault;
  private final Home home;
  private final Clock clock;
  private final Ids ids;

  @Activate
  public HandOversService(
      @Reference UnitOfWork books,
      @Reference Vault vault,
      @Reference Home home,
      @Reference Clock clock) {
    this.books = books;
    this.vault = vault;
    this.home = home;
    this.clock = clock;
    this.ids = new Ids(clock);
  }

  @Override
  public HandOver make(Actor actor, CompanyId company, Progress progress) throws IOException {
    actor.require(company, Module.ARCHIVE, Access.WRITE);
    String id = ids.next();
    Path zip = Files.createTempFile(home.spool(), "handover-", ".zip");
    try {
      int files;
      try (HandOverZip out = new HandOverZip(Files.newOutputStream(zip), vault, progress)) {
        documents(company, out);
        rest(company, out);
        files = out.finish();
      }
      if (progress.cancelled()) {
        throw new CancellationException();
      }
      HandOver made = new HandOver(id, clock.instant(), files, Files.size(zip));
      Path target = file(company);
      Files.createDirectories(target.getParent());
      Files.move(zip, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      books.write(
          tx -> {
            tx.invitations().putHandOver(company, made);
            // what is made anew can be downloaded anew
            tx.invitations().members(company).forEach(m -> put(tx, m, Optional.empty()));
            audit(tx, actor, company, "handover.make", id + " " + files);
            return null;
          });
      return made;
    } finally {
      Files.deleteIfExists(zip);
    }
  }

  private void documents(CompanyId company, HandOverZip out) throws IOException {
    Optional<String> after = Optional.empty();
    do {
      Optional<String> from = after;
      Page<Document> page =
          books.read(tx -> tx.documents().list(DocumentFilter.ALL, List.of(company), PAGE, from));
      for (Document d : page.items()) {
        out.document(d);
      }
      after = page.next();
    } while (after.isPresent());
  }

  /** Statements, receipts, the containers as they came: whatever stands in no document. */
  private void rest(CompanyId company, HandOverZip out) throws IOException {
    Optional<ArchiveRow> after = Optional.empty();
    while (true) {
      Optional<ArchiveRow> from = after;
      List<ArchiveRow> rows = books.read(tx -> tx.archive().list(Optional.of(company), from, PAGE));
      for (ArchiveRow row : rows) {
        out.other(row);
      }
      if (rows.size() < PAGE) {
        return;
      }
      after = Optional.of(rows.get(rows.size() - 1));
    }
  }

  @Override
  public InputStream open(Actor actor, CompanyId company) throws IOException {
    boolean firm = actor.may(company, Module.ARCHIVE, Access.WRITE);
    Optional<Member> member =
        firm
            ? Optional.empty()
            : books
                .read(tx -> tx.invitations().member(company, actor.id()))
                .filter(m -> m.endedAt().isPresent());
    if (!firm && member.isEmpty()) {
      // a client looks into the archive until the end; this is for afterwards
      actor.require(company, Module.ARCHIVE, Access.WRITE);
    }
    if (books.read(tx -> tx.invitations().handOver(company)).isEmpty()
        || !Files.exists(file(company))) {
      throw new PartidaException(
          new Problem(
              "handover.unknown",
              "nothing is made to be handed over",
              company.value(),
              "the firm makes it: handover-make, or the page Invitations"));
    }
    InputStream in = Files.newInputStream(file(company));
    try {
      books.write(
          tx -> {
            member.ifPresent(m -> take(tx, company, m));
            audit(tx, actor, company, "handover.download", "");
            return null;
          });
      return in;
    } catch (RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private void take(Tx tx, CompanyId company, Member known) {
    Member m = tx.invitations().member(company, known.person()).orElse(known);
    if (m.taken().isPresent()) {
      throw new PartidaException(
          new Problem(
              "handover.taken",
              "the archive was downloaded already",
              company.value(),
              "ask the firm to make it anew"));
    }
    put(tx, m, Optional.of(clock.instant()));
  }

  private static void put(Tx tx, Member m, Optional<Instant> taken) {
    tx.invitations()
        .putMember(new Member(m.person(), m.company(), m.role(), m.since(), m.endedAt(), taken));
  }

  private Path file(CompanyId company) {
    return home.books().resolve("handover").resolve(company.value() + ".zip");
  }

  private void audit(Tx tx, Actor actor, CompanyId company, String action, String detail) {
    tx.audit()
        .add(
            new AuditStore.Row(
                clock.instant(),
                actor.id(),
                actor.channel().name(),
                Optional.of(company),
                action,
                company.value(),
                detail));
  }
}
