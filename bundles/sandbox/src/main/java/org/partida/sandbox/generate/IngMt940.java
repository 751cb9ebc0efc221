package org.partida.sandbox.generate;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * MT940 as ING Bank România writes it: {@code ~20}…{@code ~61} sub-fields padded to a fixed width
 * and cut hard at 65 characters, the account's description in a last {@code :86:} that belongs to
 * the statement.
 */
final class IngMt940 {
  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT);
  private static final DateTimeFormatter LONG = DateTimeFormatter.BASIC_ISO_DATE;
  private static final int FIELD = 27;
  private static final int WIDTH = 65;
  private static final int DAYS = 7;

  private IngMt940() {}

  /** One file with a statement for each week, chained. */
  static StatementFile file(BankMonth.BankPeriod period) {
    StringBuilder text = new StringBuilder();
    BigDecimal balance = period.opening();
    int number = period.number() * 10;
    for (LocalDate day = period.from(); !day.isAfter(period.to()); day = day.plusDays(DAYS)) {
      LocalDate start = day;
      LocalDate end =
          day.plusDays(DAYS - 1).isAfter(period.to()) ? period.to() : day.plusDays(DAYS - 1);
      List<BankLine> lines =
          period.lines().stream()
              .filter(l -> !l.date().isBefore(start) && !l.date().isAfter(end))
              .toList();
      balance = statement(text, period, number++, start, end, balance, lines);
    }
    return period.file("ING_" + period.stem() + ".mt940", "MT940_ING", text.toString());
  }

  private static BigDecimal statement(
      StringBuilder out,
      BankMonth.BankPeriod period,
      int number,
      LocalDate from,
      LocalDate to,
      BigDecimal opening,
      List<BankLine> lines) {
    BigDecimal closing = lines.stream().map(BankLine::amount).reduce(opening, BigDecimal::add);
    line(out, ":20:STMT" + LONG.format(to));
    line(out, ":25:/" + period.account().iban());
    line(out, ":28C:" + "0".repeat(3) + number + "/00001");
    line(out, ":60F:" + balance(from, period, opening));
    int serial = 1;
    for (BankLine line : lines) {
      movement(out, line, period.account().currency(), number * 100 + serial++);
    }
    line(out, ":62F:" + balance(to, period, closing));
    line(out, ":64:" + balance(to, period, closing));
    line(out, ":86:NAME ACCOUNT OWNER: " + latin(period.account().owner().name()));
    line(out, "ACCOUNT DESCRIPTION: CONT CURENT");
    line(out, "IBAN NO: " + period.account().iban());
    line(out, "");
    return closing;
  }

  private static String balance(LocalDate day, BankMonth.BankPeriod period, BigDecimal amount) {
    return (amount.signum() < 0 ? "D" : "C")
        + SHORT.format(day)
        + period.account().currency()
        + comma(amount.abs());
  }

  private static void movement(StringBuilder out, BankLine line, String currency, int serial) {
    String sign = line.amount().signum() < 0 ? "D" : "C";
    // the third letter of the currency follows the sign: N for RON, R for EUR
    String day = SHORT.format(line.date());
    line(
        out,
        ":61:"
            + day
            + sign
            + currency.charAt(2)
            + comma(line.amount().abs())
            + "NTRFNONREF//RE"
            + LONG.format(line.date())
            + "-"
            + serial);
    String kind = "D".equals(sign) ? "AMT SENT " : "AMT RCD ";
    String code = "D".equals(sign) ? "105" : "110";
    StringBuilder body = new StringBuilder(code);
    field(body, "20", kind + currency + " " + comma(line.amount().abs()));
    field(body, "21", "");
    field(body, "22", "");
    field(body, "32", line.counterparty().map(p -> latin(p.name())).orElse(""));
    field(body, "33", line.counterparty().map(GenParty::iban).orElse(""));
    field(body, "23", "");
    field(body, "24", "");
    String text = latin(line.text()) + " . " + line.reference();
    List<String> parts = cut(text, FIELD);
    for (int i = 0; i < 5; i++) {
      field(body, Integer.toString(25 + i), i < parts.size() ? parts.get(i) : "");
    }
    body.append("~60     ~61");
    List<String> rows = cut(body.toString(), WIDTH);
    line(out, ":86:" + rows.get(0));
    rows.stream().skip(1).forEach(row -> line(out, row));
  }

  private static void field(StringBuilder body, String code, String value) {
    String fit = value.length() > FIELD ? value.substring(0, FIELD) : value;
    body.append('~').append(code).append(fit).append(" ".repeat(FIELD - fit.length()));
  }

  private static List<String> cut(String text, int width) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < text.length(); i += width) {
      parts.add(text.substring(i, Math.min(text.length(), i + width)));
    }
    return parts;
  }

  private static String comma(BigDecimal amount) {
    return amount.toPlainString().replace('.', ',');
  }

  /** SWIFT's character set has neither diacritics nor quotation marks; the tilde would split. */
  private static String latin(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return plain.replaceAll("[^A-Za-z0-9 /?:().,'+-]", " ");
  }

  private static void line(StringBuilder out, String text) {
    out.append(text).append("\r\n");
  }
}
