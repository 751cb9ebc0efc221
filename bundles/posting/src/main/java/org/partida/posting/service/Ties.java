package org.partida.posting.service;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.partida.api.document.Document;
import org.partida.api.document.PaperTie;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.base.port.Tx;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.model.ExternalId;
import org.partida.model.invoice.Invoice;
import org.partida.model.paper.BusinessPaper;
import org.partida.spi.posting.Delivery;
import org.partida.spi.posting.Invoiced;
import org.partida.spi.posting.Question;

/**
 * Which papers of goods and which invoices belong together. One that names the other is tied at
 * once; one that is only like another is asked about, since a wrong guess would hide a debt or book
 * goods twice. Inside a transaction; stateless.
 */
final class Ties {
  private Ties() {}

  /**
   * What a document's proposal must know of the others.
   *
   * @param deliveries for an invoice: papers of its goods that are booked
   * @param invoiced for a paper: invoices of its goods that are booked
   * @param basis the entries that the proposal so stands on
   * @param fresh ties that were found now
   * @param questions whether it belongs to one that is like it
   */
  record Found(
      List<Delivery> deliveries,
      List<Invoiced> invoiced,
      List<ExternalId> basis,
      List<PaperTie> fresh,
      List<Question> questions) {}

  static Found of(Tx tx, Document d, Invoice invoice, Instant now) {
    List<PaperTie> ties = new ArrayList<>(tx.papers().ties(d.id()));
    List<PaperTie> fresh = new ArrayList<>();
    List<Document> maybe = new ArrayList<>();
    for (Document other : others(tx, d, ties)) {
      Optional<BusinessPaper> paper = tx.papers().find(other.id());
      Optional<BigDecimal> from = paper.flatMap(p -> free(tx, other.id()));
      if (from.isPresent() && GoodsLikeness.named(paper.get(), invoice)) {
        fresh.add(tie(d, other.id(), d.id(), paper.get(), invoice, from.get(), now));
      } else if (from.isPresent() && GoodsLikeness.alike(paper.get(), invoice)) {
        maybe.add(other);
      }
    }
    ties.addAll(fresh);
    List<Delivery> deliveries = new ArrayList<>();
    List<ExternalId> basis = new ArrayList<>();
    for (PaperTie t : ties) {
      Optional<BusinessPaper> paper = tx.papers().find(t.paper()).filter(p -> t.joined());
      Optional<VoucherRecord> booked = paper.flatMap(p -> booked(tx, t.paper()));
      booked.ifPresent(
          r -> {
            deliveries.add(new Delivery(paper.get(), r.voucher(), t.from(), t.to()));
            basis.add(r.voucher().externalId());
          });
    }
    boolean tied = ties.stream().anyMatch(PaperTie::joined);
    return new Found(
        deliveries, List.of(), sorted(basis), fresh, tied ? List.of() : questions(d, maybe));
  }

  static Found of(Tx tx, Document d, BusinessPaper paper, Instant now) {
    List<PaperTie> ties = new ArrayList<>(tx.papers().ties(d.id()));
    List<PaperTie> fresh = new ArrayList<>();
    List<Document> maybe = new ArrayList<>();
    boolean whole = free(tx, d.id()).isEmpty();
    for (Document other : whole ? List.<Document>of() : others(tx, d, ties)) {
      Optional<Invoice> invoice = tx.documents().invoice(other.id());
      if (invoice.isPresent() && GoodsLikeness.named(paper, invoice.get())) {
        BigDecimal from = fresh.isEmpty() ? free(tx, d.id()).get() : fresh.get(0).to();
        fresh.add(tie(d, d.id(), other.id(), paper, invoice.get(), from, now));
      } else if (invoice.isPresent() && GoodsLikeness.alike(paper, invoice.get())) {
        maybe.add(other);
      }
    }
    ties.addAll(fresh);
    List<Invoiced> invoiced = new ArrayList<>();
    List<ExternalId> basis = new ArrayList<>();
    for (PaperTie t : ties) {
      Optional<VoucherRecord> booked =
          t.joined() && t.paper().equals(d.id()) ? booked(tx, t.invoice()) : Optional.empty();
      booked.ifPresent(
          r -> {
            invoiced.add(new Invoiced(r.voucher().documentNumber(), r.voucher()));
            basis.add(r.voucher().externalId());
          });
    }
    boolean tied = ties.stream().anyMatch(PaperTie::joined);
    return new Found(
        List.of(), invoiced, sorted(basis), fresh, tied ? List.of() : questions(d, maybe));
  }

