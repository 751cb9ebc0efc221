package org.partida.matching.statement;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.Progress;

/** A file that says how much of it is read, and stops being read when somebody says so. */
final class Watched extends FilterInputStream {
  static final String CANCELLED = "statement.cancelled";

  private static final long STEP = 256 * 1024;

  private final String fileName;
  private final long size;
  private final Progress progress;
  private long read;
  private long told;

  Watched(InputStream in, String fileName, long size, Progress progress) {
    super(in);
    this.fileName = fileName;
    this.size = size;
    this.progress = progress;
  }

  /**
   * Lets a cancelled import go no further.
   *
   * @throws PartidaException {@link #CANCELLED}
   */
  static void go(Progress progress, String fileName) {
    if (progress.cancelled()) {
      throw new PartidaException(
          new Problem(
              CANCELLED,
              "the import was stopped; no line and no statement of the file was kept",
              fileName,
              "import the file again if it is wanted after all"));
    }
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
    count(Math.max(0, n));
    if (n < 0) {
      progress.update(size, size, "bytes read, looking at them");
    }
    return n;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(int n) {
    read += n;
    if (read - told >= STEP) {
      told = read;
      go(progress, fileName);
      progress.update(read, size, "bytes read");
    }
  }
}
