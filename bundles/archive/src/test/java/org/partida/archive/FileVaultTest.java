package org.partida.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.base.archive.Vault;
import org.partida.base.file.FileSeam;
import org.partida.base.file.RealFiles;
import org.partida.model.Sha256;

class FileVaultTest {
  @TempDir private Path folder;

  private final List<String> calls = new ArrayList<>();
  private FileVault vault;

  @BeforeEach
  void open() throws IOException {
    Files.createDirectories(folder.resolve("spool"));
    vault = new FileVault(folder.resolve("archive"), folder.resolve("spool"), new Recorded());
  }

  @Test
  void bytesAreSyncedBeforeTheyHaveTheirName() throws IOException {
    vault.store(bytes("hello"));
    assertThat(calls).containsSubsequence("write", "syncFile", "rename", "syncFolder");
  }

  @Test
  void theSameBytesAreKeptOnce() throws IOException {
    Vault.Stored a = vault.store(bytes("hello"));
    calls.clear();
    Vault.Stored b = vault.store(bytes("hello"));
    assertThat(a)
        .isEqualTo(b)
        .isEqualTo(new Vault.Stored(Sha256.of("hello".getBytes(StandardCharsets.UTF_8)), 5));
    assertThat(calls).doesNotContain("rename");
    try (InputStream in = vault.open(a.id())) {
      assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("hello");
    }
  }

  @Test
  void aFinishedFileIsTakenOverSyncedAndNotCopied() throws IOException {
    Path file = Files.writeString(folder.resolve("spool/finished"), "hello");
    Vault.Stored a = vault.adopt(file);
    assertThat(calls).containsSubsequence("syncFile", "rename", "syncFolder");
    assertThat(calls).doesNotContain("write");
    assertThat(file).doesNotExist();
    assertThat(a)
        .isEqualTo(new Vault.Stored(Sha256.of("hello".getBytes(StandardCharsets.UTF_8)), 5));
    assertThat(vault.path(a.id())).hasContent("hello");
  }

  @Test
  void aFileWhoseBytesAreKeptAlreadyGoesAway() throws IOException {
    Vault.Stored kept = vault.store(bytes("hello"));
    Path file = Files.writeString(folder.resolve("spool/again"), "hello");
    calls.clear();
    assertThat(vault.adopt(file)).isEqualTo(kept);
    assertThat(file).doesNotExist();
    assertThat(calls).doesNotContain("rename");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, 3_000_000})
  void filesOfEverySizeAreKeptWholeAndOnce(int size) throws IOException {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    for (int i = 0; i < 2; i++) {
      assertThat(vault.store(new ByteArrayInputStream(content)))
          .isEqualTo(new Vault.Stored(Sha256.of(content), size));
    }
    assertThat(vault.path(Sha256.of(content))).hasBinaryContent(content);
    assertThat(calls).containsOnlyOnce("rename");
    assertThat(folder.resolve("spool")).isEmptyDirectory();
  }

  @Test
  void aFailedWriteLeavesNothingBehind() throws IOException {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the line is down");
          }

          @Override
          public int read(byte[] b, int off, int len) throws IOException {
            return read();
          }
        };
    assertThatThrownBy(() -> vault.store(broken)).hasMessage("the line is down");
    try (var left = Files.list(folder.resolve("spool"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void whatIsLostIsNamed() {
    Sha256 id = Sha256.of(new byte[0]);
    assertThatThrownBy(() -> vault.open(id))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(id.hex());
  }

  private static InputStream bytes(String s) {
    return new ByteArrayInputStream(s.getBytes(StandardCharsets.UTF_8));
  }

  /** Real files that tell what was done to them. */
  private final class Recorded implements FileSeam {
    private final RealFiles real = new RealFiles();

    @Override
    public void createFolders(Path f) throws IOException {
      real.createFolders(f);
    }

    @Override
    public void write(Path f, InputStream content) throws IOException {
      calls.add("write");
      real.write(f, content);
    }

    @Override
    public void syncFile(Path f) throws IOException {
      calls.add("syncFile");
      real.syncFile(f);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      calls.add("rename");
      real.rename(from, to);
    }

    @Override
    public void syncFolder(Path f) throws IOException {
      calls.add("syncFolder");
      real.syncFolder(f);
    }

    @Override
    public void delete(Path f) throws IOException {
      real.delete(f);
    }
  }
}
