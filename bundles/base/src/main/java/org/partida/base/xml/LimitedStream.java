package org.partida.base.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read and stops at the limit. */
final class LimitedStream extends FilterInputStream {
  private final long limit;
  private long left;

  LimitedStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
    this.left = limit;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    return b < 0 ? b : (int) count(1, b);
  }

  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    int n = super.read(b, off, len);
    return n < 0 ? n : (int) count(n, n);
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = super.skip(n);
    return count(skipped, skipped);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private long count(long n, long result) throws TooLarge {
    left -= n;
    if (left < 0) {
      throw new TooLarge("the XML is larger than " + limit + " bytes");
    }
    return result;
  }

  /** The limit was passed. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(String message) {
      super(message);
    }
  }
}
