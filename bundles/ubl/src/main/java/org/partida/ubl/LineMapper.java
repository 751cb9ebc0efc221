package org.partida.ubl;

import static org.partida.ubl.Texts.id;
import static org.partida.ubl.Texts.text;

import java.math.BigDecimal;
import java.util.Optional;
import org.partida.model.invoice.Classification;
import org.partida.model.invoice.InvoiceLine;
import org.partida.model.invoice.Item;

/** Invoice lines (BG-25). */
final class LineMapper {
  private LineMapper() {}

  static InvoiceLine map(LineNode n, Values values) {
    Optional<QuantityNode> quantity =
        Optional.ofNullable(n.invoiced == null ? n.credited : n.invoiced);
    Optional<PriceNode> price = Optional.ofNullable(n.price);
    if (n.item == null) {
      throw Values.missing("Item (BG-31)", n);
    }
    CategoryNode category = n.item.category;
    return new InvoiceLine(
        text(n.id).orElse(""),
        item(n.item),
        quantity
            .flatMap(q -> values.decimal(q.value, "InvoicedQuantity (BT-129)", q))
            .orElseGet(() -> one(n, values)),
        quantity.flatMap(q -> text(q.unit)),
        price.flatMap(
            p ->
                p.amount == null
                    ? Optional.empty()
                    : values.decimal(p.amount.value, "PriceAmount (BT-146)", p.amount)),
        price.flatMap(
            p ->
                p.baseQuantity == null
                    ? Optional.empty()
                    : values.decimal(
                        p.baseQuantity.value, "BaseQuantity (BT-149)", p.baseQuantity)),
        values.amount(n.net, "LineExtensionAmount (BT-131)", n),
        Categories.required(category, "ClassifiedTaxCategory (BT-151)", n),
        Optional.ofNullable(category)
            .flatMap(c -> values.percent(c.percent, "ClassifiedTaxCategory/Percent (BT-152)", c)),
        AllowanceMapper.ofLine(n.allowances, values),
        Texts.list(n.notes),
        n.orderLine == null ? Optional.empty() : text(n.orderLine.id),
        text(n.accountingReference));
  }

  private static BigDecimal one(LineNode n, Values values) {
    values.warn(
        "ubl.quantity",
        "the line has no quantity; read as 1",
        "InvoicedQuantity (BT-129)",
        n,
        "check the quantity with the original");
    return BigDecimal.ONE;
  }

  private static Item item(ItemNode n) {
    Optional<String> description = Texts.joined(n.descriptions);
    return new Item(
        text(n.name).or(() -> description).orElse(""),
        description,
        id(n.sellerId),
        id(n.buyerId),
        id(n.standardId),
        n.classifications.stream()
            .map(LineMapper::classification)
            .flatMap(Optional::stream)
            .toList(),
        n.origin == null ? Optional.empty() : text(n.origin.code));
  }

  private static Optional<Classification> classification(ClassificationNode n) {
    if (n.code == null) {
      return Optional.empty();
    }
    String scheme = text(n.code.list).orElse("");
    return text(n.code.value).map(code -> new Classification(scheme, code));
  }
}
