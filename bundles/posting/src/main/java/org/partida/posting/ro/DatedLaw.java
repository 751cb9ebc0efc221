package org.partida.posting.ro;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.posting.rules.Validity;
import org.partida.posting.rules.VatRates;
import org.partida.spi.posting.LawEnd;

/**
 * Law with a last day in the tables, and which of it a voucher stands on: reverse charge by
 * operation of art. 331, and rates of VAT. Stateless.
 */
final class DatedLaw {
  private static final String OPERATION = "ro.art331/";
  private static final String RATE = "ro.vat-rate/";

  private DatedLaw() {}

  static List<String> of(RoData data, Voucher v) {
    return v.lines().stream()
        .flatMap(l -> l.tax().stream())
        .flatMap(t -> Stream.concat(operation(data, t), rate(data, t)))
        .distinct()
        .toList();
  }

  private static Stream<String> operation(RoData data, TaxFacts t) {
    return t
        .productCode()
        .filter(c -> t.treatment().startsWith("RO.AE"))
        .flatMap(data.art331()::of)
        .map(o -> OPERATION + o.code())
        .stream();
  }

  private static Stream<String> rate(RoData data, TaxFacts t) {
    return data.rates().row(t.rate(), t.taxPoint()).map(DatedLaw::key).stream();
  }

  /** Those that end: of an operation or a kind of rate that has a later row, the later one is. */
  static List<LawEnd> ends(RoData data) {
    List<LawEnd> all = new ArrayList<>();
    for (ReverseChargeGoods.Operation o : data.art331().operations()) {
      last(data.art331().operations().stream()
              .filter(x -> x.code().equals(o.code()))
              .map(ReverseChargeGoods.Operation::validity))
          .filter(end -> o.validity().to().equals(Optional.of(end)))
          .ifPresent(
              end ->
                  all.add(
                      new LawEnd(
                          OPERATION + o.code(),
                          "reverse charge on " + o.what() + " (art. 331, code " + o.code() + ")",
                          end,
                          "later documents under it are not posted but ask; if it is prolonged, a newer Partida or table knows it")));
    }
    for (VatRates.Rate r : data.rates().rows()) {
      r.validity()
          .to()
          .filter(end -> !goesOn(data, r, end))
          .ifPresent(
              end ->
                  all.add(
                      new LawEnd(
                          key(r),
                          "the rate of " + r.rate() + " % VAT (" + r.kind() + ")",
                          end,
                          "later supplies at this rate are not posted but ask; corrections of earlier ones are")));
    }
    return all;
  }

  private static boolean goesOn(RoData data, VatRates.Rate r, LocalDate end) {
    return data.rates().rows().stream()
        .anyMatch(x -> x.rate().equals(r.rate()) && x.validity().on(end.plusDays(1)));
  }

  /** Empty if one of the rows has no end. */
  private static Optional<LocalDate> last(Stream<Validity> rows) {
    return rows.map(Validity::to)
        .reduce(
            (a, b) ->
                a.isEmpty() || b.isEmpty()
                    ? Optional.empty()
                    : Optional.of(a.get().isAfter(b.get()) ? a.get() : b.get()))
        .flatMap(o -> o);
  }

  private static String key(VatRates.Rate r) {
    return RATE + r.kind() + "/" + r.rate() + "/" + r.validity().from();
  }
}
