package org.partida.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.sandbox.generate.GenInvoice;
import org.partida.sandbox.generate.GenLine;
import org.partida.sandbox.generate.GeneratedMonth;
import org.partida.sandbox.generate.MonthGenerator;
import org.partida.sandbox.generate.Shape;
import org.partida.sandbox.generate.UblWriter;
import org.partida.sandbox.generate.World;

/** Invoices of the sandbox's generator, as many lines as wanted. */
final class Invoices {
  /** The instant that all generated months end at. */
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private Invoices() {}

  static GeneratedMonth month(long seed) {
    return new MonthGenerator(World.load())
        .generate(new MonthGenerator.Request(seed, NOW, 5_000_000_000L, 3_000_000_000L));
  }

  /** An ordinary domestic invoice with so many lines of the generator's own products, as UBL. */
  static byte[] ubl(int lines) {
    return UblWriter.write(withLines(lines)).bytes();
  }

  private static GenInvoice withLines(int count) {
    List<GenInvoice> some =
        month(1).messages().stream().map(m -> m.invoice()).flatMap(Optional::stream).toList();
    GenInvoice longest =
        some.stream().filter(i -> i.shape() == Shape.MULTI_LINE).findFirst().orElseThrow();
    List<GenLine> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(numbered(longest.lines().get(i % longest.lines().size()), i + 1));
    }
    return with(longest, lines);
  }

  private static GenLine numbered(GenLine l, int id) {
    return new GenLine(
        Integer.toString(id),
        l.name(),
        l.description(),
        l.quantity(),
        l.unit(),
        l.price(),
        l.baseQuantity(),
        l.category(),
        l.rate(),
        l.sellerItemId(),
        l.classification(),
        l.adjustments());
  }

  private static GenInvoice with(GenInvoice i, List<GenLine> lines) {
    return new GenInvoice(
        i.shape(),
        i.number(),
        i.typeCode(),
        i.issueDate(),
        i.dueDate(),
        i.taxPointDate(),
        i.taxPointCode(),
        i.deliveryDate(),
        i.currency(),
        i.exchangeRate(),
        i.seller(),
        i.buyer(),
        i.payee(),
        lines,
        i.adjustments(),
        i.prepaid(),
        i.rounding(),
        i.exemptionReason(),
        i.notes(),
        i.references(),
        i.preceding(),
        i.instalments(),
        i.paymentMeans(),
        i.paymentTerms(),
        i.ibans(),
        i.attachment(),
        i.dialect());
  }
}
