package org.partida.posting.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFinding;
import org.partida.api.posting.BooksAudit.Finding;
import org.partida.api.posting.BooksAudit.Kind;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.base.port.Tx;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.document.AccountingState;
import org.partida.model.document.DecisionState;
import org.partida.model.document.Direction;
import org.partida.model.document.NetworkState;
import org.partida.model.invoice.DocumentKind;
import org.partida.model.invoice.Invoice;
import org.partida.model.voucher.Digest;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.rules.LineKeys;
import org.partida.posting.service.Records;
import org.partida.spi.host.Ledger.PostedEntry;

/**
 * A document of the authority with its entries. Immutable.
 *
 * @param document the document
 * @param invoice what it says
 * @param standing its entries that count
 * @param findings what stands about its papers
 */
record SealCheck(
    Document document,
    Optional<Invoice> invoice,
    List<VoucherRecord> standing,
    List<DocumentFinding> findings) {

  /**
   * Empty if it makes no entry: rejected, or another document has its paper; or if neither the
   * authority has it nor it is booked.
   */
  static Optional<SealCheck> read(Tx tx, Document d) {
    boolean concerns =
        d.network() == NetworkState.VALIDATED || d.accounting() == AccountingState.POSTED;
    if (!concerns
        || d.decision() == DecisionState.REJECTED
        || d.accounting() == AccountingState.NOT_BOOKED
        || tx.links().primaryOf(d.id()).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new SealCheck(
            d,
            tx.documents().invoice(d.id()),
            Records.standing(tx.vouchers().ofDocument(d.id())),
            tx.links().findings(d.id()).stream().filter(DocumentFinding::standing).toList()));
  }

  List<ExternalId> ids() {
    return posted().stream().map(r -> r.voucher().externalId()).toList();
  }

  private List<VoucherRecord> posted() {
    return standing.stream().filter(r -> r.state() == VoucherState.POSTED).toList();
  }

  /** What Partida posted of it: an entry by hand beside these would be the second. */
  List<Voucher> ownEntries() {
    return posted().stream().filter(r -> !Records.isLinked(r)).map(VoucherRecord::voucher).toList();
  }

  List<Voucher> linkedEntries() {
    return posted().stream().filter(Records::isLinked).map(VoucherRecord::voucher).toList();
  }

  /**
   * What is wrong, given what the host has.
   *
   * @param found entries, and those that people made, which may be the document's too
   */
  List<Finding> compare(SealReading.There found) {
    List<Finding> all = new ArrayList<>();
    if (posted().isEmpty()) {
      String state = document.accounting().name().toLowerCase(Locale.ROOT);
      String note = document.note().isEmpty() ? "" : ": " + document.note();
      all.add(
          finding(
              Kind.NOT_BOOKED,
              Optional.empty(),
              "not booked ("
                  + state
                  + note
                  + "); the authority has it since "
                  + document.receivedAt(),
              "decide, answer and post it; if it is booked by hand in the host, entry-find and entry-link tie the two"));
    }
    all.addAll(gone(found.entries()));
    found
        .byHand()
        .forEach(
            o ->
                all.add(
                    finding(
                        Kind.TWICE,
                        posted().stream().findFirst(),
                        "booked by hand too, as entry "
                            + o.entry().number()
                            + " ("
                            + String.join(", ", o.evidence())
                            + ")",
                        "take one of them back: undo the document and entry-link it, or take the other back in the host (entry-take-back); entry-refuse if they are two facts")));
    amount(found.linked()).ifPresent(all::add);
    partner().ifPresent(all::add);
    findings.forEach(
        f ->
            all.add(
                finding(Kind.NEWER, Optional.empty(), f.problem().message(), f.problem().fix())));
    return all;
  }

  /** Our entries that the host has no more, or otherwise. */
  private List<Finding> gone(Map<ExternalId, PostedEntry> there) {
    List<Finding> all = new ArrayList<>();
    for (VoucherRecord r : posted()) {
      PostedEntry entry = there.get(r.voucher().externalId());
      if (entry == null) {
        all.add(
            finding(
                Kind.GONE,
                Optional.of(r),
                "entry " + r.number().orElse("") + " is not in the host any more",
                "look who deleted it in the host; restore it there, or undo and post the document anew"));
      } else if (entry.state() == PostedEntry.State.REVERSED) {
        all.add(
            finding(
                Kind.GONE,
                Optional.of(r),
                "entry " + entry.number() + " was taken back in the host",
                Records.isLinked(r)
                    ? "entry-unlink the document, then post it"
                    : "undo and post the document anew, or take the counter-entry back there"));
      } else if (!entry.digest().equals(Digest.of(r.voucher()).hex())) {
        all.add(
            finding(
                Kind.CHANGED,
                Optional.of(r),
                "the host has another content under entry " + entry.number(),
                "compare it with voucher-show; correct it in the host"));
      }
    }
    return all;
  }

  /** The open item is what the document says, in its currency. */
  private Optional<Finding> amount(Optional<Money> linked) {
    if (posted().isEmpty() || invoice.isEmpty()) {
      return Optional.empty();
    }
    Invoice i = invoice.get();
    Money said = i.totals().payable().plus(i.totals().prepaid());
    Money expected = i.header().kind() == DocumentKind.CREDIT_NOTE ? said.negate() : said;
    Money booked = Money.zero(said.currency());
    if (linked.isPresent()) {
      if (!linked.get().currency().equals(said.currency())) {
        return Optional.empty();
      }
      booked = document.direction() == Direction.ISSUED ? linked.get() : linked.get().negate();
    }
    for (VoucherLine l : linked.isPresent() ? List.<VoucherLine>of() : items()) {
      Optional<Money> in =
          l.original()
              .or(() -> Optional.of(l.amount()))
              .filter(m -> m.currency().equals(said.currency()));
      if (in.isEmpty()) {
        return Optional.empty();
      }
      Money debit = l.side() == Side.D ? in.get() : in.get().negate();
      booked = booked.plus(document.direction() == Direction.ISSUED ? debit : debit.negate());
    }
    return booked.equals(expected)
        ? Optional.empty()
        : Optional.of(
            finding(
                Kind.AMOUNT,
                posted().stream().findFirst(),
                "the document says " + expected + ", the entry " + booked,
                linked.isPresent()
                    ? "look which of the two is right; correct the entry in the host, or entry-unlink the document"
                    : "look at the entry (why); undo it, and propose and post the document anew"));
  }

  private List<VoucherLine> items() {
    return posted().stream()
        .flatMap(r -> r.voucher().lines().stream())
        .filter(l -> l.openItem().filter(document.number()::equals).isPresent())
        .toList();
  }

  /** A person may have written the number in another way, or not at all. */
  private List<VoucherLine> partnerLines() {
    return posted().stream().anyMatch(Records::isLinked)
        ? posted().stream().flatMap(r -> r.voucher().lines().stream()).toList()
        : items();
  }

  private Optional<Finding> partner() {
    Optional<String> code = document.partnerTaxId().map(LineKeys::code);
    return partnerLines().stream()
        .flatMap(l -> l.partner().stream())
        .filter(p -> p.taxId().isPresent() && code.isPresent())
        .filter(p -> !p.taxId().map(LineKeys::code).equals(code))
        .findFirst()
        .map(
            p ->
                finding(
                    Kind.PARTNER,
                    posted().stream().findFirst(),
                    "the document is "
                        + document.partnerName()
                        + "'s, the entry "
                        + p.name()
                        + "'s",
                    "undo the entry, and propose and post the document anew"));
  }

  private Finding finding(Kind kind, Optional<VoucherRecord> entry, String message, String fix) {
    return new Finding(
        kind,
        document.id(),
        document.number(),
        document.partnerName(),
        entry.map(r -> r.voucher().externalId().value()),
        message,
        fix);
  }
}
