package org.partida.bench;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.IntSupplier;
import org.partida.base.work.Threads;
import org.partida.host.ledger.EmbeddedHostComponent;
import org.partida.model.voucher.Digest;
import org.partida.model.voucher.Voucher;
import org.partida.spi.host.ActingUser;
import org.partida.spi.host.HostConnection;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger;
import org.partida.spi.host.WriteResult;
import org.partida.store.db.StoreDatabases;
import org.partida.testkit.TempHome;

/**
 * Vouchers a second: by the rules alone on all processors, durably through the embedded ledger
 * beside plain inserts of the same rows, and the memory while many stream.
 */
final class Posting {
  private static final int ROUNDS = 5;
  private static final int DURABLE = 10_000;
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-12-31T10:00:00Z"), ZoneOffset.UTC);

  private Posting() {}

  static List<Row> measure() throws Exception {
    List<PostedMonth> months = PostedMonth.take(700);
    List<Row> rows = new ArrayList<>();
    rows.add(pure(months));
    rows.add(durable("SQLite", months, Optional.empty()));
    Optional<String> postgres = Optional.ofNullable(System.getProperty("partida.bench.postgres"));
    if (postgres.isPresent()) {
      rows.add(durable("PostgreSQL", months, postgres));
    } else {
      System.out.println("posting: no PostgreSQL is installed, so it was left out");
    }
    stream(months, Integer.getInteger("partida.bench.stream", 100_000));
    return rows;
  }

  private static Row pure(List<PostedMonth> months) throws Exception {
    List<Voucher> made = new ArrayList<>();
    for (PostedMonth m : months) {
      for (int i = 0; i < m.size(); i++) {
        made.add(m.propose(i));
      }
    }
    List<Double> theirs = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    IntSupplier digest =
        () -> made.stream().mapToInt(v -> System.identityHashCode(Digest.of(v))).sum();
    IntSupplier propose =
        () -> {
          int sum = 0;
          for (PostedMonth m : months) {
            for (int i = 0; i < m.size(); i++) {
              sum += System.identityHashCode(m.propose(i));
            }
          }
          return sum;
        };
    perSecond(digest, made.size(), 3000);
    perSecond(propose, made.size(), 10_000);
    for (int i = 0; i < ROUNDS; i++) {
      theirs.add(perSecond(digest, made.size(), 1500));
      ours.add(perSecond(propose, made.size(), 3000));
    }
    return new Row(
        "vouchers, pure",
        "the digest of the same vouchers",
        "1/s",
        theirs,
        ours,
        new Row.Aim(Row.Kind.LEAST, 100_000));
  }

  /** How many a second on all processors. */
  private static double perSecond(IntSupplier once, int each, long millis) throws Exception {
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService pool = Threads.pool("bench-posting", threads);
    long start = System.nanoTime();
    List<Future<Long>> done = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      done.add(
          pool.submit(
              () -> {
                long n = 0;
                int used = 0;
                while (System.nanoTime() - start < millis * 1_000_000L) {
                  used += once.getAsInt();
                  n += each;
                }
                // what was made is used, so that nothing is left out
                return used == 0 ? n + 1 : n;
              }));
    }
    long all = 0;
    for (Future<Long> f : done) {
      all += f.get();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Threads.stop(pool, 5);
    return all / seconds;
  }

  private static Row durable(String what, List<PostedMonth> months, Optional<String> postgres)
      throws Exception {
    List<Double> theirs = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    for (int i = -1; i < ROUNDS; i++) {
      try (Books done = new Books(postgres, "done");
          Books fresh = new Books(postgres, "fresh")) {
        List<Batch> batches = done.batches(months, DURABLE);
        int commits = batches.size();
        long start = System.nanoTime();
        for (Batch b : batches) {
          done.commit(b);
        }
        double mine = DURABLE / ((System.nanoTime() - start) / 1e9);
        LedgerRows rows = LedgerRows.of(done, commits);
        start = System.nanoTime();
        rows.insert(fresh);
        double plain = DURABLE / ((System.nanoTime() - start) / 1e9);
        if (i >= 0) {
          ours.add(mine);
          theirs.add(plain);
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "posting on %s: %.0f vouchers a second, plain inserts of the same rows %.0f%n",
        what,
        Row.median(ours),
        Row.median(theirs));
    // a row's values are times, so that its share is that of the throughput
    return new Row(
        "vouchers into " + what,
        "inserts of the same rows, as many commits",
        "us",
        theirs.stream().map(v -> 1e6 / v).toList(),
        ours.stream().map(v -> 1e6 / v).toList(),
        new Row.Aim(Row.Kind.SHARE, 0.60));
  }

  private static void stream(List<PostedMonth> months, int many) throws Exception {
    try (Books books = new Books(Optional.empty(), "stream")) {
      List<String> used = new ArrayList<>();
      for (int part = 1; part <= 5; part++) {
        for (int n = 0; n < many / 5; n += 2000) {
          for (Batch b : books.batches(months, 2000)) {
            books.commit(b);
          }
        }
        System.gc();
        Runtime r = Runtime.getRuntime();
        used.add(
            String.format(
                Locale.ROOT,
                "%d: %.0f MB",
                many / 5 * part,
                (r.totalMemory() - r.freeMemory()) / 1e6));
      }
      System.out.println("posting, heap in use after so many vouchers: " + used);
    }
  }

  /** A call of the host, and a commit. */
  record Batch(PostedMonth month, List<Ledger.EntryDraft> drafts) {}

  /** Ledgers of the companies in an empty database. */
  static final class Books implements AutoCloseable {
    final TempHome home = new TempHome();
    final Optional<String> postgres;
    final String prefix;
    private final StoreDatabases databases;
    private final EmbeddedHostComponent host;
    private int turn;

    Books(Optional<String> postgres, String name) {
      this.postgres = postgres;
      this.prefix = name + "_" + Long.toHexString(System.nanoTime()) + "_";
      this.databases =
          postgres.isPresent()
              ? StoreDatabases.postgres(
                  new StoreDatabases.Postgres(postgres.get(), "", "", prefix), 2, CLOCK)
              : StoreDatabases.sqlite(home.books(), 2, CLOCK);
      this.host = new EmbeddedHostComponent(databases, home, CLOCK);
    }

    /** Proposes so many. */
    List<Batch> batches(List<PostedMonth> months, int many) {
      List<Batch> batches = new ArrayList<>();
      int left = many;
      while (left > 0) {
        turn++;
        for (PostedMonth m : months) {
          List<Ledger.EntryDraft> batch = new ArrayList<>();
          for (int i = 0; i < m.size() && left > 0; i++, left--) {
            batch.add(PostedMonth.draft(m.propose(i), turn));
          }
          if (!batch.isEmpty()) {
            batches.add(new Batch(m, batch));
          }
        }
      }
      return batches;
    }

    void commit(Batch batch) throws HostException {
      HostConnection at =
          new HostConnection(
              batch.month().company(), "Bench", Currency.getInstance("RON"), Map.of());
      try (HostSession s = open(at)) {
        for (WriteResult<?> r : s.ledger().post(batch.drafts(), Ledger.PostMode.EACH)) {
          if (!r.done()) {
            throw new IllegalStateException(r.toString());
          }
        }
      }
    }

    HostSession open(HostConnection at) throws HostException {
      return host.open(at, new ActingUser(ActingUser.Kind.SERVICE, "bench"));
    }

    @Override
    public void close() throws IOException {
      databases.close();
      home.close();
    }
  }
}
