package org.partida.posting.hand;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.partida.api.document.Document;
import org.partida.api.posting.HandOffer;
import org.partida.api.posting.HandOffer.State;
import org.partida.api.posting.JournalEntry;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.api.security.Actor;
import org.partida.base.notice.Seals;
import org.partida.base.port.AuditStore;
import org.partida.base.port.Tx;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.model.PartidaException;
import org.partida.model.document.AccountingState;
import org.partida.posting.service.HandSearch;
import org.partida.posting.service.Links;
import org.partida.posting.service.Records;
import org.partida.spi.host.Ledger.PostedEntry;

/** Ties an entry made by hand to a document, and takes the tie back. Inside a transaction. */
final class Linking {
  private final Clock clock;

  Linking(Clock clock) {
    this.clock = clock;
  }

  HandOffer link(
      Tx tx, Actor actor, Document given, PostedEntry e, Optional<HandOffer> offered, String why) {
    Document d = tx.documents().find(given.id()).orElseThrow();
    Links.requireFree(tx, d);
    requireOwn(tx, d, e);
    drop(tx, d);
    VoucherRecord entry = Records.linked(e.voucher(), d.id(), e.number(), clock.instant());
    if (!tx.vouchers().addIfNew(entry)) {
      throw taken(tx, e);
    }
    for (HandOffer o : tx.hand().of(d.id())) {
      if (o.state() == State.OPEN) {
        tx.hand().putHand(o.decided(State.DROPPED, actor.id(), clock.instant(), why));
      }
    }
    HandOffer linked =
        offered
            .orElseGet(() -> named(d, e))
            .decided(State.LINKED, actor.id(), clock.instant(), why);
    tx.hand().putHand(linked);
    tx.documents()
        .update(
            d.with(AccountingState.POSTED, "entry " + e.number() + ", booked in the host by hand"));
    after(tx, d);
    audit(tx, actor, d, "entry.link", e.number() + " " + why);
    return linked;
  }

  private HandOffer named(Document d, PostedEntry e) {
    return new HandOffer(
        d.company(),
        d.id(),
        d.number(),
        new JournalEntry(e.number(), e.voucher()),
        List.of("named by a person"),
        State.OPEN,
        clock.instant(),
        Optional.empty(),
        Optional.empty(),
        "");
  }

  /** Neither another document's nor one that Partida made. */
  private static void requireOwn(Tx tx, Document d, PostedEntry e) {
    if (tx.vouchers().find(e.voucher().externalId()).isPresent()) {
      throw taken(tx, e);
    }
    if (!e.voucher().company().equals(d.company())) {
      throw HandEntriesService.refused(
          "entry.unknown",
          "entry " + e.number() + " is in the books of " + e.voucher().company(),
          e.voucher().externalId().value(),
          "name an entry of " + d.company());
    }
  }

  private static PartidaException taken(Tx tx, PostedEntry e) {
    Optional<VoucherRecord> there = tx.vouchers().find(e.voucher().externalId());
    String document = there.flatMap(VoucherRecord::document).orElse("");
    return HandEntriesService.refused(
        "entry.linked",
        document.isEmpty()
            ? "entry " + e.number() + " was not made by hand"
            : "entry " + e.number() + " is the posting of document " + document,
        e.voucher().externalId().value(),
        there.filter(Records::isLinked).isPresent()
            ? "entry-unlink " + document + " first, if that is wrong"
            : "an entry that Partida made belongs to what it was made of");
  }

  HandOffer unlink(Tx tx, Actor actor, Document given, String why) {
    Document d = tx.documents().find(given.id()).orElseThrow();
    VoucherRecord entry =
        Records.standing(tx.vouchers().ofDocument(d.id())).stream()
            .filter(Records::isLinked)
            .findFirst()
            .orElseThrow(
                () ->
                    HandEntriesService.refused(
                        "entry.not-linked",
                        d.number() + " has no entry that was made by hand",
                        d.id(),
                        "undo takes an entry back that Partida made"));
    Links.requireNothingOn(tx, entry);
    HandOffer offer =
        tx.hand()
            .linked(entry.voucher().externalId())
            .orElseThrow()
            .decided(State.DROPPED, actor.id(), clock.instant(), why);
    tx.hand().putHand(offer);
    drop(tx, d);
    tx.documents().update(d.with(AccountingState.NONE, ""));
    tx.work().enqueue(WorkOrder.of(Queues.PROPOSE, d.company(), d.id()), clock.instant(), true);
    after(tx, d);
    audit(tx, actor, d, "entry.unlink", offer.entry().number() + " " + why);
    return offer;
  }

  /**
   * None of them is the document's.
   *
   * @return true if the document waits to be posted
   */
  boolean refuse(Tx tx, Actor actor, Document given, String why) {
    Document d = tx.documents().find(given.id()).orElseThrow();
    List<HandOffer> open =
        tx.hand().of(d.id()).stream().filter(o -> o.state() == State.OPEN).toList();
    if (open.isEmpty()) {
      throw HandEntriesService.refused(
          "entry.nothing-open",
          "no entry made by hand was found beside " + d.number(),
          d.id(),
          "post it; entry-list shows which documents wait");
    }
    open.forEach(
        o -> tx.hand().putHand(o.decided(State.REFUSED, actor.id(), clock.instant(), why)));
    audit(
        tx,
        actor,
        d,
        "entry.refuse",
        open.get(0).entry().number() + (open.size() > 1 ? " … " : " ") + why);
    Seals.due(tx, d, clock.instant());
    List<VoucherRecord> standing = Records.standing(tx.vouchers().ofDocument(d.id()));
    boolean waits =
        !Records.isBooked(standing)
            && standing.stream().anyMatch(r -> r.state() == VoucherState.PROPOSED)
            && HandSearch.others(tx, d.id()).isEmpty();
    if (waits) {
      tx.vouchers().putQuestions(d.company(), d.id(), List.of());
      tx.documents().update(d.with(AccountingState.PROPOSED, ""));
    }
    return waits;
  }

  /** What was proposed, or refused by the host, or linked, goes. */
  private static void drop(Tx tx, Document d) {
    for (VoucherRecord r : Records.standing(tx.vouchers().ofDocument(d.id()))) {
      if (r.state() != VoucherState.PROPOSED) {
        tx.vouchers().update(Records.in(r, VoucherState.PROPOSED));
      }
    }
    tx.vouchers().dropProposed(d.id());
    tx.vouchers().putQuestions(d.company(), d.id(), List.of());
    tx.allocations().putLines(d.company(), d.id(), List.of());
  }

  private void after(Tx tx, Document d) {
    Links.wake(tx, d, clock);
    Seals.due(tx, d, clock.instant());
    tx.work()
        .enqueue(
            WorkOrder.of(Queues.MATCH, d.company(), d.company().value()), clock.instant(), true);
  }

  private void audit(Tx tx, Actor actor, Document d, String action, String detail) {
    tx.audit()
        .add(
            new AuditStore.Row(
                clock.instant(),
                actor.id(),
                actor.channel().name(),
                Optional.of(d.company()),
                action,
                d.id(),
                detail.strip()));
  }
}
