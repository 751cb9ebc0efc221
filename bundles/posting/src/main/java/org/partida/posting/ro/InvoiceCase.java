package org.partida.posting.ro;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.partida.model.document.Direction;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.Party;
import org.partida.model.voucher.PartnerRef;
import org.partida.posting.rules.Directions;
import org.partida.spi.posting.InvoicePosting;
import org.partida.spi.posting.PostingProfile;

/**
 * An invoice seen from the company's side. Immutable.
 *
 * @param request what was asked
 * @param dates the dates that decide
 * @param partner customer or supplier
 * @param country where the partner is, if it can be told
 * @param facts what the company's settings say of the partner
 * @param told what a register says of it on the document's date and a person has accepted
 */
record InvoiceCase(
    InvoicePosting request,
    TaxDates dates,
    Party partner,
    Optional<Country> country,
    Optional<PostingProfile.PartnerFacts> facts,
    PostingProfile.RegisterFact told) {

  static InvoiceCase of(InvoicePosting request, RoData data) {
    Invoice invoice = request.invoice();
    boolean sale = request.direction() == Direction.ISSUED;
    Party partner = sale ? invoice.parties().buyer() : invoice.parties().seller();
    PostingProfile.RegisterFact told = told(request.profile(), partner, invoice);
    return new InvoiceCase(
        request,
        TaxDates.of(invoice),
        partner,
        told.country().flatMap(data.countries()::named).or(() -> data.countries().of(partner)),
        facts(request.profile(), partner),
        told);
  }

  boolean sale() {
    return request.direction() == Direction.ISSUED;
  }

  Invoice invoice() {
    return request.invoice();
  }

  PostingProfile profile() {
    return request.profile();
  }

  /** The partner as the books name it: country by ISO code. */
  PartnerRef partnerRef() {
    return new PartnerRef(partner.name(), country.map(Country::code), partner.taxId());
  }

  /** The code may be kept with or without the Romanian prefix. */
  private static Optional<PostingProfile.PartnerFacts> facts(
      PostingProfile profile, Party partner) {
    return codes(partner)
        .flatMap(id -> Stream.of(id, Directions.bare(id, "RO"), "RO" + Directions.bare(id, "RO")))
        .map(profile.partners()::get)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static PostingProfile.RegisterFact told(
      PostingProfile profile, Party partner, Invoice invoice) {
    LocalDate day = invoice.header().issueDate();
    return codes(partner)
        .map(id -> "RO" + Directions.bare(id, "RO"))
        .filter(profile.registers()::containsKey)
        .findFirst()
        .map(id -> profile.registerFact(id, day))
        .orElseGet(() -> PostingProfile.RegisterFact.nothing(day));
  }

  private static Stream<String> codes(Party partner) {
    return Stream.concat(
        Stream.of(partner.vatId(), partner.taxRegistration(), partner.legalId())
            .flatMap(Optional::stream),
        partner.taxId().stream());
  }

  /** Registered for VAT, as far as anybody says: a register, else the settings. */
  Optional<Boolean> partnerPaysVat() {
    return told.vatPayer().or(() -> facts.map(PostingProfile.PartnerFacts::vatPayer));
  }

  /** The seller in a question's key, so that questions about its products are siblings. */
  String sellerKey() {
    Party seller = invoice().parties().seller();
    return "seller=" + seller.taxId().orElse(seller.name());
  }

  /** The partner in a question's key. */
  String partnerKey() {
    return "partner=" + partner.taxId().orElse(partner.name());
  }
}
