package org.partida.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partida.itests.harness.Answer;
import org.partida.itests.harness.Instance;
import org.partida.itests.harness.Picture;
import org.partida.itests.harness.Places;
import org.partida.itests.harness.Undisturbed;

/** {@code karaf/} holds nothing that counts, and what is in {@code books/} can be proved. */
class CleanIT {
  private static Instance instance;

  @BeforeAll
  static void startsWithoutItsKarafFolder() {
    instance = Undisturbed.run().instance();
    Instance.delete(instance.home().resolve("karaf"));
    instance.start();
  }

  @AfterAll
  static void stops() {
    instance.stop();
  }

  @Test
  void deletingTheKarafFolderLosesNothing() {
    Picture.of(instance, Undisturbed.run().companies())
        .assertSameAs(Undisturbed.run().picture(), "after karaf/ was deleted");
  }

  @Test
  void aChangedByteIsFoundAndNamed() throws IOException {
    assertThat(instance.call("archive-verify", "--json").good().json().get("clean").asBoolean())
        .isTrue();
    Path victim =
        Places.files(instance.home().resolve("books/archive")).stream()
            .max(Comparator.comparing(Path::getFileName))
            .orElseThrow();
    byte[] original = Files.readAllBytes(victim);
    byte[] changed = original.clone();
    changed[changed.length / 2] ^= 1;
    boolean writable = victim.toFile().setWritable(true);
    assertThat(writable).isTrue();
    Files.write(victim, changed);
    try {
      Answer found = instance.call("archive-verify", "--json");
      assertThat(found.status()).isEqualTo(1);
      assertThat(found.json().get("findings"))
          .anySatisfy(
              f ->
                  assertThat(f.get("location").asText()).contains(victim.getFileName().toString()));
      assertThat(found.json().get("findings"))
          .allSatisfy(f -> assertThat(f.get("fix").asText()).isNotEmpty());
    } finally {
      Files.write(victim, original);
    }
    instance.call("archive-verify").good();
  }

  @Test
  void theSecretsAreForTheOwnerAlone() throws IOException {
    try (Stream<Path> all = Files.walk(instance.home().resolve("secret"))) {
      List<Path> secrets = all.toList();
      assertThat(secrets).hasSizeGreaterThan(1);
      assertThat(secrets)
          .allSatisfy(
              p ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(p)))
                      .endsWith("------"));
    }
  }
}
