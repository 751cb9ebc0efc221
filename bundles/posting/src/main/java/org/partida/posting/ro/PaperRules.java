package org.partida.posting.ro;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.model.Problem;
import org.partida.model.voucher.Voucher;
import org.partida.posting.rules.Compensations;
import org.partida.posting.rules.Findings;
import org.partida.spi.posting.PaperPosting;
import org.partida.spi.posting.Proposal;
import org.partida.spi.posting.Question;

/**
 * From a business paper that is not an e-invoice to its vouchers, or to everything that must be
 * asked first. Immutable and thread-safe.
 */
final class PaperRules {
  private final RoData data;
  private final InvoiceRules invoices;
  private final Compensations compensations;
  private final String version;

  PaperRules(RoData data, InvoiceRules invoices, Compensations compensations, String version) {
    this.data = data;
    this.invoices = invoices;
    this.compensations = compensations;
    this.version = version;
  }

  Proposal propose(PaperPosting request) {
    PaperCase c = new PaperCase(request, data, version);
    return switch (request.paper().kind()) {
      case RECEPTION, DELIVERY_NOTE, Z_REPORT, RECEIPT -> ofGoods(c);
      case STOCK_DIFFERENCE, PRICE_CHANGE -> new StoreRules(c).propose();
      case STOCK_DISCHARGE -> new StockRules(c).propose();
      case RETAIL_DISCHARGE -> new RetailRules(c).propose();
      case CUSTOMS_DECLARATION -> new CustomsRules(c).propose();
      case ASSET_DISPOSAL -> new AssetRules(c).propose();
      case COMPENSATION -> compensations.propose(request);
    };
  }

  private Proposal ofGoods(PaperCase c) {
    Proposal plain = invoices.propose(c.invoice());
    Optional<Voucher> booked = plain.vouchers().stream().findFirst();
    if (booked.isEmpty()) {
      return with(plain, c.findings(), List.of());
    }
    List<Voucher> vouchers =
        switch (c.paper().kind()) {
          case Z_REPORT, RECEIPT -> new TillRules(c).vouchers(booked.get());
          default -> new GoodsRules(c).vouchers(booked.get());
        };
    return with(plain, c.findings(), vouchers);
  }

  /** What both asked and said; a receipt without our code is outside VAT whatever its seller is. */
  private static Proposal with(Proposal plain, Findings findings, List<Voucher> vouchers) {
    Proposal own = findings.proposal(vouchers);
    List<Question> questions = new ArrayList<>(plain.questions());
    questions.addAll(own.questions());
    List<Problem> warnings = new ArrayList<>();
    plain.warnings().stream()
        .filter(w -> !"partner.vat".equals(w.code()) && !"parties.company".equals(w.code()))
        .forEach(warnings::add);
    warnings.addAll(own.warnings());
    return new Proposal(
        questions.isEmpty() ? own.vouchers() : List.of(),
        questions,
        warnings,
        questions.isEmpty() ? plain.allocated() : List.of());
  }
}
