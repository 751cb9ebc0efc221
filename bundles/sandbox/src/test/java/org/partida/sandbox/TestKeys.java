package org.partida.sandbox;

import java.util.Map;
import org.partida.sandbox.books.MemoryBooks;
import org.partida.sandbox.books.SandboxBooks;
import org.partida.sandbox.seal.SealKeys;

/**
 * Keys made once for all tests of a run: making RSA keys is the slowest thing that the sandbox
 * does.
 */
public final class TestKeys {
  private static final Map<String, String> KEYS = make();

  private TestKeys() {}

  private static Map<String, String> make() {
    MemoryBooks books = new MemoryBooks();
    SealKeys.of(books, Months.NOW);
    return books.entries("seal.");
  }

  /** Puts the keys into books and gives the books back. */
  public static <B extends SandboxBooks> B into(B books) {
    KEYS.forEach(books::put);
    return books;
  }
}
