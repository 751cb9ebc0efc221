package org.partida.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.partida.documents.sandboxed.SyncRun;

/**
 * The first sync of 10 000 companies with 50 000 new messages on a clock that is moved, beside the
 * usual loop. {@code -Dpartida.bench.companies} makes it smaller.
 */
final class Sync {
  private static final int COMPANIES = Integer.getInteger("partida.bench.companies", 10_000);
  private static final int PER_COMPANY = 5;
  private static final double MEGA = 1e6;

  private Sync() {}

  static List<Row> measure() throws IOException {
    SyncRun.Figures theirs;
    try (SyncRun run = new SyncRun(COMPANIES, COMPANIES * PER_COMPANY)) {
      theirs = run.naive();
    }
    print("the usual loop", theirs);
    SyncRun.Figures ours;
    try (SyncRun run = new SyncRun(COMPANIES, COMPANIES * PER_COMPANY)) {
      ours = run.ours();
    }
    print("ours", ours);
    String what = COMPANIES + " companies: ";
    return List.of(
        new Row(
            what + "calls",
            "list, fetch, wait when refused",
            "% of needed",
            List.of(100 * theirs.ratio()),
            List.of(100 * ours.ratio()),
            new Row.Aim(Row.Kind.VALUE, 105)),
        new Row(
            what + "refused",
            "list, fetch, wait when refused",
            "calls",
            List.of(refused(theirs)),
            List.of(refused(ours)),
            new Row.Aim(Row.Kind.VALUE, 0)),
        new Row(
            what + "budget",
            "list, fetch, wait when refused",
            "% used",
            List.of(100 * theirs.share()),
            List.of(100 * ours.share()),
            new Row.Aim(Row.Kind.LEAST, 98)));
  }

  private static double refused(SyncRun.Figures f) {
    return f.refused().values().stream().mapToLong(Long::longValue).sum();
  }

  private static void print(String who, SyncRun.Figures f) {
    System.out.printf(
        Locale.ROOT,
        "sync, %s: %d calls of %d needed (%.4f), refused %s, %.2f %% of the budget in %s on the run's clock; %.1f s of wall time, %.1f MB of heap%n",
        who,
        f.calls(),
        f.needed(),
        f.ratio(),
        f.refused(),
        100 * f.share(),
        f.took(),
        f.wall().toMillis() / 1000.0,
        f.liveBytes() / MEGA);
  }
}
