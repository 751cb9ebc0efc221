package org.partida.web.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.partida.base.home.Home;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.web.Services;

/**
 * A file that was sent, spooled to disk so that it can be read twice, and gone when closed.
 *
 * @param name the last part of the name the client gave, without control characters
 * @param path where it lies now
 */
public record Uploaded(String name, Path path) implements AutoCloseable {
  private static final int LONGEST_NAME = 200;

  public static Uploaded spool(Services services, String name, InputStream body)
      throws IOException {
    Optional<Path> folder = services.find(Home.class).map(Home::spool);
    Path file =
        folder.isPresent()
            ? Files.createTempFile(folder.get(), "upload", ".tmp")
            : Files.createTempFile("partida-upload", ".tmp");
    try {
      if (Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING) == 0) {
        throw new PartidaException(
            new Problem(
                "upload.empty",
                "no file was sent",
                "body",
                "send the file as the body, or as the part \"file\" of a form"));
      }
      return new Uploaded(safe(name), file);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /**
   * The name of a file as clients give it: maybe a whole path, maybe in the bytes of another
   * character set.
   */
  public static String safe(String name) {
    String given = name == null ? "" : name;
    String last =
        given
            .substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
            .replaceAll("\\p{Cntrl}", "")
            .trim();
    String shorter =
        last.length() > LONGEST_NAME ? last.substring(last.length() - LONGEST_NAME) : last;
    return shorter.isEmpty() || shorter.equals(".") || shorter.equals("..") ? "upload" : shorter;
  }

  /** HTTP's multipart headers come as Latin-1, and browsers write UTF-8 into them. */
  public static String utf8(String header) {
    if (header == null) {
      return "";
    }
    String utf8 = new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return utf8.indexOf('\uFFFD') >= 0 || header.chars().anyMatch(c -> c > 255) ? header : utf8;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
