package org.partida.sandbox.generate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A document in the making: {@link ShapeMaker} fills it in, {@link #finish()} freezes it. */
final class InvoiceDraft {
  final Shape shape;
  final String number;
  final LocalDate issueDate;
  final GenParty seller;
  final GenParty buyer;
  final List<GenLine> lines = new ArrayList<>();
  final List<GenAdjustment> adjustments = new ArrayList<>();
  final List<String> notes = new ArrayList<>();
  final List<GenReference> references = new ArrayList<>();
  final List<GenPreceding> preceding = new ArrayList<>();
  final List<GenInstalment> instalments = new ArrayList<>();
  final List<String> ibans = new ArrayList<>();
  String typeCode = "380";
  String currency = "RON";
  String paymentMeans = "30";
  Dialect dialect = Dialect.USUAL;
  BigDecimal prepaid = new BigDecimal("0.00");
  BigDecimal rounding = new BigDecimal("0.00");
  Optional<LocalDate> dueDate;
  Optional<LocalDate> taxPointDate = Optional.empty();
  Optional<String> taxPointCode = Optional.empty();
  Optional<LocalDate> deliveryDate = Optional.empty();
  Optional<BigDecimal> exchangeRate = Optional.empty();
  Optional<GenParty> payee = Optional.empty();
  Optional<String> exemptionReason = Optional.empty();
  Optional<String> paymentTerms = Optional.empty();
  Optional<GenAttachment> attachment = Optional.empty();

  InvoiceDraft(Shape shape, String number, LocalDate issueDate, GenParty seller, GenParty buyer) {
    this.shape = shape;
    this.number = number;
    this.issueDate = issueDate;
    this.seller = seller;
    this.buyer = buyer;
    this.dueDate = Optional.of(issueDate.plusDays(seller.termDays()));
    this.ibans.add(seller.iban());
  }

  void eachLine(UnaryOperator<GenLine> change) {
    lines.replaceAll(change);
  }

  void taxAll(String category, String rate) {
    BigDecimal value = new BigDecimal(rate);
    eachLine(line -> line.taxed(category, value));
  }

  /** Prices of the catalogue are in lei: divide them for a document in another currency. */
  void inCurrency(String code, BigDecimal rate) {
    currency = code;
    exchangeRate = Optional.of(rate);
    eachLine(
        line ->
            new GenLine(
                line.id(),
                line.name(),
                line.description(),
                line.quantity(),
                line.unit(),
                line.price().divide(rate, 4, RoundingMode.HALF_UP),
                line.baseQuantity(),
                line.category(),
                line.rate(),
                line.sellerItemId(),
                line.classification(),
                line.adjustments()));
  }

  GenInvoice finish() {
    return new GenInvoice(
        shape,
        number,
        typeCode,
        issueDate,
        dueDate,
        taxPointDate,
        taxPointCode,
        deliveryDate,
        currency,
        exchangeRate,
        seller,
        buyer,
        payee,
        lines,
        adjustments,
        prepaid,
        rounding,
        exemptionReason,
        notes,
        references,
        preceding,
        instalments,
        paymentMeans,
        paymentTerms,
        ibans,
        attachment,
        dialect);
  }
}
