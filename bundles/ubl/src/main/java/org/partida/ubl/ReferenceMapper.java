package org.partida.ubl;

import static org.partida.ubl.Texts.id;
import static org.partida.ubl.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.partida.model.invoice.PrecedingInvoice;
import org.partida.model.invoice.References;

/** What the document points at, courier waybills included. */
final class ReferenceMapper {
  private ReferenceMapper() {}

  static References map(DocumentNode d, Values values) {
    return new References(
        d.order == null ? Optional.empty() : text(d.order.id),
        d.order == null ? Optional.empty() : text(d.order.salesOrder),
        document(d.contract),
        id(d.project).or(() -> additional(d, AttachmentMapper.PROJECT)),
        document(d.despatch),
        document(d.receipt),
        text(d.buyerReference),
        text(d.accountingReference),
        additional(d, AttachmentMapper.INVOICED_OBJECT),
        preceding(d, values),
        Waybills.find(texts(d)));
  }

  private static Optional<String> document(DocRefNode n) {
    return n == null ? Optional.empty() : text(n.id);
  }

  private static Optional<String> additional(DocumentNode d, String type) {
    return d.additional.stream()
        .filter(n -> text(n.typeCode).filter(type::equals).isPresent())
        .findFirst()
        .flatMap(n -> text(n.id));
  }

  private static List<PrecedingInvoice> preceding(DocumentNode d, Values values) {
    return d.preceding.stream()
        .flatMap(n -> Stream.of(Optional.ofNullable(n.invoice), Optional.ofNullable(n.creditNote)))
        .flatMap(Optional::stream)
        .filter(n -> text(n.id).isPresent())
        .map(
            n ->
                new PrecedingInvoice(
                    n.id.strip(),
                    values.date(n.issueDate, "BillingReference/IssueDate (BT-26)", n)))
        .toList();
  }

  /** Wherever issuers write waybill numbers. */
  private static List<String> texts(DocumentNode d) {
    List<String> all = new ArrayList<>(d.notes);
    Stream.of(d.despatch, d.receipt).filter(Objects::nonNull).map(n -> n.id).forEach(all::add);
    for (DocRefNode n : d.additional) {
      all.add(String.join(" ", Texts.joined(n.descriptions).orElse(""), text(n.id).orElse("")));
    }
    for (LineNode line : d.invoiceLines.isEmpty() ? d.creditNoteLines : d.invoiceLines) {
      all.addAll(line.notes);
      ItemNode item = line.item;
      if (item != null) {
        all.add(item.name);
        all.addAll(item.descriptions);
      }
    }
    all.removeIf(Objects::isNull);
    return all;
  }
}
