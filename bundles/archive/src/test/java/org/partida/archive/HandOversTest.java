package org.partida.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.invitation.Collaboration.HandOver;
import org.partida.api.invitation.Collaboration.Member;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.base.file.RealFiles;
import org.partida.base.port.ArchiveRow;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.internal.WakeupHub;
import org.partida.model.PartidaException;
import org.partida.model.Sha256;
import org.partida.spi.action.Progress;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

class HandOversTest {
  private static final Actor FIRM = Actor.all("root", "Root", Channel.WEB);
  private static final Actor ANA = new Actor("ana", "Ana", Channel.WEB, List.of());

  private final TempHome home = new TempHome();
  private final TestClock clock = new TestClock("2026-11-22T10:00:00Z");
  private StoreDatabases databases;
  private UnitOfWork books;
  private FileVault vault;
  private HandOversService handOvers;

  @BeforeEach
  void open() throws IOException {
    databases = StoreDatabases.sqlite(home.books(), 2, clock);
    books = new Books(databases, new WakeupHub());
    vault = new FileVault(home.books().resolve("archive"), home.spool(), new RealFiles());
    handOvers = new HandOversService(books, vault, home, clock);
    kept("=1+1.csv", "a statement");
    kept("../../etc/passwd", "another");
  }

  @AfterEach
  void close() throws IOException {
    databases.close();
    home.close();
  }

  private Sha256 kept(String name, String text) throws IOException {
    Sha256 id = vault.store(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).id();
    books.<Boolean>write(
        tx -> {
          tx.archive()
              .put(
                  new ArchiveRow(
                      Samples.ALFA,
                      id,
                      "STATEMENT",
                      name,
                      text.length(),
                      Optional.empty(),
                      Optional.empty(),
                      clock.instant()));
          return true;
        });
    return id;
  }

  private void member(Optional<Instant> ended) {
    books.<Boolean>write(
        tx -> {
          tx.invitations()
              .putMember(
                  new Member(
                      "ana",
                      Samples.ALFA,
                      "client-looks",
                      clock.instant(),
                      ended,
                      Optional.empty()));
          return true;
        });
  }

  private Map<String, String> zip(Actor actor) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (InputStream in = handOvers.open(actor, Samples.ALFA);
        ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        all.put(e.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return all;
  }

  private static String code(Throwable e) {
    return ((PartidaException) e).problem().code();
  }

  @Test
  void everyFileStandsInTheManifestWithItsDigest() throws IOException {
    Sha256 lost = kept("lost.csv", "lost");
    Files.delete(vault.path(lost));
    HandOver made = handOvers.make(FIRM, Samples.ALFA, Progress.SILENT);
    assertThat(made.files()).isEqualTo(3);
    Map<String, String> files = zip(FIRM);
    assertThat(files).hasSize(4).containsKeys("manifest.csv", "SHA256SUMS");
    for (String line : files.get("SHA256SUMS").split("\n", -1)) {
      if (!line.isEmpty()) {
        String[] p = line.split("  ", 2);
        assertThat(Sha256.of(files.get(p[1]).getBytes(StandardCharsets.UTF_8)).hex())
            .isEqualTo(p[0]);
      }
    }
    assertThat(files.keySet()).noneMatch(n -> n.contains("..") || n.startsWith("/"));
    assertThat(files.get("manifest.csv"))
        .contains("\"'=1+1.csv\",ok")
        .contains(lost.hex() + ",,STATEMENT,\"lost.csv\",damaged or missing");
  }

  @Test
  void aPersonOfTheClientDownloadsItOnceAfterTheEnd() throws IOException {
    assertThatThrownBy(() -> handOvers.open(ANA, Samples.ALFA))
        .isInstanceOf(AccessDeniedException.class);
    member(Optional.empty());
    handOvers.make(FIRM, Samples.ALFA, Progress.SILENT);
    assertThatThrownBy(() -> handOvers.open(ANA, Samples.ALFA))
        .isInstanceOf(AccessDeniedException.class);
    member(Optional.of(clock.instant()));
    assertThat(zip(ANA)).containsKey("manifest.csv");
    assertThatThrownBy(() -> handOvers.open(ANA, Samples.ALFA))
        .satisfies(e -> assertThat(code(e)).isEqualTo("handover.taken"));
    assertThat(zip(FIRM)).hasSize(4);
    handOvers.make(FIRM, Samples.ALFA, Progress.SILENT);
    assertThat(zip(ANA)).hasSize(4);
  }

  @Test
  void cancelledItLeavesNothingBehind() throws IOException {
    assertThatThrownBy(() -> handOvers.make(FIRM, Samples.ALFA, new Cancelled()))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> handOvers.open(FIRM, Samples.ALFA))
        .satisfies(e -> assertThat(code(e)).isEqualTo("handover.unknown"));
    try (Stream<Path> left = Files.list(home.spool())) {
      assertThat(left).isEmpty();
    }
  }

  /** Somebody asks to stop before the first file. */
  private static final class Cancelled implements Progress {
    @Override
    public void update(long done, long total, String message) {}

    @Override
    public boolean cancelled() {
      return true;
    }
  }
}
