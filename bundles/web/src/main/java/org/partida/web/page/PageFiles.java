package org.partida.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.partida.model.Sha256;

/** The files of the page, read once. */
public final class PageFiles {
  private static final Map<String, String> NAMES =
      Map.of(
          "index.html", "text/html; charset=utf-8",
          "style.css", "text/css; charset=utf-8",
          "app.js", "text/javascript; charset=utf-8",
          "api.js", "text/javascript; charset=utf-8",
          "dom.js", "text/javascript; charset=utf-8",
          "views.js", "text/javascript; charset=utf-8",
          "texts.js", "text/javascript; charset=utf-8",
          "icon.svg", "image/svg+xml");

  private PageFiles() {}

  /** By name. */
  public static Map<String, File> all() {
    Map<String, File> files = new TreeMap<>();
    NAMES.forEach((name, type) -> files.put(name, read(name, type)));
    return files;
  }

  private static File read(String name, String type) {
    try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
      byte[] bytes = in.readAllBytes();
      return new File(bytes, type, "\"" + Sha256.of(bytes).hex().substring(0, 16) + "\"");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file in memory. Immutable. */
  public static final class File {
    private final byte[] bytes;
    private final String mediaType;
    private final String tag;

    File(byte[] bytes, String mediaType, String tag) {
      this.bytes = bytes;
      this.mediaType = mediaType;
      this.tag = tag;
    }

    public String mediaType() {
      return mediaType;
    }

    /** Its ETag, quotes included. */
    public String tag() {
      return tag;
    }

    public int size() {
      return bytes.length;
    }

    public void write(OutputStream out) throws IOException {
      out.write(bytes);
    }
  }
}
