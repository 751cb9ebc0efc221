package org.partida.sandbox.generate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Makes the bank files of one company: each bank in its own dialect, balances that chain. */
final class BankMonth {
  private static final int HALF = 25;
  private static final int SPAN = 50;

  private final CompanyMonth month;
  private final LocalDate today;
  private final Random dice;
  private final BankPayments payments;

  BankMonth(CompanyMonth month, long seed, LocalDate today) {
    this.month = month;
    this.today = today;
    this.dice = new Random(seed * 7919 + month.company().code().hashCode());
    this.payments = new BankPayments(month, today, dice);
  }

  List<StatementFile> files() {
    List<BankLine> lei = new ArrayList<>(payments.settlements("RON"));
    lei.addAll(payments.everyday());
    lei.sort(Comparator.comparing(BankLine::date));
    GenParty company = month.company();
    BigDecimal opening = BigDecimal.valueOf(150_000_00L + dice.nextInt(90_000_00), 2);
    List<BankLine> first = between(lei, today.minusDays(SPAN), today.minusDays(HALF));
    List<BankLine> second = between(lei, today.minusDays(HALF - 1), today.minusDays(1));
    BigDecimal middle = opening.add(sum(first));
    BankAccount account = new BankAccount(company, company.iban(), "RON");
    BankPeriod one =
        period(account, 1, today.minusDays(SPAN), today.minusDays(HALF), opening, first);
    BankPeriod two =
        period(account, 2, today.minusDays(HALF - 1), today.minusDays(1), middle, second);
    return switch (company.iban().substring(4, 8)) {
      case "BTRL" -> List.of(BtCsv.oldLayout(one), BtCsv.newLayout(two));
      case "INGB" -> List.of(IngMt940.file(one), IngMt940.file(two));
      default -> camt(one, two);
    };
  }

  private List<StatementFile> camt(BankPeriod one, BankPeriod two) {
    List<BankLine> euros = new ArrayList<>(payments.settlements("EUR"));
    euros.sort(Comparator.comparing(BankLine::date));
    GenParty company = month.company();
    String bank = company.iban().substring(4, 8);
    BankAccount account =
        new BankAccount(company, Iban.romanian(bank, "EUR" + company.code()), "EUR");
    BigDecimal opening = BigDecimal.valueOf(20_000_00L + dice.nextInt(9_000_00), 2);
    BankPeriod eur = period(account, 1, today.minusDays(SPAN), today.minusDays(1), opening, euros);
    return List.of(Camt053.file(one), Camt053.file(two), Camt053.file(eur));
  }

  private static BankPeriod period(
      BankAccount account,
      int number,
      LocalDate from,
      LocalDate to,
      BigDecimal opening,
      List<BankLine> lines) {
    return new BankPeriod(account, number, from, to, opening, opening.add(sum(lines)), lines);
  }

  private static List<BankLine> between(List<BankLine> lines, LocalDate from, LocalDate to) {
    return lines.stream().filter(l -> !l.date().isBefore(from) && !l.date().isAfter(to)).toList();
  }

  private static BigDecimal sum(List<BankLine> lines) {
    return lines.stream()
        .map(BankLine::amount)
        .reduce(new BigDecimal("0.00"), BigDecimal::add)
        .setScale(2, RoundingMode.UNNECESSARY);
  }

  /** An account of a company. */
  record BankAccount(GenParty owner, String iban, String currency) {}

  /** The lines of an account in a stretch of days. */
  record BankPeriod(
      BankAccount account,
      int number,
      LocalDate from,
      LocalDate to,
      BigDecimal opening,
      BigDecimal closing,
      List<BankLine> lines) {

    StatementFile file(String name, String format, String text) {
      return new StatementFile(
          name,
          format,
          account.iban(),
          account.currency(),
          opening,
          closing,
          lines,
          Payload.utf8(text));
    }

    /** A file name stem that tells company, account and days. */
    String stem() {
      return account.owner().key() + "_" + account.currency() + "_" + from + "_" + to;
    }
  }
}
