package org.partida.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Runs the benchmarks that are named, or all, and prints a table. {@code start} is a script of its
 * own, since it starts whole instances.
 */
public final class Main {
  private static final int DOCUMENTS = 400;

  private Main() {}

  /** Names of benchmarks. */
  public static void main(String[] names) throws Exception {
    Map<String, Callable<List<Row>>> all = new LinkedHashMap<>();
    all.put("invoice-read", InvoiceRead::measure);
    all.put("readers", Readers::measure);
    all.put("validate", Validate::measure);
    all.put("pdf", Pdf::measure);
    all.put("vouchers", Vouchers::measure);
    all.put("match", Match::measure);
    all.put("statements", Statements::measure);
    all.put("match-big", MatchBig::measure);
    all.put("match-files", MatchFiles::measure);
    all.put("rematch", Rematches::measure);
    all.put("posting", Posting::measure);
    all.put("books", BigBooks::measure);
    all.put("pipeline", () -> Pipeline.measure(DOCUMENTS));
    all.put("sync", Sync::measure);
    all.put("fetch", Fetch::measure);
    List<Row> rows = new ArrayList<>();
    for (String name : names.length == 0 ? List.copyOf(all.keySet()) : List.of(names)) {
      if (!all.containsKey(name)) {
        System.err.println(
            "There is no benchmark "
                + name
                + ". What to do: choose from "
                + all.keySet()
                + " or start");
        System.exit(2);
      }
      System.out.printf(Locale.ROOT, "%s … (load %.1f)%n", name, load());
      rows.addAll(all.get(name).call());
    }
    System.out.printf(
        Locale.ROOT,
        "%n%d processors, load %.1f at the end, Java %s%n",
        Runtime.getRuntime().availableProcessors(),
        load(),
        Runtime.version());
    Row.head();
    rows.forEach(Row::print);
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
