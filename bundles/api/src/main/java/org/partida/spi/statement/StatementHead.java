package org.partida.spi.statement;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The beginning of a file, for detection. Thread-safe; what it says does not change. */
public final class StatementHead {
  /** How many bytes of a file are looked at. */
  public static final int LIMIT = 64 * 1024;

  private final String fileName;
  private final byte[] bytes;
  private final List<List<String>> rows;
  private final Map<Class<?>, Object> derived = new ConcurrentHashMap<>();

  public StatementHead(String fileName, byte[] bytes) {
    this(fileName, bytes, List.of());
  }

  /** Of a workbook, whose bytes tell nothing before they are unpacked. */
  public StatementHead(String fileName, byte[] bytes, List<List<String>> rows) {
    this.fileName = fileName;
    this.rows = rows.stream().map(List::copyOf).toList();
    this.bytes = Arrays.copyOf(bytes, Math.min(bytes.length, LIMIT));
  }

  public String fileName() {
    return fileName;
  }

  /** A copy of the first bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The first rows of a workbook's first sheet; empty for every other file. */
  public List<List<String>> rows() {
    return rows;
  }

  /**
   * What a kind of reader makes of the head: made once, however many readers of that kind look.
   *
   * @param kind a class of the readers' own
   */
  public <T> T once(Class<T> kind, Function<StatementHead, T> make) {
    return kind.cast(derived.computeIfAbsent(kind, k -> make.apply(this)));
  }

  /** The first bytes as Latin-1 text, good enough to look for ASCII marks. */
  public String ascii() {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
