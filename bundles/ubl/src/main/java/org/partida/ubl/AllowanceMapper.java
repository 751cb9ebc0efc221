package org.partida.ubl;

import static org.partida.ubl.Texts.text;

import java.util.List;
import java.util.Optional;
import org.partida.model.Percent;
import org.partida.model.Problem;
import org.partida.model.invoice.AllowanceCharge;
import org.partida.model.invoice.VatCategory;
import org.partida.spi.invoice.InvoiceReadException;

/** Allowances and charges of the document (BG-20, BG-21) and of a line (BG-27, BG-28). */
final class AllowanceMapper {
  private AllowanceMapper() {}

  static List<AllowanceCharge> ofDocument(List<AllowanceNode> nodes, Values values) {
    return nodes.stream()
        .map(
            n -> {
              Optional<Percent> rate =
                  Optional.ofNullable(n.category)
                      .flatMap(
                          c ->
                              values.percent(
                                  c.percent,
                                  "AllowanceCharge/TaxCategory/Percent (BT-96, BT-103)",
                                  c));
              return map(
                  n,
                  values,
                  Categories.optional(n.category, "AllowanceCharge/TaxCategory (BT-95, BT-102)"),
                  rate);
            })
        .toList();
  }

  static List<AllowanceCharge> ofLine(List<AllowanceNode> nodes, Values values) {
    return nodes.stream().map(n -> map(n, values, Optional.empty(), Optional.empty())).toList();
  }

  private static AllowanceCharge map(
      AllowanceNode n, Values values, Optional<VatCategory> category, Optional<Percent> rate) {
    return new AllowanceCharge(
        isCharge(n),
        values.amount(n.amount, "AllowanceCharge/Amount (BT-92, BT-99, BT-136, BT-141)", n),
        values.optionalAmount(n.base, "AllowanceCharge/BaseAmount (BT-93, BT-100, BT-137, BT-142)"),
        values.decimal(
            n.percentage,
            "AllowanceCharge/MultiplierFactorNumeric (BT-94, BT-101, BT-138, BT-143)",
            n),
        Texts.joined(n.reasons),
        text(n.reasonCode),
        category,
        rate);
  }

  /** Whether money is added or taken away cannot be guessed. */
  private static boolean isCharge(AllowanceNode n) {
    String s =
        text(n.charge).orElseThrow(() -> Values.missing("AllowanceCharge/ChargeIndicator", n));
    return switch (s) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default ->
          throw new InvoiceReadException(
              new Problem(
                  "ubl.charge",
                  "'" + s + "' is neither true nor false",
                  Values.place("AllowanceCharge/ChargeIndicator", n),
                  "ask the issuer for a valid invoice"));
    };
  }
}
