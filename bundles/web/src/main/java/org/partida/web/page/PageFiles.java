package org.partida.web.page;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.partida.model.Sha256;

/** The files of the page, read once: those that its build listed, and no others. */
public final class PageFiles {
  private static final String FOLDER = "app/";

  /** By the end of the name; a file of another kind is a defect of the build. */
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "webmanifest", "application/manifest+json",
          "txt", "text/plain; charset=utf-8",
          "png", "image/png",
          "svg", "image/svg+xml");

  private PageFiles() {}

  /** By name, as in {@code assets/index-Ab3.js}. */
  public static Map<String, File> all() {
    Map<String, File> files = new TreeMap<>();
    for (String name : new String(bytes("files.txt"), StandardCharsets.UTF_8).lines().toList()) {
      byte[] bytes = bytes(name);
      String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
      if (type == null) {
        throw new IllegalStateException("the page has a file of an unknown kind: " + name);
      }
      String tag = "\"" + Sha256.of(bytes).hex().substring(0, 16) + "\"";
      // the build puts a hash of the content into these names
      files.put(name, new File(bytes, type, tag, name.startsWith("assets/")));
    }
    return files;
  }

  private static byte[] bytes(String name) {
    try (InputStream in = PageFiles.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new FileNotFoundException("the bundle was built without " + FOLDER + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file in memory. Immutable. */
  public static final class File {
    private final byte[] bytes;
    private final String mediaType;
    private final String tag;
    private final boolean lasting;

    File(byte[] bytes, String mediaType, String tag, boolean lasting) {
      this.bytes = bytes;
      this.mediaType = mediaType;
      this.tag = tag;
      this.lasting = lasting;
    }

    public String mediaType() {
      return mediaType;
    }

    /** Its ETag, quotes included. */
    public String tag() {
      return tag;
    }

    /** Whether another content would have another name. */
    public boolean lasting() {
      return lasting;
    }

    public int size() {
      return bytes.length;
    }

    public void write(OutputStream out) throws IOException {
      out.write(bytes);
    }

    /** As text. */
    public String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
