package org.partida.posting.service;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.partida.api.document.Document;
import org.partida.base.text.DocumentNumbers;
import org.partida.model.Money;
import org.partida.model.document.Direction;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.posting.PostingRules;

/**
 * Whether an entry that somebody made by hand may be a document's posting: it books a document (not
 * a payment), and has the document's number; or it has no number, but month and total are the
 * document's. Immutable.
 */
final class HandMatch {
  /** An entry may name a date of document that is a little early. */
  private static final int MONTHS_BEFORE = 1;

  /** Numbers begin anew with a year. */
  private static final int MONTHS_AFTER = 9;

  private final Document document;
  private final List<Voucher> proposed;
  private final PostingRules rules;

  /**
   * The match of a document.
   *
   * @param proposed what would be posted
   */
  HandMatch(Document document, List<Voucher> proposed, PostingRules rules) {
    this.document = document;
    this.proposed = List.copyOf(proposed);
    this.rules = rules;
  }

  /** The first date of document that is looked at. */
  LocalDate from() {
    return YearMonth.from(document.issueDate()).minusMonths(MONTHS_BEFORE).atDay(1);
  }

  /** The last one. */
  LocalDate to() {
    return YearMonth.from(document.issueDate()).plusMonths(MONTHS_AFTER).atEndOfMonth();
  }

  /** What the document's own entry would owe; empty if none of its entries books a document. */
  Optional<Money> owed() {
    return proposed.stream().flatMap(v -> rules.owed(v).stream()).reduce(Money::plus);
  }

  /** Why the entry may be the document's, each reason in words; empty if it is not. */
  List<String> evidence(Voucher entry) {
    Optional<Money> booked = rules.owed(entry);
    if (booked.isEmpty() || otherSide(booked.get())) {
      return List.of();
    }
    boolean total = isTotal(booked.get());
    List<String> numbers = numbers(entry);
    List<String> why = new ArrayList<>();
    why.add("same partner, " + document.partnerName());
    Optional<String> number =
        numbers.stream().filter(n -> DocumentNumbers.same(n, document.number())).findFirst();
    boolean exact =
        number
            .map(DocumentNumbers::plain)
            .filter(DocumentNumbers.plain(document.number())::equals)
            .isPresent();
    if (number.isPresent() && (exact || total)) {
      why.add("number " + number.get());
      why.add(
          total
              ? "same total, " + booked.get().abs()
              : "another total: the entry has " + booked.get().abs() + said());
      return why;
    }
    boolean bare = numbers.stream().allMatch(n -> DocumentNumbers.plain(n).isEmpty());
    if (bare && total && sameMonth(entry)) {
      why.add("no number");
      why.add("same month, " + YearMonth.from(document.issueDate()));
      why.add("same total, " + booked.get().abs());
      return why;
    }
    return List.of();
  }

  private String said() {
    return ", the document " + owed().map(Money::abs).orElse(document.total().abs());
  }

  private static List<String> numbers(Voucher entry) {
    return Stream.concat(
            Stream.of(entry.documentNumber()),
            entry.lines().stream().map(VoucherLine::openItem).flatMap(Optional::stream))
        .distinct()
        .toList();
  }

  private boolean sameMonth(Voucher entry) {
    YearMonth month = YearMonth.from(document.issueDate());
    return YearMonth.from(entry.date()).equals(month)
        || YearMonth.from(entry.documentDate()).equals(month);
  }

  private boolean isTotal(Money booked) {
    return expected().equals(Optional.of(booked)) || owed().equals(Optional.of(booked));
  }

  /** A purchase owes to us what a sale is owed. */
  private boolean otherSide(Money booked) {
    Money sign = expected().or(this::owed).orElse(booked);
    return sign.minor() != 0 && booked.minor() != 0 && sign.minor() > 0 != booked.minor() > 0;
  }

  /** The document's total as the third party's account would have it. */
  private Optional<Money> expected() {
    Money total = document.total();
    Money debit = document.direction() == Direction.ISSUED ? total : total.negate();
    boolean foreign =
        proposed.stream().anyMatch(v -> !v.currency().equals(document.total().currency()));
    return foreign ? Optional.empty() : Optional.of(debit);
  }
}
