package org.partida.posting.service;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.api.company.Company;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.base.host.Hosts;
import org.partida.base.port.TrailStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.model.ExternalId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.voucher.Digest;
import org.partida.model.voucher.Voucher;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger.EntryDraft;
import org.partida.spi.host.Ledger.PostMode;
import org.partida.spi.host.Ledger.PostedEntry;
import org.partida.spi.host.WriteKey;
import org.partida.spi.host.WriteResult;

/**
 * Brings vouchers that belong to no document to the host: the intent is committed with its run
 * first, then the host is asked what it has, then the rest is sent. A worker finishes what dies in
 * between. Thread-safe.
 */
public final class EntryPoster {
  /** Begins the payload of a row of {@link Queues#POST} that is for vouchers without a document. */
  static final String RUN = "run:";

  private final UnitOfWork books;
  private final Hosts hosts;
  private final Clock clock;

  public EntryPoster(UnitOfWork books, Hosts hosts, Clock clock) {
    this.books = books;
    this.hosts = hosts;
    this.clock = clock;
  }

  /**
   * A voucher with what it was made of.
   *
   * @param voucher under an id that was never used
   * @param input what the rules were given
   */
  public record Made(Voucher voucher, TrailStore.Input input) {}

  /**
   * Stores the vouchers with their run and posts them.
   *
   * @throws PartidaException if the host cannot be asked now; a worker goes on then
   */
  public List<VoucherRecord> post(
      Company company, TrailStore.Run run, List<Made> made, String version) {
    hosts.capabilities();
    books.write(tx -> intend(tx, run, made, version));
    return go(company, run.id());
  }

  private List<Made> intend(Tx tx, TrailStore.Run run, List<Made> made, String version) {
    tx.trail().putRun(run);
    for (Made m : made) {
      VoucherRecord r =
          new VoucherRecord(
              m.voucher(),
              Optional.empty(),
              VoucherState.POSTING,
              Optional.empty(),
              version,
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      if (tx.vouchers().addIfNew(r)) {
        tx.trail().putInput(m.input());
        tx.trail().addToRun(run.id(), m.voucher().externalId());
      }
    }
    tx.work().enqueue(order(run), clock.instant().plus(VoucherPoster.LOOK_AGAIN), true);
    return made;
  }

  /** Has a worker look after a run. */
  static WorkOrder order(TrailStore.Run run) {
    String payload = RUN + run.id();
    return new WorkOrder(Queues.POST, payload, Optional.of(run.company()), payload);
  }

  private List<VoucherRecord> go(Company company, String run) {
    try {
      return finish(company, run);
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
  }

  /** Sends what the host does not have of a run, and writes its answers. */
  List<VoucherRecord> finish(Company company, String run) throws HostException {
    List<VoucherRecord> all = books.read(tx -> of(tx, run));
    List<VoucherRecord> waiting =
        all.stream().filter(r -> r.state() == VoucherState.POSTING).toList();
    if (waiting.isEmpty()) {
      return all;
    }
    List<VoucherRecord> after;
    try (HostSession session = hosts.open(company)) {
      after = send(session, waiting);
    }
    return books.write(
        tx -> {
          for (VoucherRecord r : after) {
            boolean waits =
                tx.vouchers()
                    .find(r.voucher().externalId())
                    .filter(now -> now.state() == VoucherState.POSTING)
                    .isPresent();
            if (waits) {
              tx.vouchers().update(r);
            }
          }
          return of(tx, run);
        });
  }

  private static List<VoucherRecord> of(Tx tx, String run) {
    return tx.trail().ofRun(run).stream()
        .map(tx.vouchers()::find)
        .flatMap(Optional::stream)
        .filter(r -> !Records.isCounterEntry(r))
        .toList();
  }

  private List<VoucherRecord> send(HostSession session, List<VoucherRecord> waiting)
      throws HostException {
    Map<ExternalId, PostedEntry> there =
        session.ledger().findAll(waiting.stream().map(r -> r.voucher().externalId()).toList());
    List<VoucherRecord> after = new ArrayList<>();
    for (VoucherRecord r : waiting) {
      PostedEntry entry = there.get(r.voucher().externalId());
      if (entry != null && entry.state() != PostedEntry.State.DRAFT) {
        after.add(Records.posted(r, entry.number(), clock.instant()));
        continue;
      }
      WriteKey key = new WriteKey(r.voucher().externalId(), Digest.of(r.voucher()).hex());
      WriteResult<PostedEntry> result =
          session.ledger().post(List.of(new EntryDraft(key, r.voucher())), PostMode.EACH).get(0);
      after.add(after(r, result));
    }
    return after;
  }

  private VoucherRecord after(VoucherRecord r, WriteResult<PostedEntry> result) {
    return switch (result.status()) {
      case POSTED, ALREADY_POSTED ->
          Records.posted(r, result.value().orElseThrow().number(), clock.instant());
      case REJECTED, CONFLICT ->
          Records.rejected(
              r,
              result
                  .problem()
                  .orElseGet(
                      () ->
                          new Problem(
                              "host." + result.status(),
                              "the host answered " + result.status(),
                              r.voucher().externalId().value(),
                              "look into the host's journal")));
      case IN_DOUBT, NOT_TRIED, DRAFTED -> r;
    };
  }
}