  /** Documents of the same partner and side that no tie speaks of. */
  private static List<Document> others(Tx tx, Document d, List<PaperTie> ties) {
    return ofPartner(tx, d).stream()
        .filter(id -> !id.equals(d.id()))
        .filter(id -> ties.stream().noneMatch(t -> t.other(d.id()).equals(id)))
        .map(id -> tx.documents().find(id).orElseThrow())
        .filter(o -> o.direction() == d.direction())
        .filter(o -> tx.links().primaryOf(o.id()).isEmpty())
        .toList();
  }

  /** All documents of a document's partner. */
  static List<String> ofPartner(Tx tx, Document d) {
    Optional<String> code = d.partnerTaxId().map(Ties::bare);
    List<String> written =
        code.stream().flatMap(c -> Stream.of(c, d.company().country() + c)).toList();
    return tx.documents().ofPartner(d.company(), written);
  }

  private static String bare(String code) {
    return code.startsWith("RO") ? code.substring(2) : code;
  }

  /** The part of a paper that has an invoice already; empty if all of it has. */
  private static Optional<BigDecimal> free(Tx tx, String paper) {
    BigDecimal taken =
        tx.papers().ties(paper).stream()
            .filter(t -> t.joined() && t.paper().equals(paper))
            .map(PaperTie::to)
            .reduce(BigDecimal.ZERO, BigDecimal::max);
    return Optional.of(taken).filter(t -> t.compareTo(BigDecimal.ONE) < 0);
  }

  private static PaperTie tie(
      Document d,
      String paper,
      String invoice,
      BusinessPaper content,
      Invoice of,
      BigDecimal from,
      Instant now) {
    BigDecimal to = from.add(GoodsLikeness.part(content, of)).min(BigDecimal.ONE);
    return new PaperTie(d.company(), paper, invoice, true, from, to, "system:rule", now);
  }

  /** The entry of a document that is in the host, or on its way there. */
  private static Optional<VoucherRecord> booked(Tx tx, String document) {
    return Records.standing(tx.vouchers().ofDocument(document)).stream()
        .filter(r -> r.state() == VoucherState.POSTED || r.state() == VoucherState.POSTING)
        .filter(r -> !Records.isCorrection(r))
        .findFirst();
  }

  private static List<Question> questions(Document d, List<Document> maybe) {
    if (maybe.isEmpty()) {
      return List.of();
    }
    List<String> names =
        maybe.stream()
            .map(
                o -> o.typeCode() + " " + o.number() + " of " + o.issueDate() + " (" + o.id() + ")")
            .toList();
    String text =
        "Does "
            + d.number()
            + " belong to "
            + String.join(" or ", names)
            + "? paper-link says so, or that it does not (--no)";
    return List.of(
        new Question(
            "paper.link:document=" + d.id(),
            "paper.link",
            text,
            d.id(),
            maybe.stream().map(Document::id).toList()));
  }

  private static List<ExternalId> sorted(List<ExternalId> ids) {
    return ids.stream().sorted((a, b) -> a.value().compareTo(b.value())).toList();
  }

  /** What the proposal stands on has changed since: another entry came or one was taken back. */
  static boolean isStale(Tx tx, String document) {
    List<ExternalId> now = new ArrayList<>();
    boolean paper = tx.papers().find(document).isPresent();
    for (PaperTie t : tx.papers().ties(document)) {
      if (t.joined()) {
        booked(tx, paper ? t.invoice() : t.paper())
            .ifPresent(r -> now.add(r.voucher().externalId()));
      }
    }
    return !sorted(now).equals(sorted(tx.papers().basis(document)));
  }

  /** Has the documents that are tied to this one proposed anew; what is booked stays. */
  static void wake(Tx tx, Document d, Clock clock) {
    for (PaperTie t : tx.papers().ties(d.id())) {
      tx.work()
          .enqueue(
              WorkOrder.of(Queues.PROPOSE, d.company(), t.other(d.id())), clock.instant(), true);
    }
  }
}
