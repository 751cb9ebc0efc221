package org.partida.posting.service;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.partida.model.Problem;
import org.partida.model.document.AccountingState;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.voucher.Digest;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger.EntryDraft;
import org.partida.spi.host.Ledger.PostMode;
import org.partida.spi.host.Ledger.PostedEntry;
import org.partida.spi.host.WriteKey;
import org.partida.spi.host.WriteResult;

/**
 * Brings a document's vouchers to the host: the intent is committed first, then the host is asked
 * what it has already, then the rest is sent, and the answers are written by the caller's
 * transaction. Thread-safe.
 */
final class VoucherPoster {
  /** When a worker looks after a call that may have died between intent and answer. */
  static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final UnitOfWork books;
  private final Hosts hosts;
  private final HandSearch byHand;
  private final Clock clock;
  private final SetOff setOffs;

  VoucherPoster(UnitOfWork books, Hosts hosts, HandSearch byHand, Clock clock) {
    this.books = books;
    this.hosts = hosts;
    this.byHand = byHand;
    this.clock = clock;
    this.setOffs = new SetOff(books);
  }

  /**
   * What came of it.
   *
   * @param records vouchers as they are now
   * @param doubt why some of them are still on their way
   * @param unsettled why a compensation that is posted settles nothing
   */
  record Answer(
      String document,
      List<VoucherRecord> records,
      Optional<Problem> doubt,
      Optional<Problem> unsettled) {
    Answer(String document, List<VoucherRecord> records, Optional<Problem> doubt) {
      this(document, records, doubt, Optional.empty());
    }
  }

  /**
   * Commits the intent and asks the host.
   *
   * @throws org.partida.model.PartidaException {@code host.missing} if no host is running; then
   *     nothing was changed
   */
  Answer post(Company company, String document) throws HostException {
    hosts.capabilities();
    if (byHand.holds(company, document)) {
      return new Answer(document, List.of(), Optional.empty());
    }
    Optional<BusinessPaper> setOff = books.read(tx -> SetOff.of(tx, document));
    if (setOff.isPresent() && isStale(company, document, setOff.get())) {
      return new Answer(document, List.of(), Optional.empty());
    }
    List<VoucherRecord> intent = books.write(tx -> intend(tx, document));
    if (intent.isEmpty()) {
      return new Answer(document, intent, Optional.empty());
    }
    try (HostSession session = hosts.open(company)) {
      Answer answer = send(session, document, intent);
      return setOff.isPresent() ? settled(session, answer, setOff.get()) : answer;
    }
  }

  /** What a compensation was proposed of has changed since: it is proposed anew, not posted. */
  private boolean isStale(Company company, String document, BusinessPaper paper)
      throws HostException {
    Optional<VoucherRecord> proposed =
        books.read(tx -> Records.standing(tx.vouchers().ofDocument(document))).stream()
            .filter(r -> r.state() == VoucherState.PROPOSED || r.state() == VoucherState.REJECTED)
            .findFirst();
    if (proposed.isEmpty()) {
      return false;
    }
    try (HostSession session = hosts.open(company)) {
      if (!setOffs.isStale(session, proposed.get(), paper)) {
        return false;
      }
    }
    books.write(
        tx ->
            tx.work()
                .enqueue(
                    WorkOrder.of(Queues.PROPOSE, company.id(), document), clock.instant(), true));
    return true;
  }

  private Answer settled(HostSession session, Answer answer, BusinessPaper paper)
      throws HostException {
    Optional<Problem> refused = Optional.empty();
    for (VoucherRecord r : answer.records()) {
      if (r.state() == VoucherState.POSTED && !Records.isCorrection(r)) {
        refused = setOffs.settle(session, r, paper);
      }
    }
    return new Answer(answer.document(), answer.records(), answer.doubt(), refused);
  }

  private Answer send(HostSession session, String document, List<VoucherRecord> intent)
      throws HostException {
    Map<ExternalId, PostedEntry> there =
        session.ledger().findAll(intent.stream().map(r -> r.voucher().externalId()).toList());
    List<VoucherRecord> records = new ArrayList<>();
    List<VoucherRecord> missing = new ArrayList<>();
    for (VoucherRecord r : intent) {
      PostedEntry entry = there.get(r.voucher().externalId());
      if (entry == null || entry.state() == PostedEntry.State.DRAFT) {
        missing.add(r);
      } else {
        records.add(
            entry.digest().equals(digest(r))
                ? Records.posted(r, entry.number(), clock.instant())
                : Records.rejected(r, conflict(r)));
      }
    }
    Optional<Problem> doubt = Optional.empty();
    if (!missing.isEmpty()) {
      List<EntryDraft> drafts =
          missing.stream()
              .map(
                  r ->
                      new EntryDraft(
                          new WriteKey(r.voucher().externalId(), digest(r)), r.voucher()))
              .toList();
      List<WriteResult<PostedEntry>> results = session.ledger().post(drafts, PostMode.EACH);
      for (int i = 0; i < results.size(); i++) {
        VoucherRecord after = after(missing.get(i), results.get(i));
        records.add(after);
        doubt =
            after.state() == VoucherState.POSTING
                ? Optional.of(problem(missing.get(i), results.get(i)))
                : doubt;
      }
    }
    return new Answer(document, records, doubt);
  }

