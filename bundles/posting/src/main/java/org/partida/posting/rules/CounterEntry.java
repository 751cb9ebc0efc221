package org.partida.posting.rules;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.posting.ReversalOrder;

/**
 * Takes a voucher back line by line, keeping partner, open item, dimensions and (negated) tax
 * facts. Stateless.
 */
public final class CounterEntry {
  private CounterEntry() {}

  /** The voucher that, with the original, leaves every account as it was. */
  public static Voucher of(Voucher original, ReversalOrder order, String rule) {
    String why =
        "Takes back entry "
            + original.externalId()
            + " ("
            + original.documentNumber()
            + "): "
            + order.reason();
    // a return that is filed stays as it is: what is taken back later, is so in the later return
    boolean later = YearMonth.from(order.date()).isAfter(YearMonth.from(original.date()));
    List<VoucherLine> lines =
        original.lines().stream()
            .map(l -> StornoWriter.counter(l, order.style(), rule, why))
            .map(l -> later ? Deductions.notBefore(l, YearMonth.from(order.date())) : l)
            .toList();
    return new Voucher(
        order.externalId(),
        original.company(),
        order.date(),
        original.documentDate(),
        original.journal(),
        original.documentNumber(),
        "Storno: " + original.text(),
        lines,
        Optional.of(original.externalId()));
  }
}
