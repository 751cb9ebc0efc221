package org.partida.bench.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.partida.model.Money;
import org.partida.model.statement.StatementLine;

/**
 * Tables of banks, couriers, a marketplace and card processors, with the headings of the product's
 * profiles and one transfer for each day. Stateless.
 */
final class TableFiles {
  private static final DateTimeFormatter DOTS = DateTimeFormatter.ofPattern("dd.MM.yyyy");
  private static final DateTimeFormatter SLASHES = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd-MM-yy");

  private TableFiles() {}

  /** Banca Transilvania, the newer export: the other side stands in the description. */
  static String bt(List<StatementLine> lines) {
    StringBuilder b = new StringBuilder("Numar cont;" + Own.IBAN + "\nMoneda cont;RON\n\n");
    b.append("Data tranzactie;Data valuta;Referinta;Tip tranzactie;Descriere;Debit;Credit\n");
    for (int i = 0; i < lines.size(); i++) {
      StatementLine l = lines.get(i);
      boolean out = l.amount().signum() < 0;
      String day = l.bookingDate().format(SLASHES);
      String amount = Own.plain(l.amount(), ',');
      String about =
          l.text()
              + (Own.tax(l).isEmpty() ? "" : "; C.I.F.:" + Own.tax(l))
              + (Own.name(l).isEmpty() ? "" : "; " + Own.name(l))
              + (Own.iban(l).isEmpty() ? "" : "; " + Own.iban(l));
      b.append(day).append(';').append(day).append(String.format(Locale.ROOT, ";M%09d;", i));
      b.append(out ? "Plata OP" : "Incasare OP").append(";\"").append(about).append("\";");
      b.append(out ? amount + ";" : ";" + amount).append('\n');
    }
    return b.toString();
  }

  static String ing(List<StatementLine> lines) {
    StringBuilder b =
        new StringBuilder(
            "numar cont;data procesarii;suma;valuta;tip tranzactie;nume beneficiar/ordonator;adresa beneficiar/ordonator;cont beneficiar/ordonator;banca beneficiar/ordonator;detalii tranzactie;sold intermediar;CUI Contrapartida\n");
    Money balance = Money.zero(Market.RON);
    for (StatementLine l : lines) {
      balance = balance.plus(l.amount());
      b.append(
          row(
              ";",
              "RO15INGB0000000000000001",
              l.bookingDate().format(SHORT),
              Own.signed(l.amount(), ','),
              "RON",
              l.amount().signum() < 0 ? "Plata" : "Incasare",
              Own.name(l),
              "",
              Own.iban(l),
              Own.iban(l).isEmpty() ? "" : "BTRLRO22",
              l.text(),
              Own.signed(balance, ','),
              Own.tax(l).isEmpty() ? "" : "RO" + Own.tax(l)));
    }
    return b.toString();
  }

  static String bcr(List<StatementLine> lines) {
    StringBuilder b =
        new StringBuilder(
            "Titular cont,Contul pentru care s-a generat extrasul,Valuta,Sold contabil initial,Data finalizarii tranzactiei,Tranzactii finalizate (detalii),Debit (suma),Credit (suma),Referinta Oper. Document\n");
    for (int i = 0; i < lines.size(); i++) {
      StatementLine l = lines.get(i);
      boolean out = l.amount().signum() < 0;
      String who = out ? "Beneficiar: " : "Platitor: ";
      String about =
          (Own.name(l).isEmpty() ? "" : who + Own.name(l) + "; ")
              + Own.iban(l)
              + (Own.tax(l).isEmpty() ? "" : "; CODFISC RO" + Own.tax(l))
              + "; Detalii: "
              + l.text();
      b.append(
          row(
              ",",
              Own.NAME,
              "RO45RNCB0090000512340001",
              "RON",
              i == 0 ? "0.00" : "",
              l.bookingDate().format(DOTS),
              "\"" + about + "\"",
              out ? Own.plain(l.amount(), '.') : "",
              out ? "" : Own.plain(l.amount(), '.'),
              String.format(Locale.ROOT, "M%09d", i)));
    }
    return b.toString();
  }