  private VoucherRecord after(VoucherRecord r, WriteResult<PostedEntry> result) {
    return switch (result.status()) {
      case POSTED, ALREADY_POSTED ->
          Records.posted(r, result.value().orElseThrow().number(), clock.instant());
      case REJECTED -> Records.rejected(r, withCommand(r, problem(r, result)));
      case CONFLICT -> Records.rejected(r, conflict(r));
      case IN_DOUBT, NOT_TRIED, DRAFTED -> r;
    };
  }

  private static String digest(VoucherRecord r) {
    return Digest.of(r.voucher()).hex();
  }

  private static Problem problem(VoucherRecord r, WriteResult<PostedEntry> result) {
    return result
        .problem()
        .orElseGet(
            () ->
                new Problem(
                    "host." + result.status(),
                    "the host answered " + result.status(),
                    r.voucher().externalId().value(),
                    "it is asked again"));
  }

  /** What closed periods refuse can be posted on another day, by a command that is shown. */
  private static Problem withCommand(VoucherRecord r, Problem p) {
    if (!p.code().equals("host.period-closed") || r.document().isEmpty()) {
      return p;
    }
    Matcher day = DAY.matcher(p.fix());
    String command =
        "post --company "
            + r.voucher().company()
            + " "
            + r.document().get()
            + " --date "
            + (day.find() ? day.group() : "DATE");
    return new Problem(p.code(), p.message(), p.location(), p.fix() + ": " + command);
  }

  private static Problem conflict(VoucherRecord r) {
    return new Problem(
        Records.CONFLICT,
        "the host has another entry under the id of this one",
        r.voucher().externalId().value(),
        "compare the two in the host; take its entry back there, or leave the document unposted");
  }

  /**
   * The document must still be approved now: the decision may have changed since the caller looked.
   */
  private List<VoucherRecord> intend(Tx tx, String document) {
    Optional<Document> d = tx.documents().find(document).filter(Proposer::isApproved);
    if (d.isEmpty()) {
      return List.of();
    }
    List<VoucherRecord> intent = new ArrayList<>();
    List<VoucherRecord> standing = Records.standing(tx.vouchers().ofDocument(document));
    if (!Records.isBooked(standing) && Ties.isStale(tx, document)) {
      // goods and invoice would both be booked in full
      tx.work()
          .enqueue(
              WorkOrder.of(Queues.PROPOSE, d.get().company(), document), clock.instant(), true);
      return List.of();
    }
    for (VoucherRecord r : standing) {
      if (r.state() != VoucherState.POSTED) {
        VoucherRecord posting = Records.in(r, VoucherState.POSTING);
        tx.vouchers().update(posting);
        intent.add(posting);
      }
    }
    if (!intent.isEmpty()) {
      tx.work()
          .enqueue(
              WorkOrder.of(Queues.POST, d.get().company(), document),
              clock.instant().plus(LOOK_AGAIN),
              true);
    }
    return intent;
  }

  /** Writes the answers and what they mean for the document. */
  void write(Tx tx, Answer answer) {
    for (VoucherRecord r : answer.records()) {
      boolean waits =
          tx.vouchers()
              .find(r.voucher().externalId())
              .filter(now -> now.state() == VoucherState.POSTING)
              .isPresent();
      if (waits && r.state() != VoucherState.POSTING) {
        tx.vouchers().update(r);
      }
    }
    Document d = tx.documents().find(answer.document()).orElseThrow();
    List<VoucherRecord> standing = Records.standing(tx.vouchers().ofDocument(d.id()));
    Optional<Problem> refused =
        standing.stream()
            .filter(r -> r.state() == VoucherState.REJECTED)
            .map(VoucherRecord::problem)
            .flatMap(Optional::stream)
            .findFirst()
            .or(answer::unsettled);
    if (refused.isPresent()) {
      tx.documents()
          .update(
              d.with(AccountingState.FAILED, refused.get().message() + "; " + refused.get().fix()));
    } else if (!standing.isEmpty()
        && standing.stream().allMatch(r -> r.state() == VoucherState.POSTED)) {
      boolean news = d.accounting() != AccountingState.POSTED;
      tx.documents()
          .update(
              d.with(
                  AccountingState.POSTED,
                  d.accounting() == AccountingState.FAILED ? "" : d.note()));
      if (news) {
        tx.allocations().markLines(d.id(), AllocationStore.LineState.POSTED);
        Ties.wake(tx, d, clock);
        wakeSetOffs(tx, d);
        Seals.due(tx, d, clock.instant());
        tx.work()
            .enqueue(
                WorkOrder.of(Queues.MATCH, d.company(), d.company().value()),
                clock.instant(),
                true);
      }
    }
  }

  /** Compensations that wait for something of the partner to be open are proposed anew. */
  private void wakeSetOffs(Tx tx, Document d) {
    for (String other : Ties.ofPartner(tx, d)) {
      boolean waits =
          tx.documents()
              .find(other)
              .filter(o -> o.accounting() == AccountingState.QUESTION)
              .flatMap(o -> SetOff.of(tx, other))
              .isPresent();
      if (waits) {
        tx.work().enqueue(WorkOrder.of(Queues.PROPOSE, d.company(), other), clock.instant(), true);
      }
    }
  }
}
