package org.partida.base.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** What is wrong with a file that a caller named, in words. Stateless. */
public final class FileProblems {
  private FileProblems() {}

  /** What is done with an open file. */
  @FunctionalInterface
  public interface Reading<T> {
    T read(InputStream in) throws IOException;
  }

  /** Whatever went wrong with it. */
  public static Problem of(Exception e, String file) {
    if (e instanceof PartidaException p) {
      return p.problem();
    }
    if (e instanceof NoSuchFileException) {
      return new Problem("file.missing", "there is no such file", file, "check the path");
    }
    return new Problem(
        "file.unreadable",
        "cannot be read: " + e.getMessage(),
        file,
        "check the file and its rights");
  }

  /**
   * Reads a file that the caller named.
   *
   * @throws PartidaException {@code file.missing}, {@code file.unreadable}
   */
  public static <T> T read(String name, Path path, Reading<T> reading) {
    try (InputStream in = Files.newInputStream(path)) {
      return reading.read(in);
    } catch (IOException e) {
      throw new PartidaException(of(e, name), e);
    }
  }
}
