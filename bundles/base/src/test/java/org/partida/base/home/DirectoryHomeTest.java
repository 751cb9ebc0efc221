package org.partida.base.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryHomeTest {
  @TempDir Path dir;

  @Test
  void foldersExistWhenTheyAreAskedForEvenAgain() throws IOException {
    DirectoryHome home = new DirectoryHome(dir.resolve("a/b"));
    for (Path p :
        new Path[] {home.secret(), home.books(), home.run(), home.inbox(), home.spool()}) {
      assertThat(p).isDirectory().startsWith(dir.resolve("a/b"));
    }
    Files.delete(home.run());
    assertThat(home.run()).isDirectory();
    assertThat(home.spool()).startsWith(home.books());
  }

  @Test
  void theSecretFolderIsPrivate() throws IOException {
    Path secret = new DirectoryHome(dir.resolve("x")).secret();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rwx------");
  }
}
