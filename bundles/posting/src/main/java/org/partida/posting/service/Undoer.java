package org.partida.posting.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.api.company.Company;
import org.partida.api.document.Document;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.base.host.Hosts;
import org.partida.base.notice.Seals;
import org.partida.base.port.AllocationStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.model.ExternalId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.document.AccountingState;
import org.partida.model.voucher.Digest;
import org.partida.model.voucher.Voucher;
import org.partida.spi.host.Capability;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger.EntryDraft;
import org.partida.spi.host.Ledger.PostedEntry;
import org.partida.spi.host.WriteKey;
import org.partida.spi.host.WriteResult;
import org.partida.spi.posting.PostingRules;
import org.partida.spi.posting.ReversalOrder;
import org.partida.spi.posting.StornoStyle;

/**
 * Takes posted vouchers back by counter-entries: intent, host, outcome, as with posting.
 * Thread-safe.
 */
final class Undoer {
  private final UnitOfWork books;
  private final Hosts hosts;
  private final Clock clock;

  Undoer(UnitOfWork books, Hosts hosts, Clock clock) {
    this.books = books;
    this.hosts = hosts;
    this.clock = clock;
  }

  /** What the host answered, to be written. */
  record Answer(VoucherRecord original, VoucherRecord counter) {}

  /** Takes the voucher back; an undo that was begun before is finished as it was begun. */
  Answer undo(Company company, PostingRules rules, VoucherRecord original, String reason)
      throws HostException {
    Optional<VoucherRecord> begun = books.read(tx -> begun(tx, original));
    try (HostSession session = hosts.open(company)) {
      VoucherRecord counter =
          begun.isPresent() ? begun.get() : begin(session, company, rules, original, reason);
      return reverse(session, original, counter);
    }
  }

  private static Optional<VoucherRecord> begun(Tx tx, VoucherRecord original) {
    Optional<ExternalId> id = Optional.of(original.voucher().externalId());
    return beside(tx, original).stream()
        .filter(r -> r.voucher().reversalOf().equals(id) && r.state() != VoucherState.REJECTED)
        .findFirst();
  }

  /** The vouchers of the same document; of one without, what was made to take it back. */
  private static List<VoucherRecord> beside(Tx tx, VoucherRecord original) {
    if (original.document().isPresent()) {
      return tx.vouchers().ofDocument(original.document().get());
    }
    List<VoucherRecord> tries = new ArrayList<>();
    ExternalId id = Records.undoOf(original.voucher().externalId());
    Optional<VoucherRecord> there = tx.vouchers().find(id);
    for (int n = 2; there.isPresent(); n++) {
      tries.add(there.get());
      there = tx.vouchers().find(new ExternalId(id + "~" + n));
    }
    return tries;
  }

  /** Finishes an undo whose intent is stored. */
  Answer resume(Company company, VoucherRecord counter) throws HostException {
    ExternalId originalId = counter.voucher().reversalOf().orElseThrow();
    VoucherRecord original = books.read(tx -> tx.vouchers().find(originalId)).orElseThrow();
    try (HostSession session = hosts.open(company)) {
      return reverse(session, original, counter);
    }
  }

  private VoucherRecord begin(
      HostSession session,
      Company company,
      PostingRules rules,
      VoucherRecord original,
      String reason)
      throws HostException {
    ExternalId id = Records.undoOf(original.voucher().externalId());
    LocalDate wanted = original.voucher().date();
    LocalDate date = LateEntries.day(session.periods(), original.voucher(), wanted).orElse(wanted);
    StornoStyle style =
        hosts.capabilities().can(Capability.NEGATIVE_AMOUNTS)
            ? company.policies().storno()
            : StornoStyle.BLACK;
    Voucher voucher = rules.reverse(original.voucher(), new ReversalOrder(id, date, style, reason));
    return books.write(tx -> intend(tx, original, voucher, rules.version()));
  }

