package org.partida.posting.ro;

import java.util.List;
import java.util.Optional;
import org.partida.model.invoice.Classification;
import org.partida.model.invoice.InvoiceLine;
import org.partida.posting.rules.Table;
import org.partida.posting.rules.Text;
import org.partida.posting.rules.Validity;

/**
 * Goods and services under domestic reverse charge (art. 331), dated because eight of them end with
 * an EU derogation. Immutable.
 */
final class ReverseChargeGoods {
  /** A row of the table. */
  record Operation(
      String code,
      String what,
      Validity validity,
      Optional<String> minimum,
      List<String> ncPrefixes) {
    private boolean covers(String given) {
      return given.equals(code) || ncPrefixes.stream().anyMatch(given::startsWith);
    }
  }

  private final List<Operation> operations;

  private ReverseChargeGoods(List<Operation> operations) {
    this.operations = operations;
  }

  static ReverseChargeGoods load() {
    Table table =
        Table.resource(
            ReverseChargeGoods.class,
            "reverse-charge.psv",
            "code",
            "what",
            "validFrom",
            "validTo",
            "minimum",
            "ncPrefixes");
    List<Operation> all =
        table.map(
            r ->
                new Operation(
                    r.text("code"),
                    r.text("what"),
                    r.validity(),
                    r.optional("minimum"),
                    r.list("ncPrefixes")));
    return new ReverseChargeGoods(
        Validity.requireDisjoint(table.file(), all, Operation::code, Operation::validity));
  }

  /** All rows. */
  List<Operation> operations() {
    return operations;
  }

  /** The operation that a D394 code or NC code belongs to. */
  Optional<Operation> of(String code) {
    String given = Text.code(code);
    return operations.stream().filter(o -> o.covers(given)).findFirst();
  }

  /**
   * The code that tells the operation: the product rule's, else an NC code among the line's
   * classifications (TSP, HS).
   */
  Optional<String> code(Optional<String> ruleCode, InvoiceLine line) {
    return ruleCode.or(
        () ->
            line.item().classifications().stream()
                .filter(c -> "TSP".equals(c.scheme()) || "HS".equals(c.scheme()))
                .map(Classification::code)
                .filter(c -> of(c).isPresent())
                .findFirst());
  }
}
