package org.partida.bench.market;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.partida.model.Money;
import org.partida.model.statement.StatementLine;

/**
 * MT940 as Romanian banks write it, by the shapes of {@code
 * ../shared/contracts/statements-and-matching.md}, section 1.1. Rows of {@code :86:} end after 65
 * characters, in the middle of a word. Stateless.
 */
final class SwiftFiles {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
  private static final int ROW = 65;
  private static final int ROWS = 6;
  private static final int PIECE = 27;

  private SwiftFiles() {}

  static String ing(List<StatementLine> lines) {
    return file("/" + Own.IBAN, "N", true, lines, SwiftFiles::ingDetails);
  }

  static String raiffeisen(List<StatementLine> lines) {
    return file(Own.IBAN, "", false, lines, l -> codes(l, '^', "000", "30BANCA TRANSILVANIA S.A."));
  }

  static String brd(List<StatementLine> lines) {
    return file(Own.IBAN, "", false, lines, l -> codes(l, '+', "000", "30BTRLRO22"));
  }

  static String bcr(List<StatementLine> lines) {
    return file(Own.IBAN, "", false, lines, SwiftFiles::bcrDetails);
  }

  /** As a bank writes of whose labels nothing is known. */
  static String prose(List<StatementLine> lines) {
    return file(
        Own.IBAN,
        "",
        false,
        lines,
        l ->
            String.join(
                " ",
                l.amount().signum() < 0 ? "Plata" : "Incasare",
                l.text() + ";",
                Own.name(l) + ";",
                Own.iban(l) + ";",
                Own.tax(l).isEmpty() ? "" : "CIF " + Own.tax(l)));
  }

  private static String file(
      String account,
      String letter,
      boolean valueAlone,
      List<StatementLine> lines,
      Function<StatementLine, String> details) {
    StringBuilder b = new StringBuilder();
    b.append(":20:MARKET\r\n:25:").append(account).append("\r\n:28C:1/1\r\n");
    b.append(":60F:C260301RON0,00\r\n");
    long sum = 0;
    for (int i = 0; i < lines.size(); i++) {
      StatementLine l = lines.get(i);
      sum += l.amount().minor();
      String day = l.bookingDate().format(DAY);
      b.append(":61:").append(day).append(valueAlone ? "" : day.substring(2));
      b.append(l.amount().signum() < 0 ? "D" : "C").append(letter);
      b.append(Own.plain(l.amount(), ',')).append("NTRFNONREF//");
      b.append(String.format(Locale.ROOT, "M%09d", i)).append("\r\n");
      wrap(b, ":86:", details.apply(l));
    }
    String closing = Own.plain(new Money(sum, Market.RON), ',');
    b.append(":62F:").append(sum < 0 ? "D" : "C").append("260331RON").append(closing);
    return b.append("\r\n-\r\n").toString();
  }

  /** What does not fit into six rows is not in the file. */
  private static void wrap(StringBuilder b, String tag, String text) {
    String whole = tag + text;
    for (int row = 0, at = 0; row < ROWS && at < whole.length(); row++) {
      int end = Math.min(whole.length(), at + ROW);
      b.append(whole, at, end).append("\r\n");
      at = end;
    }
  }

  /** Each code filled with blanks to 27 characters; the account stands in 33. */
  private static String ingDetails(StatementLine l) {
    StringBuilder b = new StringBuilder(l.amount().signum() < 0 ? "010" : "035");
    String moved = l.amount().signum() < 0 ? "AMT SND RON " : "AMT RCD RON ";
    code(b, "20", moved + Own.plain(l.amount(), ','));
    code(b, "21", "");
    code(b, "22", "");
    code(b, "32", Own.piece(Own.name(l), 0, PIECE));
    code(b, "33", Own.iban(l));
    code(b, "23", "");
    code(b, "24", "");
    for (int i = 0; i < 3; i++) {
      code(b, String.valueOf(25 + i), Own.piece(l.text(), i, PIECE));
    }
    return b.append('~').toString();
  }

  private static void code(StringBuilder b, String code, String value) {
    b.append('~').append(code).append(String.format(Locale.ROOT, "%-27s", value));
  }

  private static String codes(StatementLine l, char mark, String start, String bank) {
    StringBuilder b = new StringBuilder(start);
    for (int i = 0; i < 4 && i * PIECE < l.text().length(); i++) {
      b.append(mark).append(20 + i).append(Own.piece(l.text(), i, PIECE));
    }
    b.append(mark).append(bank);
    if (!Own.iban(l).isEmpty()) {
      b.append(mark).append("31").append(Own.iban(l));
    }
    b.append(mark).append("32").append(Own.piece(Own.name(l), 0, PIECE));
    if (Own.name(l).length() > PIECE) {
      b.append(mark).append("33").append(Own.piece(Own.name(l), 1, PIECE));
    }
    return b.toString();
  }

  private static String bcrDetails(StatementLine l) {
    boolean in = l.amount().signum() >= 0;
    String other =
        Own.name(l)
            + "  "
            + Own.iban(l)
            + "  CODFISC "
            + (Own.tax(l).isEmpty() ? "0" : "RO" + Own.tax(l));
    String own = Own.NAME + "  " + Own.IBAN + "  CODFISC RO" + Own.TAX_ID;
    return "Referinta 260306S029300001, data valutei "
        + l.bookingDate().format(DateTimeFormatter.ofPattern("dd-MM-yyyy"))
        + ", Decontare -Platitor  "
        + (in ? other : own)
        + "-Beneficiar  "
        + (in ? own : other)
        + "-Detalii  /ROC/"
        + l.text()
        + " /RFB/31/20260306";
  }
}
