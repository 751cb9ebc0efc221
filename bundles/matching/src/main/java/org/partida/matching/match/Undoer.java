package org.partida.matching.match;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.partida.api.company.Company;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.api.statement.LineRecord;
import org.partida.base.host.Hosts;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.ExternalId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.voucher.Digest;
import org.partida.model.voucher.Voucher;
import org.partida.spi.host.Capability;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger;
import org.partida.spi.host.Settlement;
import org.partida.spi.host.WriteKey;
import org.partida.spi.host.WriteResult;
import org.partida.spi.posting.PostingRules;
import org.partida.spi.posting.ReversalOrder;
import org.partida.spi.posting.StornoStyle;

/**
 * Takes a confirmed line back: the exact inverse, by unsettling and a counter-entry. Doing it again
 * changes nothing. Thread-safe.
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

  Undone undo(Company company, PostingRules rules, LineRecord line, String reason)
      throws HostException {
    PaymentIds ids =
        new PaymentIds(new ExternalId(line.voucher().orElseThrow(() -> notConfirmed(line))));
    VoucherRecord original =
        books.read(tx -> tx.vouchers().find(ids.payment())).orElseThrow(() -> notConfirmed(line));
    try (HostSession session = hosts.open(company)) {
      unsettle(session, ids, line, reason);
      Ledger.PostedEntry entry =
          session.ledger().findAll(List.of(ids.payment())).get(ids.payment());
      if (entry == null) {
        throw PaymentMaker.problem(
            "undo.missing",
            "the host does not have entry " + ids.payment(),
            line,
            "check the host's journal");
      }
      LocalDate date =
          session
              .periods()
              .firstOpenOnOrAfter(original.voucher().date())
              .orElse(original.voucher().date());
      StornoStyle style =
          hosts.capabilities().can(Capability.NEGATIVE_AMOUNTS)
              ? company.policies().storno()
              : StornoStyle.BLACK;
      Voucher counter =
          rules.reverse(
              original.voucher(), new ReversalOrder(ids.counterEntry(), date, style, reason));
      Ledger.PostedEntry posted = reverse(session, entry, counter, line);
      return undone(original, counter, posted, line);
    }
  }

  private static void unsettle(HostSession session, PaymentIds ids, LineRecord line, String reason)
      throws HostException {
    Settlement.Settled settled =
        session.settlement().findAll(List.of(ids.settlement())).get(ids.settlement());
    if (settled == null) {
      return;
    }
    WriteResult<Settlement.Settled> result =
        session
            .settlement()
            .unsettle(
                new WriteKey(ids.unsettlement(), ids.settlement().value()), settled.ref(), reason);
    if (!result.done()) {
      throw new PartidaException(
          result
              .problem()
              .orElseGet(
                  () ->
                      new Problem(
                          "host." + result.status(),
                          "the host did not unsettle",
                          "statement line " + line.id(),
                          "try again")));
    }
  }

  private static Ledger.PostedEntry reverse(
      HostSession session, Ledger.PostedEntry entry, Voucher counter, LineRecord line)
      throws HostException {
    WriteKey key = new WriteKey(counter.externalId(), Digest.of(counter).hex());
    WriteResult<Ledger.PostedEntry> result =
        session.ledger().reverse(entry.ref(), new Ledger.EntryDraft(key, counter));
    if (!result.done()) {
      throw new PartidaException(
          result
              .problem()
              .orElseGet(
                  () ->
                      new Problem(
                          "host." + result.status(),
                          "the host did not reverse",
                          "statement line " + line.id(),
                          "try again")));
    }
    return result.value().orElseThrow();
  }

  private Undone undone(
      VoucherRecord o, Voucher counter, Ledger.PostedEntry posted, LineRecord line) {
    VoucherRecord reversed =
        new VoucherRecord(
            o.voucher(),
            o.document(),
            VoucherState.REVERSED,
            o.number(),
            o.ruleVersion(),
            o.problem(),
            o.postedAt(),
            Optional.of(counter.externalId().value()));
    VoucherRecord counterRecord =
        new VoucherRecord(
            counter,
            Optional.empty(),
            VoucherState.POSTED,
            Optional.of(posted.number()),
            o.ruleVersion(),
            Optional.empty(),
            Optional.of(clock.instant()),
            Optional.empty());
    return new Undone(Lines.reopened(line), reversed, counterRecord);
  }

  /** What an undo leaves to be written. */
  record Undone(LineRecord line, VoucherRecord original, VoucherRecord counter) {
    /** The same with the line changed. */
    Undone but(UnaryOperator<LineRecord> change) {
      return new Undone(change.apply(line), original, counter);
    }

    void write(Tx tx) {
      tx.vouchers().update(original);
      tx.vouchers().addIfNew(counter);
      tx.statements().update(line);
      tx.payers().unlearned(line.company(), line.id());
    }
  }

  private static PartidaException notConfirmed(LineRecord line) {
    return PaymentMaker.problem(
        "undo.open", "the line is not confirmed", line, "there is nothing to take back");
  }
}
