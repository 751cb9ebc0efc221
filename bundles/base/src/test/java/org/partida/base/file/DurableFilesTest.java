package org.partida.base.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurableFilesTest {
  @TempDir Path dir;

  @Test
  void theFileIsSyncedBeforeItHasItsNameAndTheFolderAfter() throws IOException {
    Recording seam = new Recording("");
    new DurableFiles(seam).write(dir.resolve("a.xml"), content("x"));
    assertThat(seam.calls)
        .containsExactly("createFolders", "write", "syncFile", "rename", "syncFolder");
    assertThat(Files.readString(dir.resolve("a.xml"))).isEqualTo("x");
  }

  @Test
  void adoptingSyncsLikewise() throws IOException {
    Path spooled = Files.writeString(dir.resolve("spooled"), "x");
    Recording seam = new Recording("");
    new DurableFiles(seam).adopt(spooled, dir.resolve("b/c/a.xml"));
    assertThat(seam.calls).containsExactly("createFolders", "syncFile", "rename", "syncFolder");
    assertThat(Files.readString(dir.resolve("b/c/a.xml"))).isEqualTo("x");
    assertThat(spooled).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"write", "syncFile", "rename"})
  void aFailureLeavesTheOldFileAndNothingElse(String failing) throws IOException {
    Files.writeString(dir.resolve("a.xml"), "old");
    DurableFiles files = new DurableFiles(new Recording(failing));
    assertThatThrownBy(() -> files.write(dir.resolve("a.xml"), content("new")))
        .hasMessage("no " + failing);
    try (Stream<Path> left = Files.list(dir)) {
      assertThat(left).containsExactly(dir.resolve("a.xml"));
    }
    assertThat(Files.readString(dir.resolve("a.xml"))).isEqualTo("old");
  }

  @Test
  void whatHadTheNameIsReplaced() throws IOException {
    DurableFiles files = new DurableFiles(new RealFiles());
    files.write(dir.resolve("n/a.xml"), content("1"));
    files.write(dir.resolve("n/a.xml"), content("2"));
    assertThat(Files.readString(dir.resolve("n/a.xml"))).isEqualTo("2");
  }

  private static InputStream content(String s) {
    return new ByteArrayInputStream(s.getBytes(StandardCharsets.UTF_8));
  }

  /** The real file system, with a list of what was called and one call that fails. */
  private static final class Recording implements FileSeam {
    final List<String> calls = new ArrayList<>();
    private final RealFiles real = new RealFiles();
    private final String failing;

    Recording(String failing) {
      this.failing = failing;
    }

    private void called(String name) throws IOException {
      calls.add(name);
      if (name.equals(failing)) {
        throw new IOException("no " + name);
      }
    }

    @Override
    public void createFolders(Path folder) throws IOException {
      called("createFolders");
      real.createFolders(folder);
    }

    @Override
    public void write(Path file, InputStream content) throws IOException {
      called("write");
      real.write(file, content);
    }

    @Override
    public void syncFile(Path file) throws IOException {
      called("syncFile");
      real.syncFile(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      called("rename");
      real.rename(from, to);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
      called("syncFolder");
      real.syncFolder(folder);
    }

    @Override
    public void delete(Path file) throws IOException {
      called("delete");
      real.delete(file);
    }
  }
}
