package org.partida.base.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** Fails as its owner wants once more bytes than the limit are read. Not thread-safe. */
public final class LimitedInput extends FilterInputStream {
  private final Supplier<? extends RuntimeException> tooLong;
  private long left;

  /**
   * Reads from {@code in}.
   *
   * @param limit how many bytes may be read
   * @param tooLong what is thrown when there are more
   */
  public LimitedInput(InputStream in, long limit, Supplier<? extends RuntimeException> tooLong) {
    super(in);
    this.left = limit;
    this.tooLong = tooLong;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    count(n);
    return n;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = super.skip(n);
    count(skipped);
    return skipped;
  }

  /** What was read twice would be counted twice. */
  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long n) {
    left -= Math.max(0, n);
    if (left < 0) {
      throw tooLong.get();
    }
  }
}
