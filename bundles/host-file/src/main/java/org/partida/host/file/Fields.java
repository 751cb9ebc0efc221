package org.partida.host.file;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.partida.model.Money;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;

/** What can stand in a column. Stateless. */
final class Fields {
  private static final String DIMENSION = "dimension:";
  private static final String CONSTANT = "text:";
  private static final Map<String, Function<Row, Object>> ALL = new TreeMap<>();

  static {
    ALL.put("batch", r -> r.batch);
    ALL.put("number", r -> r.number);
    ALL.put("date", r -> r.voucher.date());
    ALL.put("journal", r -> r.voucher.journal().name());
    ALL.put("document", r -> r.voucher.documentNumber());
    ALL.put("documentDate", r -> r.voucher.documentDate());
    ALL.put("text", r -> r.voucher.text());
    ALL.put("externalId", r -> r.voucher.externalId().value());
    ALL.put("reversalOf", r -> r.voucher.reversalOf().map(Object::toString).orElse(""));
    ALL.put("line", r -> Integer.toString(r.line));
    ALL.put("account", r -> r.chart.code(r.first.account()));
    ALL.put("accountName", r -> r.chart.name(r.first.account()));
    ALL.put("debitAccount", r -> r.chart.code(r.debit().account()));
    ALL.put("creditAccount", r -> r.chart.code(r.credit().account()));
    ALL.put("amount", r -> r.amount);
    ALL.put("debit", r -> r.isDebit ? r.amount : "");
    ALL.put("credit", r -> r.isDebit ? "" : r.amount);
    ALL.put("side", r -> r.isDebit ? "D" : "C");
    ALL.put("currency", r -> r.amount.currency().getCurrencyCode());
    ALL.put("original", r -> r.original().<Object>map(o -> o).orElse(""));
    ALL.put(
        "originalCurrency", r -> r.original().map(o -> o.currency().getCurrencyCode()).orElse(""));
    ALL.put("partner", r -> r.partner().map(PartnerRef::name).orElse(""));
    ALL.put("partnerTaxId", r -> r.partner().flatMap(PartnerRef::taxId).orElse(""));
    ALL.put("partnerCountry", r -> r.partner().flatMap(PartnerRef::country).orElse(""));
    ALL.put("openItem", r -> r.either(VoucherLine::openItem).orElse(""));
    ALL.put("due", r -> r.either(VoucherLine::due).<Object>map(d -> d).orElse(""));
    ALL.put("vatTreatment", r -> r.either(VoucherLine::tax).map(TaxFacts::treatment).orElse(""));
    ALL.put("vatRate", r -> r.either(VoucherLine::tax).map(t -> t.rate().toString()).orElse(""));
    ALL.put("vatBase", r -> r.either(VoucherLine::tax).<Object>map(TaxFacts::base).orElse(""));
    ALL.put("why", r -> r.first.why());
  }

  private Fields() {}

  /**
   * A row to be: a line, or a debit line against a credit line. Immutable.
   *
   * @param amount in the ledger's currency, signed as the program takes it
   * @param isDebit the side of {@code first}, as the program takes it
   * @param foreign the row's share of the paper's amount in another currency
   */
  record Row(
      OfficeChart chart,
      long batch,
      String number,
      Voucher voucher,
      int line,
      VoucherLine first,
      Optional<VoucherLine> second,
      Money amount,
      boolean isDebit,
      Optional<Money> foreign) {
    private VoucherLine debit() {
      return isDebit ? first : second.orElse(first);
    }

    private VoucherLine credit() {
      return isDebit ? second.orElse(first) : first;
    }

    private Optional<Money> original() {
      return foreign;
    }

    private Optional<PartnerRef> partner() {
      return either(VoucherLine::partner);
    }

    private <T> Optional<T> either(Function<VoucherLine, Optional<T>> what) {
      return what.apply(first).or(() -> second.flatMap(what));
    }
  }

  static boolean known(String field) {
    return ALL.containsKey(field) || field.startsWith(DIMENSION) || field.startsWith(CONSTANT);
  }

  static String names() {
    return String.join(", ", ALL.keySet()) + ", dimension:NAME, text:ANYTHING";
  }

  /** A text, a {@link Money} or a {@link LocalDate}. */
  static Object value(Row row, String field) {
    if (field.startsWith(CONSTANT)) {
      return field.substring(CONSTANT.length());
    }
    if (field.startsWith(DIMENSION)) {
      String name = field.substring(DIMENSION.length());
      return row.either(l -> Optional.ofNullable(l.dimensions().get(name))).orElse("");
    }
    return ALL.get(field).apply(row);
  }
}
