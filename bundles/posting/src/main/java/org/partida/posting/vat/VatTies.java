package org.partida.posting.vat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.partida.api.posting.VatTie;
import org.partida.base.text.Words;
import org.partida.model.Money;
import org.partida.model.Problem;

/** Puts what a book says beside the ledger's turnover of the same account. One call, one thread. */
final class VatTies {
  private static final Words WORDS = Words.beside(VatTies.class, "words");

  private final VatLedger ledger;
  private final VatData data;
  private final List<VatTie> ties = new ArrayList<>();

  VatTies(VatLedger ledger, VatData data) {
    this.ledger = ledger;
    this.data = data;
  }

  /** A part of what a book says. */
  static VatTie.Part part(String code, Money amount) {
    Map<String, String> names =
        WORDS.all("part." + code).entrySet().stream()
            .collect(Collectors.toMap(e -> e.getKey().getLanguage(), Map.Entry::getValue));
    return new VatTie.Part(code, names, amount);
  }

  /** Ties an account; parts of nought are left out, but for the first. */
  void add(VatRole role, VatTie.Part first, VatTie.Part... others) {
    String account = data.account(role, ledger.reading().period().to());
    List<VatTie.Part> parts = new ArrayList<>(List.of(first));
    for (VatTie.Part p : others) {
      if (!p.amount().isZero()) {
        parts.add(p);
      }
    }
    Money book = parts.stream().map(VatTie.Part::amount).reduce(Money::plus).orElseThrow();
    Money turnover = ledger.turnover(account);
    List<VatTie.Difference> differences = new ArrayList<>(ledger.reading().differences(account));
    Money rest = turnover.minus(book);
    for (VatTie.Difference d : differences) {
      rest = rest.minus(d.amount());
    }
    if (!rest.isZero()) {
      differences.add(
          new VatTie.Difference(
              VatTie.Kind.UNEXPLAINED, rest, "", ledger.reading().period().to(), "", ""));
    }
    ties.add(new VatTie(account, parts, book, turnover, differences));
  }

  List<VatTie> all() {
    return List.copyOf(ties);
  }

  /** Every difference that an accountant must look at, with the entry that makes it. */
  List<Problem> findings() {
    List<Problem> findings = new ArrayList<>();
    for (VatTie t : ties) {
      for (VatTie.Difference d : t.differences()) {
        if (!d.kind().expected()) {
          findings.add(finding(t.account(), d));
        }
      }
    }
    return findings;
  }

  private static Problem finding(String account, VatTie.Difference d) {
    String entry = "entry " + d.entry() + " of " + d.date() + ", document " + d.document() + ", ";
    String amount = d.amount().abs() + " on " + account;
    return switch (d.kind()) {
      case OTHER_PERIOD ->
          new Problem(
              "vat.tie.other-period",
              entry + "is booked in this period with " + amount + " and belongs to " + d.belongs(),
              d.entry(),
              "no step is needed if the tax point or the month of receipt is right");
      case BOOKED_ELSEWHERE ->
          new Problem(
              "vat.tie.booked-elsewhere",
              entry + "belongs to this period with " + amount + " and is booked in another",
              d.entry(),
              "no step is needed if the tax point or the month of receipt is right");
      case NO_FACTS ->
          new Problem(
              "vat.tie.no-facts",
              entry + "has " + amount + " without tax facts: it is in no VAT book",
              d.entry(),
              "take it back and post its document, or add it to the return by hand");
      case UNEXPLAINED ->
          new Problem(
              "vat.tie.unexplained",
              "the turnover of " + account + " is off by " + d.amount() + " from its entries",
              account,
              "compare the ledger's journal with its balances; report it if both are right");
      case SETTLEMENT, OPENING -> throw new IllegalArgumentException("not a finding");
    };
  }
}
