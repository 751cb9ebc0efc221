package org.partida.sandbox.generate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The two CSV layouts of Banca Transilvania that are known from public parsers. */
final class BtCsv {
  private static final DateTimeFormatter SLASHES =
      DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

  private BtCsv() {}

  /** BT24 search: sixteen lines of preamble, comma, {@code 1,234.50}, debits negative. */
  static StatementFile oldLayout(BankMonth.BankPeriod period) {
    String name = period.account().owner().name();
    List<String> lines =
        new ArrayList<>(
            List.of(
                "Cautare tranzactii",
                "",
                "Titular," + quoted(name),
                "Interval," + period.from() + " - " + period.to(),
                "Stare,Toate",
                "",
                "Numar cont," + period.account().iban() + " " + period.account().currency(),
                "Tip cont,Cont curent",
                "Suma minima,",
                "Suma maxima,",
                "Descriere,",
                "Referinta,",
                "",
                "Gasit/e:," + period.lines().size(),
                ""));
    lines.add(
        "Data tranzactie,Data valuta,Descriere,Referinta tranzactiei,Debit,Credit,Sold contabil");
    BigDecimal balance = period.opening();
    for (BankLine line : period.lines()) {
      balance = balance.add(line.amount());
      boolean debit = line.amount().signum() < 0;
      lines.add(
          line.date()
              + ","
              + line.date()
              + ","
              + quoted(type(line) + ";" + description(line))
              + ","
              + line.reference()
              + ","
              + (debit ? english(line.amount()) : "")
              + ","
              + (debit ? "" : english(line.amount()))
              + ","
              + english(balance));
    }
    String text = String.join("\n", lines) + "\n";
    return period.file("BT_" + period.stem() + "_cautare.csv", "BT_OLD", text);
  }

  /** The newer export: byte-order mark, semicolon, {@code 1.234,56}, {@code dd/MM/yyyy}. */
  static StatementFile newLayout(BankMonth.BankPeriod period) {
    List<String> lines = new ArrayList<>();
    lines.add("\uFEFFNumar cont;" + period.account().iban());
    lines.add("Moneda cont;" + period.account().currency());
    lines.add("");
    lines.add("Data tranzactie;Data valuta;Referinta;Tip tranzactie;Descriere;Debit;Credit");
    for (BankLine line : period.lines()) {
      String day = SLASHES.format(line.date());
      boolean debit = line.amount().signum() < 0;
      lines.add(
          day
              + ";"
              + day
              + ";"
              + line.reference()
              + ";"
              + type(line)
              + ";"
              + quoted(description(line))
              + ";"
              + (debit ? romanian(line.amount().negate()) : "")
              + ";"
              + (debit ? "" : romanian(line.amount())));
    }
    String text = String.join("\r\n", lines) + "\r\n";
    return period.file("BT_" + period.stem() + "_extras.csv", "BT_NEW", text);
  }

  private static String type(BankLine line) {
    if (line.kind() == BankLine.Kind.FEE) {
      return "Comision";
    }
    return line.amount().signum() < 0 ? "Plata OP" : "Incasare OP";
  }

  /** Parts in an order that varies from line to line, as in the bank's own exports. */
  private static String description(BankLine line) {
    return line.counterparty()
        .map(
            party -> {
              String code = "C.I.F.:" + party.code();
              return line.amount().scale() == 2 && line.amount().unscaledValue().testBit(0)
                  ? String.join(";", code, party.name(), party.iban(), line.text())
                  : String.join(";", party.name(), line.text(), party.iban(), code);
            })
        .orElse(line.text());
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }

  private static String english(BigDecimal amount) {
    String text = grouped(amount, '.', ',');
    return text.indexOf(',') >= 0 ? quoted(text) : text;
  }

  private static String romanian(BigDecimal amount) {
    return grouped(amount, ',', '.');
  }

  private static String grouped(BigDecimal amount, char decimal, char group) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    symbols.setDecimalSeparator(decimal);
    symbols.setGroupingSeparator(group);
    symbols.setMinusSign('-');
    return new DecimalFormat("#,##0.00", symbols)
        .format(amount.setScale(2, RoundingMode.UNNECESSARY));
  }
}
