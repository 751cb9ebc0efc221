package org.partida.base.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An answer with its body in a file, which goes away on close unless it was moved. Not thread-safe.
 */
public final class WireResponse implements AutoCloseable {
  private final int status;
  private final Map<String, String> headers;
  private final Path body;

  public WireResponse(int status, Map<String, String> headers, Path body) {
    this.status = status;
    this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    this.headers.putAll(headers);
    this.body = body;
  }

  public int status() {
    return status;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The body; an empty file if there was none. */
  public Path body() {
    return body;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(body);
  }
}