  /**
   * Stores the intent, under an id of its own if an earlier try was refused: that one's content
   * stays as it was.
   */
  private VoucherRecord intend(Tx tx, VoucherRecord original, Voucher voucher, String version) {
    Optional<VoucherRecord> raced = begun(tx, original);
    if (raced.isPresent()) {
      return raced.get();
    }
    VoucherRecord counter =
        new VoucherRecord(
            Records.fresh(tx.vouchers(), voucher),
            original.document(),
            VoucherState.POSTING,
            Optional.empty(),
            version,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    tx.vouchers().addIfNew(counter);
    if (counter.document().isEmpty()) {
      intendOfRun(tx, original, counter);
    }
    counter
        .document()
        .ifPresent(
            d ->
                tx.work()
                    .enqueue(
                        WorkOrder.of(Queues.POST, counter.voucher().company(), d),
                        clock.instant().plus(VoucherPoster.LOOK_AGAIN),
                        true));
    return counter;
  }

  private void intendOfRun(Tx tx, VoucherRecord original, VoucherRecord counter) {
    tx.trail()
        .runOf(original.voucher().externalId())
        .ifPresent(
            run -> {
              tx.trail().addToRun(run.id(), counter.voucher().externalId());
              tx.work()
                  .enqueue(
                      EntryPoster.order(run), clock.instant().plus(VoucherPoster.LOOK_AGAIN), true);
            });
  }

  private Answer reverse(HostSession session, VoucherRecord original, VoucherRecord counter)
      throws HostException {
    ExternalId id = counter.voucher().externalId();
    ExternalId originalId = original.voucher().externalId();
    Map<ExternalId, PostedEntry> there = session.ledger().findAll(List.of(originalId, id));
    PostedEntry done = there.get(id);
    if (done == null) {
      PostedEntry entry = there.get(originalId);
      if (entry == null) {
        throw new PartidaException(
            new Problem(
                "undo.missing",
                "the host does not have this entry",
                originalId.value(),
                "look into the host's journal"));
      }
      if (original.document().flatMap(d -> books.read(tx -> SetOff.of(tx, d))).isPresent()) {
        new SetOff(books).unsettle(session, original, counter.voucher().text());
      }
      WriteKey key = new WriteKey(id, Digest.of(counter.voucher()).hex());
      WriteResult<PostedEntry> result =
          session.ledger().reverse(entry.ref(), new EntryDraft(key, counter.voucher()));
      if (!result.done()) {
        throw refused(counter, result);
      }
      done = result.value().orElseThrow();
    }
    return new Answer(
        Records.reversed(original, id), Records.posted(counter, done.number(), clock.instant()));
  }

  private PartidaException refused(VoucherRecord counter, WriteResult<PostedEntry> result) {
    Problem why =
        result
            .problem()
            .orElseGet(
                () ->
                    new Problem(
                        "host." + result.status(),
                        "the host answered " + result.status(),
                        counter.voucher().externalId().value(),
                        "try again"));
    boolean certain =
        switch (result.status()) {
          case REJECTED, CONFLICT -> true;
          default -> false;
        };
    if (certain) {
      books.write(
          tx -> {
            tx.vouchers().update(Records.rejected(counter, why));
            return counter;
          });
    }
    return new PartidaException(why);
  }

  void write(Tx tx, Answer answer) {
    tx.vouchers().update(answer.original());
    tx.vouchers().update(answer.counter());
    if (!Records.isCorrection(answer.original())) {
      answer.original().document().ifPresent(d -> dropCorrections(tx, d));
    }
    Optional<Document> document = answer.original().document().flatMap(tx.documents()::find);
    document.ifPresent(
        d -> {
          boolean nothingLeft = Records.standing(tx.vouchers().ofDocument(d.id())).isEmpty();
          String number = answer.original().number().orElse("");
          if (nothingLeft) {
            tx.allocations().markLines(d.id(), AllocationStore.LineState.UNDONE);
          }
          tx.documents()
              .update(
                  d.with(
                      nothingLeft ? AccountingState.REVERSED : d.accounting(),
                      "entry " + number + " was taken back: " + answer.counter().voucher().text()));
          Ties.wake(tx, d, clock);
          Seals.due(tx, d, clock.instant());
          tx.work()
              .enqueue(
                  WorkOrder.of(Queues.MATCH, d.company(), d.company().value()),
                  clock.instant(),
                  true);
        });
  }

  /** What was to correct the entry, and is not booked, has nothing left to correct. */
  private static void dropCorrections(Tx tx, String document) {
    List<VoucherRecord> waiting =
        tx.vouchers().ofDocument(document).stream()
            .filter(r -> Records.isCorrection(r) && !Records.isCounterEntry(r))
            .filter(r -> r.state() != VoucherState.REVERSED && !Records.isBooked(List.of(r)))
            .toList();
    waiting.forEach(r -> tx.vouchers().update(Records.in(r, VoucherState.PROPOSED)));
    if (!waiting.isEmpty()) {
      tx.vouchers().dropProposed(document);
    }
  }
}
