package org.partida.spi.statement;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The beginning of a file, for detection. Immutable and thread-safe. */
public final class StatementHead {
  /** How many bytes of a file are looked at. */
  public static final int LIMIT = 64 * 1024;

  private final String fileName;
  private final byte[] bytes;

  public StatementHead(String fileName, byte[] bytes) {
    this.fileName = fileName;
    this.bytes = Arrays.copyOf(bytes, Math.min(bytes.length, LIMIT));
  }

  public String fileName() {
    return fileName;
  }

  /** A copy of the first bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The first bytes as Latin-1 text, good enough to look for ASCII marks. */
  public String ascii() {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
