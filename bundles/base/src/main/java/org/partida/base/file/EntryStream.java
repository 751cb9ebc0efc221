package org.partida.base.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/** An entry's bytes, counted against the limits and checked against its checksum at the end. */
final class EntryStream extends FilterInputStream {
  private static final long RATIO_FROM = 1L << 20;

  private final ZipEntry entry;
  private final ZipLimits limits;
  private final Counter counter;
  private final CRC32 crc = new CRC32();
  private long count;

  /** Counts bytes of all entries together. */
  @FunctionalInterface
  interface Counter {
    void count(String name, long bytes);
  }

  EntryStream(InputStream in, ZipEntry entry, ZipLimits limits, Counter counter) {
    super(in);
    this.entry = entry;
    this.limits = limits;
    this.counter = counter;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    int n;
    try {
      n = super.read(b, off, len);
    } catch (IOException e) {
      throw SafeZip.broken(entry.getName(), e);
    }
    if (n < 0) {
      requireChecksum();
      return n;
    }
    crc.update(b, off, n);
    count += n;
    counter.count(entry.getName(), n);
    requireLimits();
    return n;
  }

  @Override
  public long skip(long n) throws IOException {
    byte[] buffer = new byte[(int) Math.max(0, Math.min(n, 8192))];
    return buffer.length == 0 ? 0 : Math.max(0, read(buffer, 0, buffer.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void requireLimits() {
    if (count > limits.entryBytes()) {
      throw SafeZip.refused(
          "zip.tooLarge",
          "an entry unpacks to more than " + limits.entryBytes() + " bytes",
          entry.getName());
    }
    long packed = Math.max(1, entry.getCompressedSize());
    if (count > RATIO_FROM && count / packed > limits.ratio()) {
      throw SafeZip.refused(
          "zip.bomb",
          "an entry unpacks to more than " + limits.ratio() + " times its size",
          entry.getName());
    }
  }

  private void requireChecksum() {
    if (entry.getCrc() >= 0 && entry.getCrc() != crc.getValue()) {
      throw SafeZip.broken(entry.getName(), new IOException("its checksum is wrong"));
    }
  }
}
