package org.partida.posting.check;

import java.util.List;
import java.util.Optional;
import org.partida.api.company.PartnerDifference.Concerned;
import org.partida.api.document.Document;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.base.port.AllocationStore;
import org.partida.base.port.Tx;
import org.partida.model.TaxIds;
import org.partida.model.document.DecisionState;
import org.partida.model.document.Direction;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.Party;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.service.Records;
import org.partida.spi.posting.Allocated;
import org.partida.spi.posting.Question;

/**
 * A document with what was made of it. Immutable.
 *
 * @param document the document
 * @param invoice its content
 * @param standing its vouchers that count, oldest first: proposed, on their way, posted, refused
 * @param questions what the rules asked
 * @param paid what payments did to it
 * @param allocated where its lines went
 */
record Paper(
    Document document,
    Invoice invoice,
    List<VoucherRecord> standing,
    List<Question> questions,
    PaidPart paid,
    List<Allocated> allocated) {

  /** Empty if it makes no entry: rejected, or another document has its paper. */
  static Optional<Paper> read(Tx tx, String id) {
    return tx.documents()
        .find(id)
        .filter(d -> d.decision() != DecisionState.REJECTED)
        .filter(d -> tx.links().primaryOf(id).isEmpty())
        .filter(d -> standing(tx, id).stream().noneMatch(Records::isLinked))
        .flatMap(d -> tx.documents().invoice(id).map(i -> of(tx, d, i)));
  }

  private static Paper of(Tx tx, Document d, Invoice i) {
    List<VoucherRecord> standing = standing(tx, d.id());
    return new Paper(
        d,
        i,
        standing,
        tx.vouchers().questions(d.id()),
        PaidPart.of(tx, d, standing),
        tx.allocations().lines(d.id()).stream().map(AllocationStore.LineRow::line).toList());
  }

  private static List<VoucherRecord> standing(Tx tx, String id) {
    return Records.standing(tx.vouchers().ofDocument(id));
  }

  boolean received() {
    return document.direction() == Direction.RECEIVED;
  }

  List<VoucherLine> lines() {
    return standing.stream().flatMap(r -> r.voucher().lines().stream()).toList();
  }

  /** Something of it is in the host, may be there, or stands in the way there. */
  boolean booked() {
    return Records.isBooked(standing);
  }

  /** The host has not answered yet. */
  boolean busy() {
    return standing.stream().anyMatch(r -> r.state() == VoucherState.POSTING);
  }

  /** Where the entry has the partner. */
  Optional<String> country() {
    return lines().stream()
        .flatMap(l -> l.partner().stream())
        .flatMap(p -> p.country().stream())
        .findFirst();
  }

  /**
   * The partner's number is written without a country, and entry or paper has the partner in
   * another one: the same digits may be somebody else's here.
   */
  boolean abroad(String home) {
    boolean bare =
        document.partnerTaxId().map(TaxIds::normalised).filter(c -> c.matches("\\d+")).isPresent();
    Party partner = received() ? invoice.parties().seller() : invoice.parties().buyer();
    Optional<String> printed = partner.address().country().filter(c -> c.matches("[A-Z]{2}"));
    return bare && country().or(() -> printed).filter(c -> !c.equals(home)).isPresent();
  }

  Concerned concerned() {
    return new Concerned(
        document.id(), document.number(), document.issueDate(), document.direction());
  }
}
