package org.partida.sandbox.generate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Decides who pays what and when, and adds the movements that no document explains. */
final class BankPayments {
  private static final List<BankLine.Kind> HABITS =
      List.of(
          BankLine.Kind.FULL,
          BankLine.Kind.FULL,
          BankLine.Kind.BY_IBAN,
          BankLine.Kind.FULL,
          BankLine.Kind.PARTIAL,
          BankLine.Kind.FULL,
          BankLine.Kind.UNRELATED);
  private static final BigDecimal TWO_FIFTHS = new BigDecimal("0.40");

  private final CompanyMonth month;
  private final LocalDate today;
  private final Random dice;
  private int counter;

  BankPayments(CompanyMonth month, LocalDate today, Random dice) {
    this.month = month;
    this.today = today;
    this.dice = dice;
  }

  /** Payments of documents in one currency: money in for issued ones, out for received ones. */
  List<BankLine> settlements(String currency) {
    List<BankLine> lines = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      List<GenInvoice> due =
          month
              .invoices(direction)
              .filter(i -> i.currency().equals(currency) && i.owed().signum() > 0)
              .filter(i -> i.buyer().vat() != VatStatus.CONSUMER)
              .filter(i -> i.issueDate().isBefore(today.minusDays(4)))
              .toList();
      several(due, direction).ifPresent(lines::add);
      List<GenInvoice> rest =
          due.stream().filter(i -> lines.stream().noneMatch(l -> pays(l, i))).toList();
      for (int k = 0; k < rest.size(); k++) {
        single(rest.get(k), direction, HABITS.get(k % HABITS.size())).ifPresent(lines::add);
      }
    }
    return lines;
  }

  private static boolean pays(BankLine line, GenInvoice invoice) {
    return line.settles().stream().anyMatch(s -> s.number().equals(invoice.number()));
  }

  /** One payment for the first two documents of the same partner, if there are two. */
  private Optional<BankLine> several(List<GenInvoice> due, Direction direction) {
    for (int i = 0; i < due.size(); i++) {
      for (int k = i + 1; k < due.size(); k++) {
        GenInvoice a = due.get(i);
        GenInvoice b = due.get(k);
        if (partner(a, direction).equals(partner(b, direction))) {
          List<BankLine.Settled> settled = List.of(whole(a), whole(b));
          String text = "Plata facturi " + a.number() + ", " + b.number();
          return Optional.of(line(b, direction, BankLine.Kind.SEVERAL, settled, text));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<BankLine> single(GenInvoice invoice, Direction direction, BankLine.Kind habit) {
    BankLine.Settled whole = whole(invoice);
    return switch (habit) {
      case FULL -> Optional.of(line(invoice, direction, habit, List.of(whole), named(invoice)));
      case BY_IBAN ->
          Optional.of(line(invoice, direction, habit, List.of(whole), "plata conform intelegerii"));
      case PARTIAL -> {
        BigDecimal part = whole.amount().multiply(TWO_FIFTHS).setScale(2, RoundingMode.HALF_UP);
        BankLine.Settled settled = new BankLine.Settled(invoice.number(), part);
        yield Optional.of(
            line(invoice, direction, habit, List.of(settled), "Plata partiala " + named(invoice)));
      }
      default -> Optional.empty();
    };
  }

  private String named(GenInvoice invoice) {
    return switch (counter % 3) {
      case 0 -> "CV fact " + invoice.number();
      case 1 -> "plata factura nr. " + invoice.number() + " din " + invoice.issueDate();
      default -> "fact. " + invoice.number();
    };
  }

  private BankLine line(
      GenInvoice invoice,
      Direction direction,
      BankLine.Kind kind,
      List<BankLine.Settled> settled,
      String text) {
    BigDecimal amount =
        settled.stream().map(BankLine.Settled::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    LocalDate wanted = invoice.issueDate().plusDays(3L + dice.nextInt(12));
    LocalDate latest = today.minusDays(1);
    return new BankLine(
        wanted.isAfter(latest) ? latest : wanted,
        direction == Direction.ISSUED ? amount : amount.negate(),
        kind,
        Optional.of(partner(invoice, direction)),
        text,
        reference(),
        settled);
  }

  private static GenParty partner(GenInvoice invoice, Direction direction) {
    return direction == Direction.ISSUED
        ? invoice.buyer()
        : invoice.payee().orElse(invoice.seller());
  }

  private static BankLine.Settled whole(GenInvoice invoice) {
    return new BankLine.Settled(invoice.number(), invoice.owed());
  }

  /** Fees (two alike on one day, which are no duplicates), wages, taxes, card purchases. */
  List<BankLine> everyday() {
    List<BankLine> lines = new ArrayList<>();
    LocalDate feeDay = today.minusDays(30);
    lines.add(fee(feeDay, "-4.00", "Comision plata OP"));
    lines.add(fee(feeDay, "-4.00", "Comision plata OP"));
    lines.add(fee(today.minusDays(10), "-25.00", "Comision administrare cont"));
    lines.add(other(today.minusDays(40), "-8420.00", "Salarii luna trecuta, lista 1"));
    lines.add(other(today.minusDays(22), "-3117.00", "Contributii sociale, cont unic"));
    lines.add(other(today.minusDays(12), "-189.90", "POS ALIMENTARA DIN COLT card 4321"));
    lines.add(other(today.minusDays(6), "1500.00", "Depunere numerar asociat"));
    return lines;
  }

  private BankLine fee(LocalDate day, String amount, String text) {
    return new BankLine(
        day,
        new BigDecimal(amount),
        BankLine.Kind.FEE,
        Optional.empty(),
        text,
        // fees carry no reference of their own, so two alike differ in nothing
        "COM" + day.getDayOfYear(),
        List.of());
  }

  private BankLine other(LocalDate day, String amount, String text) {
    return new BankLine(
        day,
        new BigDecimal(amount),
        BankLine.Kind.UNRELATED,
        Optional.empty(),
        text,
        reference(),
        List.of());
  }

  private String reference() {
    return "REF" + month.company().code().substring(6) + today.getDayOfYear() + (1000 + counter++);
  }
}
