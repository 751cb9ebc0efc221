package org.partida.posting.export;

import java.util.Locale;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;

/** What the formats of plain-text ledgers share. Stateless. */
final class PlainText {
  /** ledger reads at most 4096 bytes of a line; a character is at most four of them. */
  private static final int LONGEST = 800;

  private PlainText() {}

  /** One line, without control characters and doubled blanks, cut where programs stop reading. */
  static String line(String text) {
    String one = text.replaceAll("[\\p{C}\\p{Z}]+", " ").strip();
    int length = one.codePointCount(0, one.length());
    return length <= LONGEST
        ? one
        : one.substring(0, one.offsetByCodePoints(0, LONGEST)).strip() + " …";
  }

  /**
   * A line that hledger and ledger read as text wherever it stands: without comment marks, tags,
   * bracketed dates, code, amount and payee marks.
   */
  static String plain(String text) {
    return line(text.replaceAll("[;|:,()\\[\\]\\\\=*!@{}\"<>]+", " "))
        .replaceAll("\\s+", " ")
        .strip();
  }

  /**
   * An account for hledger and ledger. Letters, digits, dot, dash and underscore stay; the rest of
   * an analytic is written as {@code %XX.}, so that no two accounts become one.
   */
  static String account(AccountCode code) {
    StringBuilder b = new StringBuilder();
    code.toString()
        .codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_') {
                b.appendCodePoint(c);
              } else {
                b.append('%').append(Integer.toHexString(c).toUpperCase(Locale.ROOT)).append('.');
              }
            });
    return b.toString();
  }

  /**
   * The line's amount in its own currency, debit positive, where it is kept in that one:
   * receivables, payables and money. Stock, cost and income stand at what they were booked at.
   */
  static Optional<Money> quantity(Voucher v, VoucherLine l) {
    boolean kept =
        l.openItem().isPresent() || v.journal() == Journal.BANK || v.journal() == Journal.CASH;
    return l.original()
        .filter(o -> kept && !o.currency().equals(l.amount().currency()))
        .filter(o -> !o.isZero() && o.signum() == l.amount().signum())
        .map(o -> l.side() == Side.D ? o : o.negate());
  }

  /** The posting's amount: {@code -121.00 RON}, or {@code -24.00 EUR @@ 121.00 RON}. */
  static String amount(Voucher v, VoucherLine l) {
    return quantity(v, l)
        .map(q -> q + " @@ " + l.amount().abs())
        .orElseGet(() -> l.signed().toString());
  }

  /** What the paper said in another currency, where the amount does not show it. */
  static Optional<String> original(Voucher v, VoucherLine l) {
    return quantity(v, l).isPresent() ? Optional.empty() : l.original().map(Money::toString);
  }

  static String partner(VoucherLine l) {
    return l.partner().map(PartnerRef::name).orElse("");
  }

  static String partnerId(VoucherLine l) {
    return l.partner().flatMap(PartnerRef::taxId).orElse("");
  }
}
