package org.partida.base.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/**
 * A ZIP that a stranger made. Names are told as given and never used as paths; sizes are counted,
 * not believed; checksums are checked. Not thread-safe.
 */
public final class SafeZip implements AutoCloseable {
  private final ZipFile zip;
  private final ZipLimits limits;
  private final List<Entry> entries;
  private long totalLeft;

  private SafeZip(ZipFile zip, ZipLimits limits) {
    this.zip = zip;
    this.limits = limits;
    this.totalLeft = limits.totalBytes();
    this.entries = zip.stream().filter(e -> !e.isDirectory()).map(Entry::new).toList();
  }

  /** A file in the container, by the name it was given. */
  public static final class Entry {
    private final ZipEntry entry;

    private Entry(ZipEntry entry) {
      this.entry = entry;
    }

    /** The name as given: to be shown and told apart by, never to be a path. */
    public String name() {
      return entry.getName();
    }

    @Override
    public String toString() {
      return name();
    }
  }

  /** Opens with the default limits. */
  public static SafeZip open(Path file) throws IOException {
    return open(file, ZipLimits.DEFAULT);
  }

  /**
   * Opens a container.
   *
   * @throws PartidaException {@code zip.notZip}, {@code zip.truncated}, {@code zip.broken}, {@code
   *     zip.entries}
   */
  public static SafeZip open(Path file, ZipLimits limits) throws IOException {
    ZipHead.requireZip(file);
    ZipFile zip = openFile(file);
    if (zip.size() > limits.entries()) {
      zip.close();
      throw refused(
          "zip.entries",
          "the ZIP has more than " + limits.entries() + " entries",
          file.getFileName().toString());
    }
    return new SafeZip(zip, limits);
  }

  /** The files in it, in the order of its directory. */
  public List<Entry> entries() {
    return entries;
  }

  /**
   * An entry's bytes; reading fails with a PartidaException {@code zip.tooLarge}, {@code zip.bomb}
   * or {@code zip.broken}.
   *
   * @throws IOException if the file fails
   */
  public InputStream read(Entry entry) throws IOException {
    try {
      return new EntryStream(zip.getInputStream(entry.entry), entry.entry, limits, this::count);
    } catch (ZipException e) {
      throw broken(entry.name(), e);
    }
  }

  /**
   * Unpacks an entry into a new file whose name the caller chose; if it fails, no part of the file
   * stays.
   */
  public void extract(Entry entry, Path target) throws IOException {
    try (InputStream in = read(entry)) {
      Files.copy(in, target);
    } catch (PartidaException e) {
      Files.deleteIfExists(target);
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private void count(String name, long bytes) {
    totalLeft -= bytes;
    if (totalLeft < 0) {
      throw refused(
          "zip.tooLarge", "the ZIP unpacks to more than " + limits.totalBytes() + " bytes", name);
    }
  }

  /** Names are UTF-8, or, by older tools, anything: Latin-1 reads them all. */
  private static ZipFile openFile(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      return openFile(file, StandardCharsets.ISO_8859_1);
    }
  }

  private static ZipFile openFile(Path file, Charset names) throws IOException {
    try {
      return new ZipFile(file.toFile(), names);
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw new PartidaException(
          new Problem(
              "zip.truncated",
              "the ZIP is cut short or damaged: " + e.getMessage(),
              file.getFileName().toString(),
              "fetch it again"),
          e);
    }
  }

  static PartidaException refused(String code, String message, String location) {
    return new PartidaException(
        new Problem(code, message, location, "look at the file by hand before it is taken in"));
  }

  static PartidaException broken(String name, IOException cause) {
    return new PartidaException(
        new Problem(
            "zip.broken",
            "an entry cannot be unpacked: " + cause.getMessage(),
            name,
            "fetch the file again"),
        cause);
  }
}
