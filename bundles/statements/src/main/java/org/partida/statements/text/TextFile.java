package org.partida.statements.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.partida.base.text.TextBytes;
import org.partida.model.PartidaException;
import org.partida.spi.statement.StatementSource;

/**
 * A bank's text file that is read line by line, more than once, and never held. The first pass
 * proves what only the whole file tells: size, encoding ({@link TextBytes} has the order), length
 * of lines. One file, one thread.
 */
public final class TextFile {
  private final StatementSource source;
  private Charset charset;
  private boolean lenient;

  public TextFile(StatementSource source) {
    this.source = source;
  }

  /**
   * A walk over the lines.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface Pass<T> {
    T over(TextLines lines) throws IOException;
  }

  /** The first walk. What it refuses is heard after what speaks against the file as a whole. */
  public <T> T first(Pass<T> pass) throws IOException {
    try {
      return prove(pass);
    } catch (CharacterCodingException notUtf8) {
      charset = TextBytes.WINDOWS_1250;
      lenient = true;
      return prove(pass);
    }
  }

  /** Another walk. */
  public <T> T again(Pass<T> pass) throws IOException {
    try (InputStream in = source.open()) {
      return pass.over(lines(in));
    }
  }

  private <T> T prove(Pass<T> pass) throws IOException {
    try (InputStream in = source.open()) {
      TextLines lines = lines(in);
      T result = null;
      PartidaException problem = null;
      try {
        result = pass.over(lines);
      } catch (PartidaException e) {
        problem = e;
      }
      lines.drain();
      if (problem != null) {
        throw problem;
      }
      return result;
    }
  }

  private TextLines lines(InputStream in) throws IOException {
    PushbackInputStream counted =
        new PushbackInputStream(new Limited(in, source.fileName()), TextBytes.MARK);
    byte[] mark = counted.readNBytes(TextBytes.MARK);
    if (mark.length == 0) {
      throw Refusal.file(
          source.fileName(),
          "statement.empty",
          "the file is empty",
          "Export the statement again from the bank.");
    }
    TextBytes.Mark told = TextBytes.mark(mark);
    counted.unread(mark, told.length(), mark.length - told.length());
    if (charset == null) {
      charset = told.charset().orElse(StandardCharsets.UTF_8);
      lenient = told.charset().isPresent();
    }
    CodingErrorAction wrong = lenient ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT;
    return new TextLines(
        new InputStreamReader(
            counted, charset.newDecoder().onMalformedInput(wrong).onUnmappableCharacter(wrong)));
  }

  /** Refuses what is larger than any statement. */
  private static final class Limited extends java.io.FilterInputStream {
    private final String fileName;
    private long read;

    Limited(InputStream in, String fileName) {
      super(in);
      this.fileName = fileName;
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
      return n;
    }

    private void count(int n) {
      read += n;
      if (read > SourceText.MAX_BYTES) {
        throw SourceText.tooLarge(fileName);
      }
    }
  }
}
