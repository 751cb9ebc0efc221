package org.partida.posting.service;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partida.api.posting.VoucherRecord;
import org.partida.base.port.TrailStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.Page;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.model.match.ItemSide;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.paper.PaperKind;
import org.partida.model.paper.PaperLine;
import org.partida.model.voucher.Voucher;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostOpenItem;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Settlement;
import org.partida.spi.host.WriteKey;
import org.partida.spi.host.WriteResult;
import org.partida.spi.posting.PaymentPosting;

/**
 * The open items of a compensation: read for its proposal, looked at again before it is posted,
 * settled after that, and opened again when it is taken back. Thread-safe.
 */
final class SetOff {
  private static final int PAGE = 500;
  private static final int ID = 48;

  private final UnitOfWork books;

  SetOff(UnitOfWork books) {
    this.books = books;
  }

  /** The paper of a document, if it is a compensation. */
  static Optional<BusinessPaper> of(Tx tx, String document) {
    return tx.papers().find(document).filter(p -> p.kind() == PaperKind.COMPENSATION);
  }

  /** What of it is open in the host now, with what was booked of each before. */
  List<PaymentPosting.Part> read(HostSession session, CompanyId company, BusinessPaper paper)
      throws HostException {
    List<PaymentPosting.Part> parts = new ArrayList<>();
    for (HostOpenItem i : items(session, paper)) {
      Money residual = i.item().residual();
      List<Voucher> history =
          books.read(tx -> tx.vouchers().concerning(company, i.partner().key(), i.item().number()));
      boolean receivable = i.item().side() == ItemSide.RECEIVABLE;
      parts.add(
          new PaymentPosting.Part(
              i.account(),
              i.partner(),
              i.item().number(),
              receivable ? residual : residual.negate(),
              Optional.of(new PaymentPosting.Item(i.item().original(), residual, history))));
    }
    return parts;
  }

  /** In the order of the paper's lines; what is not open is missing. */
  private static List<HostOpenItem> items(HostSession session, BusinessPaper paper)
      throws HostException {
    String partner = paper.partner().orElseThrow().key();
    List<HostOpenItem> theirs = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<HostOpenItem> page = session.openItems().query(Optional.empty(), after, PAGE);
      page.items().stream().filter(i -> i.partner().key().equals(partner)).forEach(theirs::add);
      after = page.next();
    } while (after.isPresent());
    List<HostOpenItem> found = new ArrayList<>();
    for (PaperLine l : paper.lines()) {
      theirs.stream()
          .filter(i -> l.settles().filter(s -> is(i, s)).isPresent())
          .filter(i -> i.item().residual().currency().equals(paper.currency()))
          .max((a, b) -> a.item().residual().compareTo(b.item().residual()))
          .ifPresent(found::add);
    }
    return found;
  }

  private static boolean is(HostOpenItem i, PaperLine.Settles s) {
    return i.item().side() == s.side() && i.item().number().equals(s.document());
  }

  /** Whether the items are others than those that the proposal was made of. */
  boolean isStale(HostSession session, VoucherRecord proposed, BusinessPaper paper)
      throws HostException {
    Optional<DocumentInput> input =
        books.read(
            tx ->
                tx.trail()
                    .input(proposed.voucher().externalId())
                    .map(TrailStore.Input::kept)
                    .filter(k -> k.kind().equals(DocumentInput.KIND))
                    .map(k -> k.as(DocumentInput.class)));
    List<PaymentPosting.Part> now = read(session, proposed.voucher().company(), paper);
    return input.filter(i -> i.settled().equals(now)).isEmpty();
  }

  /** Settles what the posted entry sets off; empty if that is done, else why not. */
  Optional<Problem> settle(HostSession session, VoucherRecord posted, BusinessPaper paper)
      throws HostException {
    ExternalId id = id(posted.voucher().externalId());
    if (session.settlement().findAll(List.of(id)).containsKey(id)) {
      return Optional.empty();
    }
    List<Settlement.Part> parts = new ArrayList<>();
    List<HostOpenItem> items = items(session, paper);
    for (PaperLine l : paper.lines()) {
      items.stream()
          .filter(i -> l.settles().filter(s -> is(i, s)).isPresent())
          .findFirst()
          .ifPresent(i -> parts.add(new Settlement.Part(i.ref(), i.version(), l.net())));
    }
    String digest =
        paper.lines().stream()
            .map(l -> l.settles().orElseThrow() + "=" + l.net())
            .collect(Collectors.joining(";"));
    WriteResult<Settlement.Settled> result =
        session
            .settlement()
            .settle(
                new Settlement.SettlementDraft(
                    new WriteKey(id, hex(digest)),
                    posted.voucher().date(),
                    posted.voucher().externalId(),
                    parts));
    return result.done() ? Optional.empty() : Optional.of(unsettled(posted, result));
  }

  private static Problem unsettled(VoucherRecord posted, WriteResult<Settlement.Settled> result) {
    return new Problem(
        "compensation.unsettled",
        "entry "
            + posted.number().orElse("")
            + " is posted, but the host did not settle what it sets off: "
            + result.problem().map(Problem::message).orElse(result.status().name()),
        posted.voucher().externalId().value(),
        "take the entry back with undo; the compensation is proposed anew then");
  }

  /** Opens again what a compensation settled; nothing if it settled nothing. */
  void unsettle(HostSession session, VoucherRecord posted, String reason) throws HostException {
    ExternalId id = id(posted.voucher().externalId());
    Settlement.Settled settled = session.settlement().findAll(List.of(id)).get(id);
    if (settled != null) {
      session
          .settlement()
          .unsettle(
              new WriteKey(new ExternalId("un" + id.value()), id.value()), settled.ref(), reason);
    }
  }

  private static ExternalId id(ExternalId voucher) {
    return new ExternalId("set:" + hex(voucher.value()).substring(0, ID));
  }

  private static String hex(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex();
  }
}
