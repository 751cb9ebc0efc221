package org.partida.posting.service;

import java.time.Clock;
import java.util.List;
import org.partida.api.document.Document;
import org.partida.api.posting.VoucherRecord;
import org.partida.base.port.Tx;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** When an entry may become a document's, and when it may leave it. Inside a transaction. */
public final class Links {
  private Links() {}

  /**
   * The document is approved, is not another one's paper, and nothing of it is booked.
   *
   * @throws PartidaException otherwise
   */
  public static void requireFree(Tx tx, Document d) {
    if (!Proposer.isApproved(d)) {
      throw new PartidaException(Proposer.unapproved(d));
    }
    tx.links()
        .primaryOf(d.id())
        .ifPresent(
            p -> {
              throw refused(
                  "document.secondary",
                  d.number() + " is a paper of document " + p,
                  d.id(),
                  "link the entry to " + p);
            });
    List<VoucherRecord> standing = Records.standing(tx.vouchers().ofDocument(d.id()));
    if (Records.isBooked(standing)) {
      VoucherRecord first = standing.get(0);
      throw refused(
          "entry.booked",
          d.number()
              + " is booked already, as entry "
              + first.number().orElse(first.voucher().externalId().value()),
          d.id(),
          Records.isLinked(first)
              ? "entry-unlink " + d.id() + " first, if that is wrong"
              : "undo that entry first, then link the one that was made by hand");
    }
  }

  /**
   * Nothing that is booked stands on the entry.
   *
   * @throws PartidaException {@code undo.closed}
   */
  public static void requireNothingOn(Tx tx, VoucherRecord v) {
    tx.papers().standingOn(v.voucher().externalId()).stream()
        .filter(d -> Records.isBooked(tx.vouchers().ofDocument(d)))
        .findFirst()
        .ifPresent(
            d -> {
              throw refused(
                  "undo.closed",
                  "the entry of document " + d + " closes it or stands on it",
                  v.voucher().externalId().value(),
                  "take the entry of " + d + " back first");
            });
  }

  /** Documents that are tied to this one are proposed anew. */
  public static void wake(Tx tx, Document d, Clock clock) {
    Ties.wake(tx, d, clock);
  }

  private static PartidaException refused(
      String code, String message, String location, String fix) {
    return new PartidaException(new Problem(code, message, location, fix));
  }
}
