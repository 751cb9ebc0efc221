package org.partida.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The parsed fonts, to be borrowed: parsing them costs more than a page, and a parsed font serves
 * one thread at a time. Thread-safe.
 */
final class Fonts {
  private static final int KEEP = 8;

  private final byte[] regularBytes = bytes("fonts/NotoSans-Regular.ttf");
  private final byte[] boldBytes = bytes("fonts/NotoSans-Bold.ttf");
  private final Typeface regular;
  private final Typeface bold;
  private final ConcurrentLinkedDeque<Pair> idle = new ConcurrentLinkedDeque<>();
  private final AtomicInteger kept = new AtomicInteger();

  /** The two weights, parsed. */
  record Pair(TrueTypeFont regular, TrueTypeFont bold) {}

  Fonts() {
    try {
      Pair first = parse();
      regular = new Typeface(first.regular);
      bold = new Typeface(first.bold);
      giveBack(first);
    } catch (IOException e) {
      throw new UncheckedIOException("the fonts in this bundle are damaged", e);
    }
  }

  Typeface regular() {
    return regular;
  }

  Typeface bold() {
    return bold;
  }

  Pair borrow() throws IOException {
    Pair pair = idle.pollFirst();
    if (pair == null) {
      return parse();
    }
    kept.decrementAndGet();
    return pair;
  }

  void giveBack(Pair pair) {
    if (kept.incrementAndGet() <= KEEP) {
      idle.addFirst(pair);
    } else {
      kept.decrementAndGet();
    }
  }

  private Pair parse() throws IOException {
    return new Pair(parse(regularBytes), parse(boldBytes));
  }

  private static TrueTypeFont parse(byte[] bytes) throws IOException {
    return new TTFParser().parse(new RandomAccessReadBuffer(bytes));
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Fonts.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
