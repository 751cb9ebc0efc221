package org.partida.base.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partida.model.PartidaException;

class SafeZipTest {
  @TempDir Path dir;

  @Test
  void namesAreToldAsGivenAndAreNeverPaths() throws IOException {
    Path file = write(zip("../../evil.xml", bytes("<a/>"), "semnatura_1.xml", bytes("<s/>")));
    try (SafeZip zip = SafeZip.open(file)) {
      assertThat(zip.entries())
          .extracting(SafeZip.Entry::name)
          .containsExactly("../../evil.xml", "semnatura_1.xml");
      try (InputStream in = zip.read(zip.entries().get(0))) {
        assertThat(in.readAllBytes()).asString().isEqualTo("<a/>");
      }
      zip.extract(zip.entries().get(1), dir.resolve("chosen"));
      assertThat(dir.resolve("chosen")).hasContent("<s/>");
    }
  }

  @Test
  void whatServersSendInItsPlaceIsNamed() throws IOException {
    Path html = write(bytes("<html><body>Eroare</body></html>"));
    refused("zip.notZip", () -> SafeZip.open(html)).hasMessageContaining("<html>");
    Path empty = write(new byte[0]);
    refused("zip.notZip", () -> SafeZip.open(empty)).hasMessageContaining("empty");
  }

  @Test
  void aZipCutShortAnywhereIsRefused() throws IOException {
    byte[] whole = zip("a.xml", bytes("<a/>".repeat(50)), "b.xml", bytes("<b/>"));
    for (int length = 4; length < whole.length; length += 7) {
      Path cut = write(Arrays.copyOf(whole, length));
      refused("zip.truncated", () -> SafeZip.open(cut));
    }
  }

  @Test
  void aDamagedDirectoryIsRefusedAndNothingElse() throws IOException {
    byte[] whole = zip("a.xml", bytes("<a/>".repeat(50)));
    for (int at = whole.length - 22; at < whole.length; at++) {
      for (int value : new int[] {0, 1, 0x2c, 0x38, 0xff}) {
        byte[] changed = whole.clone();
        changed[at] = (byte) value;
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        System.arraycopy(whole, at, longer, at + 1, whole.length - at);
        longer[at] = (byte) value;
        for (byte[] damaged : new byte[][] {changed, longer}) {
          try (SafeZip zip = SafeZip.open(write(damaged))) {
            assertThat(zip.entries()).hasSizeLessThan(2);
          } catch (PartidaException e) {
            assertThat(e.problem().code()).startsWith("zip.");
          }
        }
      }
    }
  }

  @Test
  void aChangedByteIsFound() throws IOException {
    byte[] bytes = stored("a.xml", bytes("<a>1000</a>"));
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("1000");
    bytes[at] = '9';
    try (SafeZip zip = SafeZip.open(write(bytes))) {
      refused("zip.broken", () -> zip.extract(zip.entries().get(0), dir.resolve("out")));
      assertThat(dir.resolve("out")).doesNotExist();
    }
  }

  @Test
  void aBombIsRefusedBeforeItIsUnpacked() throws IOException {
    Path file = write(zip("a.xml", new byte[20 << 20]));
    try (SafeZip zip = SafeZip.open(file)) {
      refused("zip.bomb", () -> drain(zip, 0));
    }
    try (SafeZip zip = SafeZip.open(file, new ZipLimits(9, 5 << 20, 1L << 40, 1_000_000))) {
      refused("zip.tooLarge", () -> drain(zip, 0));
    }
  }

  @Test
  void allEntriesTogetherAreLimited() throws IOException {
    Path file = write(zip("a", new byte[600], "b", new byte[600]));
    try (SafeZip zip = SafeZip.open(file, new ZipLimits(9, 1000, 1000, 200))) {
      drain(zip, 0);
      refused("zip.tooLarge", () -> drain(zip, 1));
    }
    refused("zip.entries", () -> SafeZip.open(file, new ZipLimits(1, 1000, 1000, 200)));
  }

  private static void drain(SafeZip zip, int entry) throws IOException {
    try (InputStream in = zip.read(zip.entries().get(entry))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> refused(
      String code, ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(Files.createTempFile(dir, "z", ".zip"), bytes);
  }

  private static byte[] bytes(String s) {
    return s.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(Object... namesAndBytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream z = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndBytes.length; i += 2) {
        z.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
        z.write((byte[]) namesAndBytes[i + 1]);
      }
    }
    return out.toByteArray();
  }

  private static byte[] stored(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream z = new ZipOutputStream(out)) {
      z.setLevel(0);
      z.putNextEntry(new ZipEntry(name));
      z.write(content);
    }
    return out.toByteArray();
  }
}
