package org.partida.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.partida.api.network.MessageState;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.WorkState;
import org.partida.base.work.internal.WorkerLoop;
import org.partida.documents.intake.ReadStep;
import org.partida.documents.intake.RenderStep;
import org.partida.documents.network.NetworkTick;
import org.partida.documents.network.SyncSettings;
import org.partida.documents.sandboxed.SyncOffice;
import org.partida.model.CompanyId;
import org.partida.render.PdfInvoiceRenderer;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.Seeder;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.books.Mailbox;
import org.partida.sandbox.books.MemoryBooks;
import org.partida.sandbox.books.StoredMessage;
import org.partida.sandbox.wire.Tokens;
import org.partida.spi.action.Progress;
import org.partida.spi.network.Network;
import org.partida.spi.network.NetworkLimits;
import org.partida.ubl.UblInvoiceReader;

/**
 * What our own side can do with messages: list and fetch over HTTP on the loopback interface,
 * archive, read, render as PDF, every commit and every file synced. The baseline is what the
 * authority gives: 1 000 calls a minute.
 */
final class Fetch {
  private static final double ANAF = 1000 / 60.0;
  private static final int COMPANIES = 50;
  private static final int MESSAGES = Integer.getInteger("partida.bench.messages", 2_000);
  private static final int ROUNDS = 3;
  private static final int THREADS =
      Integer.getInteger(
          "partida.bench.threads", Math.max(4, 2 * Runtime.getRuntime().availableProcessors()));

  private Fetch() {}

  static List<Row> measure() throws IOException {
    round();
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      ours.add(round());
      theirs.add(ANAF);
    }
    return List.of(
        new Row(
            "list, fetch, read, PDF",
            "1 000 calls a minute",
            "docs/s",
            theirs,
            ours,
            new Row.Aim(Row.Kind.LEAST, 10 * ANAF)));
  }

  private static double round() throws IOException {
    Clock clock = Clock.systemUTC();
    Sandbox sandbox = new Sandbox(new MemoryBooks(), clock);
    sandbox.seeder().bulk(Env.PROD, new Seeder.Bulk(COMPANIES, MESSAGES, 7, 30));
    try (SyncOffice office = new SyncOffice(clock);
        Loopback wire = new Loopback(sandbox.wire(), office.home().spool())) {
      List<Mailbox> mailboxes = sandbox.books().mailboxes(Env.PROD);
      for (Mailbox m : mailboxes) {
        for (StoredMessage s : sandbox.books().messages(Env.PROD, m.cif())) {
          wire.prepared(s.id(), sandbox.wire().archive(Env.PROD, s.id()).orElseThrow());
        }
      }
      Tokens.Pair pair =
          sandbox.wire().tokens().mint(Sandbox.CLIENT, Tokens.DEFAULT_SERIAL, clock.instant());
      office.enrol(pair.access(), pair.refresh(), mailboxes);
      Network network =
          office.network(wire, wire.base(), sandbox.clientSecret(), NetworkLimits.UNLIMITED);
      long cpu = cpu();
      long start = System.nanoTime();
      try (WorkerLoop node = office.node("bench", "1", THREADS, steps(office, network, clock))) {
        new NetworkTick(office.books(), SyncSettings.defaults(), clock).tick();
        if (!node.awaitQuiet(Optional.empty(), Duration.ofMinutes(5), Progress.SILENT)) {
          throw new IllegalStateException("the work does not end");
        }
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      check(office, mailboxes);
      System.out.printf(
          Locale.ROOT,
          "fetch: %d documents, %d threads: %.1f a second, %.2f ms of processor time each, the simulator's HTTP side in it%n",
          MESSAGES,
          THREADS,
          MESSAGES / seconds,
          (cpu() - cpu) / 1e6 / MESSAGES);
      return MESSAGES / seconds;
    }
  }

  private static List<Step> steps(SyncOffice office, Network network, Clock clock) {
    List<Step> steps = new ArrayList<>(office.steps(network));
    steps.add(
        new ReadStep(
            List.of(network),
            List.of(new UblInvoiceReader()),
            office.books(),
            office.vault(),
            office.home(),
            clock));
    steps.add(
        new RenderStep(List.of(new PdfInvoiceRenderer()), office.books(), office.vault(), clock));
    return steps;
  }

  /** All are read and all have their PDF. */
  private static void check(SyncOffice office, List<Mailbox> mailboxes) {
    int read = 0;
    for (Mailbox m : mailboxes) {
      CompanyId company = CompanyId.of("RO", m.cif());
      read +=
          office
              .books()
              .read(tx -> tx.messages().countByState(company, "ro.spv"))
              .getOrDefault(MessageState.READ, 0);
    }
    int rendered =
        office
            .books()
            .read(tx -> tx.work().counts(Optional.empty()))
            .get(Queues.RENDER)
            .getOrDefault(WorkState.DONE, 0);
    if (read != MESSAGES || rendered != MESSAGES) {
      throw new IllegalStateException(
          "of " + MESSAGES + " messages " + read + " were read and " + rendered + " rendered");
    }
  }

  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
