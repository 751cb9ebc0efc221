package org.partida.base.work.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Gate;
import org.partida.base.work.Outcome;
import org.partida.base.work.Step;
import org.partida.base.work.Threads;
import org.partida.base.work.WorkItem;
import org.partida.base.work.Workers;
import org.partida.model.CompanyId;
import org.partida.spi.action.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leases rows and gives them to steps. One dispatcher thread leases; one bounded pool runs the
 * steps that compute, another those that wait for answers from outside. Wakes, timers and polls
 * only make it look; the leases in the database decide who works. Thread-safe.
 */
public final class WorkerLoop implements Workers, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerLoop.class);

  /** How long a queue counts as served after its step went away: an update takes less. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final UnitOfWork work;
  private final Clock clock;
  private final WorkSettings settings;
  private final String node;
  private final String boot;
  private final RowRunner runner;
  private final ExecutorService pool;
  private final ExecutorService waiting;
  private final ScheduledExecutorService dispatcher = Threads.timer("partida-work-dispatch");
  private final List<Lane> lanes = new CopyOnWriteArrayList<>();
  private final Map<String, Instant> vanished = new ConcurrentHashMap<>();
  private final AtomicBoolean nudged = new AtomicBoolean();
  private final AtomicLong leases = new AtomicLong();
  private final Object quiet = new Object();
  private boolean recovered;
  private volatile boolean closed;

  /**
   * Starts at once.
   *
   * @param node name of this node that stays over restarts
   * @param boot name of this life of the node
   */
  public WorkerLoop(UnitOfWork work, Clock clock, WorkSettings settings, String node, String boot) {
    this.work = work;
    this.clock = clock;
    this.settings = settings;
    this.node = node;
    this.boot = boot;
    this.runner = new RowRunner(work, clock);
    this.pool = Threads.pool("partida-work", settings.threads());
    this.waiting = Threads.elasticPool("partida-work-outside", settings.waiting());
    long poll = settings.poll().toMillis();
    // poll() lets nothing out that the future would hold back
    var unused = dispatcher.scheduleWithFixedDelay(this::poll, poll, poll, TimeUnit.MILLISECONDS);
    nudge();
  }

  /** A step is there: its rows are worked from now on. */
  public void add(Step step) {
    lanes.add(new Lane(step));
    vanished.remove(step.queue());
    nudge();
  }

  /** A step goes away; returns when its rows are finished or given back. */
  public void remove(Step step) {
    for (Lane lane : List.copyOf(lanes)) {
      if (lane.step() == step) {
        lanes.remove(lane);
        vanished.put(step.queue(), clock.instant());
        end(lane);
      }
    }
  }

  @Override
  public void wake() {
    lanes.forEach(Lane::mayHaveMore);
    nudge();
  }

  @Override
  public boolean awaitQuiet(Optional<CompanyId> company, Duration atMost, Progress progress) {
    long deadline = System.nanoTime() + atMost.toNanos();
    wake();
    try {
      while (!progress.cancelled()) {
        int left = busy(company);
        if (left == 0) {
          return true;
        }
        progress.update(0, 0, left == 1 ? "1 item in work" : left + " items in work");
        long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (millis <= 0) {
          return false;
        }
        synchronized (quiet) {
          quiet.wait(Math.min(millis, 200));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  /** Finishes what is in work, gives the rest back, and ends. */
  @Override
  public void close() {
    closed = true;
    List.copyOf(lanes).forEach(lane -> remove(lane.step()));
    Threads.stop(dispatcher, 5);
    Threads.stop(pool, 5);
    Threads.stop(waiting, 5);
  }

  private int busy(Optional<CompanyId> company) {
    Instant now = clock.instant();
    Set<String> queues = new TreeSet<>();
    for (Lane lane : lanes) {
      // what stands before a gate that stays shut is not waited for; what runs is
      boolean shut =
          lane.isEmpty()
              && lane.shutUntil(now).filter(now.plus(settings.soon())::isBefore).isPresent();
      if (!shut) {
        queues.add(lane.queue());
      }
    }
    vanished.forEach(
        (queue, since) -> {
          if (now.isBefore(since.plus(GRACE))) {
            queues.add(queue);
          }
        });
    return queues.isEmpty()
        ? 0
        : work.read(tx -> tx.work().busy(queues, company, now.plus(settings.soon())));
  }

  /** When the first of the gates that are shut is asked again; empty if none is. */
  public Optional<Instant> nextGate() {
    Instant now = clock.instant();
    return lanes.stream().flatMap(l -> l.askAgain(now).stream()).min(Instant::compareTo);
  }

  private void nudge() {
    if (!closed && nudged.compareAndSet(false, true)) {
      later(Duration.ZERO, this::pass);
    }
  }

  private void later(Duration delay, Runnable task) {
    try {
      var unused = dispatcher.schedule(task, Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("the workers have ended");
    }
  }

  /**
   * Looks without being woken: another node may have committed work, the clock may have been moved,
   * leases must be prolonged.
   */
  private void poll() {
    try {
      prolong();
    } catch (RuntimeException e) {
      LOG.warn("leases could not be prolonged", e);
    }
    wake();
  }

  private void pass() {
    nudged.set(false);
    try {
      recover();
      for (Lane lane : lanes) {
        fill(lane);
      }
      timer();
    } catch (RuntimeException e) {
      LOG.warn("rows could not be leased; trying again in a second", e);
      later(Duration.ofSeconds(1), this::wake);
    }
    signalIfAllRest();
  }

  private void signalIfAllRest() {
    Instant now = clock.instant();
    if (lanes.stream().allMatch(l -> l.rests(now))) {
      signal();
    }
  }

  /** Rows that an earlier life of this node held when it was killed are free at once. */
  private void recover() {
    if (!recovered) {
      int freed = work.write(tx -> tx.work().recover(node + "/", clock.instant()));
      recovered = true;
      if (freed > 0) {
        LOG.info("{} rows that were in work when this node stopped go on", freed);
      }
    }
  }

  /**
   * What a look into the inbox brought.
   *
   * @param full there may be more
   * @param shutFor how long the gate lets nothing pass
   */
  private record Taken(List<Leased> rows, boolean full, Optional<Duration> shutFor) {}

  private void fill(Lane lane) {
    while (!closed && lane.wantsMore(clock.instant())) {
      Instant now = clock.instant();
      Instant until = now.plus(settings.lease());
      String owner = node + "/" + boot + "/" + leases.incrementAndGet();
      Taken taken = work.write(tx -> take(tx, lane, owner, now, until));
      if (taken.shutFor().isPresent()) {
        lane.shut(now.plus(taken.shutFor().get()), now.plus(settings.poll()));
        continue;
      }
      lane.opened();
      if (!lane.offer(taken.rows(), taken.full())) {
        runner.release(taken.rows());
      }
      start(lane);
    }
    gateTimer(lane);
  }

  /** Leases as many rows as the gate lets pass, and charges for them in the same transaction. */
  private static Taken take(Tx tx, Lane lane, String owner, Instant now, Instant until) {
    Gate gate = lane.step().gate();
    Gate.Admission admission = gate.admit(tx, lane.queue(), lane.batch(), now);
    if (admission.rows() < 1) {
      return new Taken(List.of(), false, Optional.of(admission.readyIn()));
    }
    int limit = Math.min(lane.batch(), admission.rows());
    List<WorkItem> items = tx.work().lease(lane.queue(), owner, now, until, limit);
    Map<WorkItem, Outcome> refused =
        items.isEmpty() ? Map.of() : gate.charge(tx, List.copyOf(items), now);
    refused.forEach((item, outcome) -> RowRunner.refuse(tx, item, owner, outcome, now));
    List<Leased> rows =
        items.stream()
            .filter(i -> !refused.containsKey(i))
            .map(i -> new Leased(i, owner, until))
            .toList();
    return new Taken(rows, items.size() >= limit, Optional.empty());
  }

  /** Wakes us when the gate of a lane opens, if that is before the next poll. */
  private void gateTimer(Lane lane) {
    Instant now = clock.instant();
    lane.askAgain(now)
        .map(at -> Duration.between(now, at))
        .filter(d -> d.compareTo(settings.poll()) < 0)
        .ifPresent(d -> later(d.plusMillis(1), this::nudge));
  }

  private void start(Lane lane) {
    for (Optional<Leased> row = lane.start(); row.isPresent(); row = lane.start()) {
      Leased next = row.get();
      (lane.step().waitsOutside() ? waiting : pool).execute(() -> run(lane, next));
    }
  }

  private void run(Lane lane, Leased row) {
    try {
      runner.run(lane, row);
    } finally {
      boolean idle = lane.ended(row);
      start(lane);
      if (lane.hasRoom(clock.instant())) {
        nudge();
      } else if (idle) {
        // a retry or a row that waits may be due before the next poll
        later(Duration.ZERO, this::timer);
      }
      signalIfAllRest();
    }
  }

  /**
   * Wakes us when the next row of a lane with nothing to do is due, if that is before the next
   * poll.
   */
  private void timer() {
    List<String> idle = lanes.stream().filter(Lane::idle).map(Lane::queue).distinct().toList();
    if (closed || idle.isEmpty()) {
      return;
    }
    Optional<Instant> next = work.read(tx -> tx.work().nextReady(idle));
    next.map(at -> Duration.between(clock.instant(), at))
        .filter(d -> d.compareTo(settings.poll()) < 0)
        .ifPresent(
            d -> later(d.isNegative() ? Duration.ofMillis(50) : d.plusMillis(1), this::wake));
  }

  private void prolong() {
    Instant now = clock.instant();
    for (Lane lane : lanes) {
      for (Leased row : lane.held()) {
        if (row.until().isBefore(now.plus(settings.lease().multipliedBy(2).dividedBy(3)))) {
          Leased later = row.until(now.plus(settings.lease()));
          work.write(tx -> tx.work().extend(List.of(row.item()), row.owner(), later.until()));
          lane.prolonged(later);
        }
      }
    }
  }

  private void end(Lane lane) {
    runner.release(lane.close());
    if (!lane.drain(settings.drain())) {
      LOG.warn(
          "{} went away while rows were in work for more than {} s; they are done again",
          lane.queue(),
          settings.drain().toSeconds());
    }
    signal();
  }

  private void signal() {
    synchronized (quiet) {
      quiet.notifyAll();
    }
  }
}
