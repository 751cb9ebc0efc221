package org.partida.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.archive.ArchiveReport;
import org.partida.api.security.Actor;
import org.partida.base.archive.Vault;
import org.partida.base.file.RealFiles;
import org.partida.base.port.ArchiveRow;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.internal.WakeupHub;
import org.partida.model.PartidaException;
import org.partida.spi.action.Progress;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

class VerifyTest {
  private final TempHome home = new TempHome();
  private StoreDatabases databases;
  private UnitOfWork books;
  private FileVault vault;
  private ArchiveService archive;

  @BeforeEach
  void open() {
    databases = StoreDatabases.sqlite(home.books(), 2, new TestClock("2026-11-22T10:00:00Z"));
    books = new Books(databases, new WakeupHub());
    vault = new FileVault(home.books().resolve("archive"), home.spool(), new RealFiles());
    archive = new ArchiveService(books, vault, home, List.of());
  }

  @AfterEach
  void close() throws IOException {
    databases.close();
    home.close();
  }

  @Test
  void anUntouchedArchiveIsClean() throws IOException {
    keep("one");
    keep("two");
    ArchiveReport r = verify();
    assertThat(r.clean()).isTrue();
    assertThat(r.objects()).isEqualTo(2);
    assertThat(r.bytes()).isEqualTo(6);
  }

  @Test
  void aChangedByteIsFoundAndNamed() throws IOException {
    Vault.Stored one = keep("one");
    keep("two");
    Path file = vault.path(one.id());
    Files.writeString(file, "0ne");
    assertThat(verify().findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.code()).isEqualTo("archive.changed");
              assertThat(f.location()).contains(one.id().hex()).contains("one.xml");
            });
  }

  @Test
  void aLostObjectIsFoundAndNamed() throws IOException {
    Vault.Stored one = keep("one");
    Files.delete(vault.path(one.id()));
    assertThat(verify().findings())
        .singleElement()
        .satisfies(f -> assertThat(f.code()).isEqualTo("archive.missing"));
  }

  @Test
  void bytesOfAnotherCompanyAreNotOpened() throws IOException {
    Vault.Stored one = keep("one");
    Actor worker = Actor.worker();
    assertThat(archive.open(worker, Samples.ALFA, one.id())).hasContent("one");
    assertThatThrownBy(() -> archive.open(worker, Samples.BETA, one.id()))
        .isInstanceOf(PartidaException.class);
  }

  private ArchiveReport verify() {
    return archive.verify(Actor.worker(), Optional.empty(), Progress.SILENT);
  }

  private Vault.Stored keep(String text) throws IOException {
    Vault.Stored s = vault.store(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    books.write(
        tx -> {
          tx.archive()
              .put(
                  new ArchiveRow(
                      Samples.ALFA,
                      s.id(),
                      "PAYLOAD",
                      text + ".xml",
                      s.size(),
                      Optional.empty(),
                      Optional.empty(),
                      Instant.parse("2026-11-22T10:00:00Z")));
          return null;
        });
    return s;
  }
}
