package org.partida.sandbox.wire;

import org.partida.sandbox.books.Env;
import org.partida.sandbox.books.SandboxBooks;

/** Hands out upload indexes and download ids: ten digits, in ranges like the authority's. */
public final class Counters {
  private final SandboxBooks books;

  public Counters(SandboxBooks books) {
    this.books = books;
  }

  /** Takes upload indexes; gives the first. */
  public long uploadIndex(Env env, int count) {
    long first = env == Env.PROD ? 6_000_000_001L : 5_000_000_001L;
    return books.take("counter.upload." + env.path(), first, count);
  }

  /** Takes download ids; gives the first. */
  public long downloadId(Env env, int count) {
    long first = env == Env.PROD ? 3_000_000_001L : 3_500_000_001L;
    return books.take("counter.download." + env.path(), first, count);
  }
}
