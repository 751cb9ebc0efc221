package org.partida.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/**
 * Archive, read, propose and post end to end, beside {@link RowLoop}; in turns, each round on fresh
 * files.
 */
final class Pipeline {
  private static final int ROUNDS = 5;

  /** What WorkersComponent takes by itself. */
  private static final int THREADS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

  private final List<Papers.Paper> papers;
  private final RowLoop loop;
  private double cpuMillis;

  private Pipeline(int documents)
      throws IOException, SQLException, InterruptedException, ExecutionException {
    this.papers = Papers.take(documents);
    // also warms the engine up
    try (Office done = new Office(papers);
        Office fresh = new Office(papers)) {
      done.work(papers, THREADS);
      loop = RowLoop.of(done.home.books(), fresh.home.books());
    }
  }

  static List<Row> measure(int documents)
      throws IOException, SQLException, InterruptedException, ExecutionException {
    Pipeline p = new Pipeline(documents);
    List<Double> theirs = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    p.loop();
    p.engine();
    for (int round = 0; round < ROUNDS; round++) {
      if (round % 2 == 0) {
        theirs.add(p.loop() / documents);
        ours.add(p.engine() / documents);
      } else {
        ours.add(p.engine() / documents);
        theirs.add(p.loop() / documents);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "pipeline: %d documents, %d rows, %d threads; %.0f documents a second, %.2f ms of processor time each%n",
        documents,
        p.loop.rows(),
        THREADS,
        1000 / Row.median(ours),
        p.cpuMillis / documents);
    return List.of(
        new Row(
            "archive, read, book, post",
            "same files synced, same rows in batches",
            "ms/doc",
            theirs,
            ours,
            new Row.Aim(Row.Kind.SHARE, 0.4)));
  }

  private double engine() throws IOException, InterruptedException, ExecutionException {
    try (Office office = new Office(papers)) {
      long cpu = cpu();
      long start = System.nanoTime();
      office.work(papers, THREADS);
      double millis = (System.nanoTime() - start) / 1e6;
      cpuMillis = (cpu() - cpu) / 1e6;
      int posted = office.posted();
      if (posted < papers.size()) {
        throw new IllegalStateException(
            "only " + posted + " vouchers of " + papers.size() + " documents were posted");
      }
      return millis;
    }
  }

  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private double loop() throws IOException, SQLException, InterruptedException, ExecutionException {
    try (Office office = new Office(papers)) {
      long start = System.nanoTime();
      loop.run(office.home.books(), office.home.spool(), papers, THREADS);
      return (System.nanoTime() - start) / 1e6;
    }
  }
}
