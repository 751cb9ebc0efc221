package org.partida.posting.rules;

import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.posting.StornoStyle;

/**
 * The two ways to write a storno. In red an amount stays on its side and may be negative; in black
 * it is positive and changes sides. Balances are the same, turnovers are not. Stateless.
 */
public final class StornoWriter {
  private StornoWriter() {}

  /** The line as the style writes it. */
  public static VoucherLine write(VoucherLine line, StornoStyle style) {
    boolean flip = style == StornoStyle.BLACK && line.amount().signum() < 0;
    return flip
        ? with(line, line.side().opposite(), -1, line.tax(), line.rule(), line.why())
        : line;
  }

  /** The line that takes this one back. */
  static VoucherLine counter(VoucherLine line, StornoStyle style, String rule, String why) {
    Optional<TaxFacts> tax = line.tax().map(StornoWriter::negated);
    return write(with(line, line.side(), -1, tax, rule, why), style);
  }

  private static VoucherLine with(
      VoucherLine l, Side side, int sign, Optional<TaxFacts> tax, String rule, String why) {
    return new VoucherLine(
        l.account(),
        side,
        signed(l.amount(), sign),
        l.original().map(o -> signed(o, sign)),
        l.partner(),
        tax,
        l.openItem(),
        l.due(),
        l.dimensions(),
        rule,
        why);
  }

  private static Money signed(Money m, int sign) {
    return sign < 0 ? m.negate() : m;
  }

  private static TaxFacts negated(TaxFacts t) {
    return t.withBase(t.base().negate());
  }
}
