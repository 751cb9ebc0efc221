package org.partida.documents.link;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.partida.api.document.Document;
import org.partida.api.document.LinkOffer;
import org.partida.base.port.Tx;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.document.AccountingState;
import org.partida.model.document.DecisionState;
import org.partida.model.document.NetworkState;

/**
 * Makes one document of two, and two of one again. The one that is in the books keeps the entry; if
 * none is, the authority's original, then the one that came first. The other keeps its row, is not
 * booked, and lends its papers. Inside a transaction.
 */
final class Merging {
  private static final Comparator<Document> KEEPER_FIRST =
      Comparator.<Document, Boolean>comparing(d -> d.network() != NetworkState.VALIDATED)
          .thenComparing(Document::receivedAt)
          .thenComparing(Document::id);

  private final Clock clock;
  private final Attaching attaching;

  Merging(Clock clock) {
    this.clock = clock;
    this.attaching = new Attaching(clock);
  }

  LinkOffer accept(Tx tx, LinkOffer offer, String who, String reason) {
    Document a = standing(tx, offer.first());
    Document b = standing(tx, offer.second());
    if (a.id().equals(b.id())) {
      throw new PartidaException(
          new Problem(
              "link.state", "the two are one document already", offer.id(), "nothing to do"));
    }
    Document primary = keeper(tx, a, b);
    Document secondary = primary.id().equals(a.id()) ? b : a;
    LinkOffer accepted =
        answered(
            tx,
            offer,
            LinkOffer.State.ACCEPTED,
            Optional.of(primary.id()),
            who,
            reason,
            List.of(a, b));
    give(tx, secondary, primary);
    keep(tx, primary, secondary);
    return accepted;
  }

  LinkOffer refuse(Tx tx, LinkOffer offer, String who, String reason) {
    LinkOffer refused =
        answered(tx, offer, LinkOffer.State.REFUSED, Optional.empty(), who, reason, List.of());
    release(tx, offer.second());
    return refused;
  }

  /** Both are as they were; what happened to the primary meanwhile stays. */
  LinkOffer undo(Tx tx, LinkOffer offer, String who, String reason) {
    List<Document> before = tx.links().before(offer.id());
    LinkOffer undone =
        answered(tx, offer, LinkOffer.State.UNDONE, Optional.empty(), who, reason, List.of());
    String kept = offer.primary().orElseThrow();
    for (Document old : before) {
      if (old.id().equals(kept)) {
        takeBack(tx, old, before);
      } else {
        standAlone(tx, old);
      }
    }
    return undone;
  }

  private void takeBack(Tx tx, Document old, List<Document> before) {
    Document now = tx.documents().find(old.id()).orElseThrow();
    boolean lent =
        !now.original().equals(old.original())
            && before.stream().anyMatch(b -> b.original().equals(now.original()));
    if (lent) {
      Document back = now.sealedBy(old);
      tx.documents().update(back);
      enqueue(tx, back, Queues.FILE);
    }
    attaching.compare(tx, old.id());
  }

  private void standAlone(Tx tx, Document old) {
    boolean settled =
        old.accounting() == AccountingState.NOT_BOOKED
            || old.accounting() == AccountingState.REVERSED;
    tx.documents()
        .find(old.id())
        .map(now -> now.with(old.decision()))
        .map(now -> now.with(settled ? old.accounting() : AccountingState.NONE, held(old)))
        .ifPresent(tx.documents()::update);
    attaching.compare(tx, old.id());
    release(tx, old.id());
  }

  private static String held(Document old) {
    return old.accounting() == AccountingState.QUESTION ? "" : old.note();
  }

  /** The document, or the one that it gave way to meanwhile. */
  private static Document standing(Tx tx, String id) {
    return tx.documents().find(tx.links().primaryOf(id).orElse(id)).orElseThrow();
  }

  private static Document keeper(Tx tx, Document a, Document b) {
    boolean first = Attaching.isBooked(tx, a);
    boolean second = Attaching.isBooked(tx, b);
    if (first && second) {
      throw new PartidaException(
          new Problem(
              "link.both-posted",
              a.number() + " and " + b.number() + " are both in the books",
              a.id() + ", " + b.id(),
              "undo the entry of one of them first, then link them"));
    }
    if (first || second) {
      return first ? a : b;
    }
    return Stream.of(a, b).min(KEEPER_FIRST).orElseThrow();
  }

  private void give(Tx tx, Document secondary, Document primary) {
    tx.vouchers().dropProposed(secondary.id());
    tx.vouchers().putQuestions(secondary.company(), secondary.id(), List.of());
    tx.documents()
        .update(
            secondary.with(
                AccountingState.NOT_BOOKED,
                "the same as document " + primary.id() + " (" + primary.number() + ")"));
  }

  private void keep(Tx tx, Document primary, Document secondary) {
    Document next = primary;
    if (primary.network() == NetworkState.NONE && secondary.network() == NetworkState.VALIDATED) {
      // posted from another paper; the authority's original is the proof
      next = primary.sealedBy(secondary);
      tx.documents().update(next);
      enqueue(tx, next, Queues.FILE);
    }
    attaching.compare(tx, next.id());
    release(tx, next.id());
  }

  /** What waited only for this answer goes on. */
  private void release(Tx tx, String id) {
    Document d = tx.documents().find(id).orElseThrow();
    Optional<String> hold = Offers.hold(tx.links().holding(id));
    boolean waits =
        d.accounting() == AccountingState.NONE
            || d.accounting() == AccountingState.QUESTION && tx.vouchers().questions(id).isEmpty();
    if (!waits || tx.links().primaryOf(id).isPresent()) {
      return;
    }
    tx.documents()
        .update(
            hold.isPresent()
                ? d.with(AccountingState.QUESTION, hold.get())
                : d.with(AccountingState.NONE, ""));
    boolean decided =
        d.decision() == DecisionState.APPROVED || d.decision() == DecisionState.NOT_REQUIRED;
    if (hold.isEmpty() && decided) {
      enqueue(tx, d, Queues.PROPOSE);
    }
  }

  private LinkOffer answered(
      Tx tx,
      LinkOffer offer,
      LinkOffer.State state,
      Optional<String> kept,
      String who,
      String reason,
      List<Document> before) {
    LinkOffer next = offer.decided(state, kept, who, clock.instant(), reason);
    tx.links().updateOffer(next, before);
    return next;
  }

  private void enqueue(Tx tx, Document d, String queue) {
    tx.work().enqueue(WorkOrder.of(queue, d.company(), d.id()), clock.instant(), true);
  }
}