  static String fan(List<StatementLine> lines) {
    StringBuilder b =
        new StringBuilder("Nr. AWB;Destinatar;Localitate;Valoare ramburs;Continut;Data plata\n");
    Money sum = Money.zero(Market.RON);
    for (StatementLine l : lines) {
      sum = sum.plus(l.amount());
      b.append(
          row(
              ";",
              l.awb().orElse(""),
              Own.name(l),
              "Cluj-Napoca",
              Own.signed(l.amount(), ','),
              "marfa",
              l.bookingDate().format(DOTS)));
    }
    return b.append("Total;;;").append(Own.signed(sum, ',')).append(";;\n").toString();
  }

  static String cargus(List<StatementLine> lines) {
    StringBuilder b =
        new StringBuilder(
            "BarCode,Date,RepaymentValue,RepaymentDate,DeductionDate,DeductionId,Receiver,ToLocality,CustomString\n");
    for (StatementLine l : lines) {
      String day = l.bookingDate() + "T00:00:00";
      String transfer = String.valueOf(55_000 + l.bookingDate().getDayOfMonth());
      b.append(
          row(
              ",",
              l.awb().orElse(""),
              day,
              Own.signed(l.amount(), '.'),
              day,
              day,
              transfer,
              Own.name(l),
              "Cluj-Napoca",
              ""));
    }
    return b.toString();
  }

  /** Money of the seller is negative; the transfer of each day closes it. */
  static String emag(List<StatementLine> lines) {
    StringBuilder b =
        new StringBuilder(
            "Customer ID;Seller company;SAP document ID;Document code;Document date;Document amount;Clearing document;Reference\n");
    int number = 0;
    for (Map.Entry<LocalDate, List<StatementLine>> day : byDay(lines).entrySet()) {
      String clearing = String.valueOf(2_000_000 + day.getKey().getDayOfMonth());
      Money sum = Money.zero(Market.RON);
      for (StatementLine l : day.getValue()) {
        sum = sum.plus(l.amount());
        String document = String.valueOf(1_900_001 + number++);
        b.append(emag(document, "RV", day.getKey(), l.amount().negate(), clearing, order(l)));
      }
      b.append(emag(clearing, "ZP", day.getKey(), sum, clearing, ""));
    }
    return b.toString();
  }

  private static String emag(
      String document, String code, LocalDate day, Money amount, String clearing, String order) {
    String printed = Own.signed(amount, ',');
    return row(";", "77", Own.NAME, document, code, day.format(DOTS), printed, clearing, order);
  }

  static String netopia(List<StatementLine> lines) {
    StringBuilder b =
        new StringBuilder(
            "settlementId,date,ntpID,orderId,customer,total,commission,net,currency\n");
    int number = 0;
    for (StatementLine l : lines) {
      BigDecimal total = l.amount().decimal();
      BigDecimal kept = total.multiply(new BigDecimal("0.012")).setScale(2, RoundingMode.HALF_UP);
      b.append(
          row(
              ",",
              "S-" + l.bookingDate().getDayOfMonth(),
              l.bookingDate().toString(),
              String.valueOf(88_120_001 + number++),
              order(l),
              Own.name(l),
              total.toPlainString(),
              kept.toPlainString(),
              total.subtract(kept).toPlainString(),
              "RON"));
    }
    return b.toString();
  }

  static String euplatesc(List<StatementLine> lines) {
    StringBuilder b =
        new StringBuilder(
            "MerchantID,InvoiceId,Descriere,Nume client,Suma,Minim1RON,Diff1RON,RRN,Data\n");
    int number = 0;
    for (StatementLine l : lines) {
      b.append(
          row(
              ",",
              "44840999",
              order(l),
              "Plata",
              Own.name(l),
              Own.signed(l.amount(), '.'),
              "1.00",
              "0.40",
              String.valueOf(612_345_000_000L + number++),
              l.bookingDate().format(DOTS)));
    }
    return b.toString();
  }

  private static String order(StatementLine l) {
    return l.orderRef().orElse("");
  }

  private static Map<LocalDate, List<StatementLine>> byDay(List<StatementLine> lines) {
    return lines.stream()
        .collect(
            Collectors.groupingBy(StatementLine::bookingDate, TreeMap::new, Collectors.toList()));
  }

  private static String row(String between, String... cells) {
    return String.join(between, cells) + "\n";
  }
}
