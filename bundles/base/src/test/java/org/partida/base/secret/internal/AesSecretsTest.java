package org.partida.base.secret.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partida.base.file.RealFiles;
import org.partida.base.secret.Secrets;
import org.partida.model.PartidaException;

class AesSecretsTest {
  @TempDir Path dir;

  @Test
  void whatIsSealedIsOpenedByAnotherLifeOfTheInstance() {
    String sealed = secrets("k").seal("jeton șț 123");
    assertThat(sealed).startsWith("v1:").doesNotContain("jeton");
    assertThat(secrets("k").open(sealed)).isEqualTo("jeton șț 123");
    assertThat(secrets("k").seal("jeton șț 123"))
        .as("a fresh nonce each time")
        .isNotEqualTo(sealed);
    assertThat(secrets("k").open(secrets("k").seal(""))).isEmpty();
  }

  @Test
  void theKeyFileIsPrivateAndTheOnlyOne() throws IOException {
    secrets("k");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("k"))))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(dir)) {
      assertThat(files).containsExactly(dir.resolve("k"));
    }
  }

  @Test
  void whatWasChangedIsRefused() {
    Secrets s = secrets("k");
    String sealed = s.seal("jeton");
    byte[] bytes = Base64.getDecoder().decode(sealed.substring(3));
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      refused("secret.changed", s, "v1:" + Base64.getEncoder().encodeToString(changed));
    }
    refused("secret.changed", s, "plain text");
    refused("secret.changed", s, "v1:AAAA");
    refused("secret.changed", secrets("other"), sealed);
    refused("secret.noKey", s, "v2:" + sealed.substring(3));
  }

  @Test
  void theHighestVersionSealsAndTheOldOnesOpen() throws IOException {
    String old = secrets("k").seal("a");
    Files.writeString(
        dir.resolve("k"),
        Files.readString(dir.resolve("k"))
            + "2:"
            + Base64.getEncoder().encodeToString(new byte[32])
            + "\n");
    Secrets rotated = secrets("k");
    assertThat(rotated.open(old)).isEqualTo("a");
    assertThat(rotated.seal("b")).startsWith("v2:");
    // a text cannot be passed off as sealed by another key
    refused("secret.changed", rotated, "v2:" + old.substring(3));
  }

  @Test
  void aBrokenKeyFileIsNeverWrittenOver() throws IOException {
    Files.writeString(dir.resolve("k"), "1:short\n");
    assertThatThrownBy(() -> secrets("k"))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> assertThat(e.problem().code()).isEqualTo("secret.keyFile"));
    assertThat(dir.resolve("k")).hasContent("1:short\n");
  }

  private Secrets secrets(String file) {
    return new AesSecrets(dir.resolve(file), new SecureRandom(), new RealFiles());
  }

  private static void refused(String code, Secrets s, String sealed) {
    assertThatThrownBy(() -> s.open(sealed))
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
  }
}
