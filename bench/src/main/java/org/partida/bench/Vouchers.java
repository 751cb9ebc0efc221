package org.partida.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.runner.RunnerException;
import org.partida.posting.ro.RoPostingRules;
import org.partida.spi.posting.InvoicePosting;
import org.partida.ubl.UblInvoiceReader;

/**
 * From invoices to vouchers by the rules alone, beside reading the same invoices: a mix of all
 * shapes of the generator.
 */
@State(Scope.Benchmark)
public class Vouchers {
  /** Documents in one call. */
  private static final int MANY = 50;

  private final RoPostingRules rules = new RoPostingRules();
  private final UblInvoiceReader reader = new UblInvoiceReader();
  private final List<byte[]> files = new ArrayList<>();
  private final List<InvoicePosting> requests = new ArrayList<>();

  @Setup
  public void make() {
    for (Papers.Paper p : Papers.take(MANY)) {
      files.add(p.bytes());
      requests.add(p.posting());
    }
  }

  @Benchmark
  public void baseline(Blackhole hole) throws IOException {
    for (byte[] file : files) {
      hole.consume(reader.read(new ByteArrayInputStream(file)));
    }
  }

  @Benchmark
  public void ours(Blackhole hole) {
    for (InvoicePosting request : requests) {
      hole.consume(rules.propose(request));
    }
  }

  static List<Row> measure() throws RunnerException {
    JmhRounds.Values v = new JmhRounds(Vouchers.class, 3).run(Map.of()).per(MANY);
    System.out.printf(
        java.util.Locale.ROOT,
        "vouchers: %.0f documents a second on one thread%n",
        1e6 / Row.median(v.ours()));
    return List.of(
        new Row(
            "propose a voucher",
            "reading the same invoices",
            "us",
            v.baseline(),
            v.ours(),
            Row.Aim.NONE));
  }
}
