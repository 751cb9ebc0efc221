package org.partida.posting.ro;

import java.util.Map;
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
 * @param facts what the registry says of the partner
 */
record InvoiceCase(
    InvoicePosting request,
    TaxDates dates,
    Party partner,
    Optional<Country> country,
    Optional<PostingProfile.PartnerFacts> facts) {

  static InvoiceCase of(InvoicePosting request, RoData data) {
    Invoice invoice = request.invoice();
    boolean sale = request.direction() == Direction.ISSUED;
    Party partner = sale ? invoice.parties().buyer() : invoice.parties().seller();
    return new InvoiceCase(
        request,
        TaxDates.of(invoice),
        partner,
        data.countries().of(partner),
        facts(request.profile(), partner).map(f -> f.on(invoice.header().issueDate())));
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
    Map<String, PostingProfile.PartnerFacts> known = profile.partners();
    return Stream.concat(
            Stream.of(partner.vatId(), partner.taxRegistration(), partner.legalId())
                .flatMap(Optional::stream),
            partner.taxId().stream())
        .flatMap(id -> Stream.of(id, Directions.bare(id, "RO"), "RO" + Directions.bare(id, "RO")))
        .map(known::get)
        .filter(Objects::nonNull)
        .findFirst();
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
