package org.partida.posting.vat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.partida.api.company.Company;
import org.partida.api.posting.VatBook;
import org.partida.api.posting.VatJournal;
import org.partida.api.posting.VatPeriod;
import org.partida.model.Money;
import org.partida.model.Problem;
import org.partida.model.voucher.PartnerRef;
import org.partida.posting.vat.VatData.Amount;
import org.partida.posting.vat.VatData.Column;

/** Makes a journal of what belongs to a period. One call, one thread. */
final class VatJournals {
  private final VatData data;
  private final VatLedger ledger;
  private final VatBook book;
  private final List<Column> columns;
  private final List<Problem> findings = new ArrayList<>();

  VatJournals(VatData data, VatLedger ledger, VatBook book) {
    this.data = data;
    this.ledger = ledger;
    this.book = book;
    this.columns = data.columns(book, ledger.reading().period().to());
  }

  private record RowKey(VatPart.Paper paper) {
    static RowKey of(VatPart p) {
      VatPart.Paper paper = p.paper();
      // the same partner may be printed differently on a correction
      Optional<PartnerRef> who =
          paper.partner().map(r -> new PartnerRef(r.key(), Optional.empty(), Optional.empty()));
      return new RowKey(new VatPart.Paper(paper.date(), paper.number(), who, paper.mark()));
    }
  }

  VatJournal journal(Company company) {
    VatPeriod period = ledger.reading().period();
    boolean sale = book == VatBook.SALES;
    List<VatPart> parts =
        ledger.reading().parts().stream().filter(p -> p.key().sale() == sale).toList();
    Map<RowKey, List<VatPart>> papers = new LinkedHashMap<>();
    parts.forEach(p -> papers.computeIfAbsent(RowKey.of(p), k -> new ArrayList<>()).add(p));
    List<VatJournal.Row> rows = new ArrayList<>();
    papers.values().forEach(all -> row(all).ifPresent(rows::add));
    Map<String, Money> totals = new TreeMap<>();
    Money total = ledger.reading().zero();
    for (VatJournal.Row r : rows) {
      r.amounts().forEach((code, m) -> totals.merge(code, m, Money::plus));
      total = total.plus(r.total());
    }
    VatTies ties = ties(parts);
    List<Problem> all = new ArrayList<>(ties.findings());
    all.addAll(findings);
    return new VatJournal(
        book,
        company.id(),
        company.name(),
        period,
        shown(rows),
        rows,
        totals,
        total,
        ties.all(),
        all);
  }

  /** A document; none if all of it was taken back. */
  private Optional<VatJournal.Row> row(List<VatPart> parts) {
    Map<String, Money> amounts = new TreeMap<>();
    Money total = ledger.reading().zero();
    for (VatPart p : parts) {
      place(amounts, p, Amount.BASE, p.base());
      place(amounts, p, Amount.VAT, p.key().sale() ? p.collected() : p.deducted());
      place(amounts, p, Amount.SELF, p.key().sale() ? zero() : p.collected());
      place(amounts, p, Amount.NOT_DEDUCTED, p.notDeducted());
      place(amounts, p, Amount.WAIT_BASE, p.waitBase());
      place(amounts, p, Amount.WAIT_VAT, p.waitVat());
      total = total.plus(p.total());
    }
    amounts.values().removeIf(Money::isZero);
    if (amounts.isEmpty() && total.isZero()) {
      return Optional.empty();
    }
    VatPart.Paper paper = parts.get(0).paper();
    boolean storno = parts.stream().allMatch(VatPart::storno);
    String note = storno && paper.mark().isEmpty() ? "storno" : paper.mark();
    return Optional.of(
        new VatJournal.Row(
            paper.date(),
            paper.number(),
            note,
            paper.partner().map(PartnerRef::name).orElse(""),
            paper.partner().flatMap(PartnerRef::taxId),
            paper.partner().flatMap(PartnerRef::country),
            List.copyOf(new TreeSet<>(parts.stream().map(VatPart::entry).toList())),
            total,
            amounts));
  }

  private Money zero() {
    return ledger.reading().zero();
  }

  private void place(Map<String, Money> amounts, VatPart p, Amount what, Money amount) {
    if (amount.isZero()) {
      return;
    }
    Optional<Column> column =
        columns.stream()
            .filter(c -> c.takes(what, p.key().treatment(), p.key().rate()))
            .findFirst();
    column.ifPresent(c -> amounts.merge(c.code(), amount, Money::plus));
    if (column.isEmpty() || column.get().code().startsWith("other")) {
      findings.add(
          new Problem(
              "vat.treatment.unknown",
              "entry "
                  + p.entry()
                  + " has "
                  + amount
                  + " of "
                  + p.key().treatment()
                  + " at "
                  + p.key().rate()
                  + " %, for which the journal has no column of its own",
              p.entry(),
              "check the treatment; add a row to vat-columns.psv if it is right"));
    }
  }

  private List<VatJournal.Column> shown(List<VatJournal.Row> rows) {
    return columns.stream()
        .filter(c -> c.always() || rows.stream().anyMatch(r -> r.amounts().containsKey(c.code())))
        .map(c -> new VatJournal.Column(c.code(), c.names()))
        .toList();
  }

  private VatTies ties(List<VatPart> mine) {
    VatTies ties = new VatTies(ledger, data);
    if (book == VatBook.SALES) {
      List<VatPart> others =
          ledger.reading().parts().stream().filter(p -> !p.key().sale()).toList();
      ties.add(
          VatRole.COLLECTED,
          VatTies.part("sales", sum(mine, VatPart::collected)),
          VatTies.part("self", sum(others, VatPart::collected)));
      ties.add(VatRole.WAITING_SALE, VatTies.part("sales", sum(mine, VatPart::waitVat)));
    } else {
      ties.add(VatRole.DEDUCTED, VatTies.part("purchases", sum(mine, VatPart::deducted)));
      ties.add(VatRole.WAITING_PURCHASE, VatTies.part("purchases", sum(mine, VatPart::waitVat)));
    }
    return ties;
  }

  private Money sum(List<VatPart> parts, Function<VatPart, Money> amount) {
    return parts.stream().map(amount).reduce(zero(), Money::plus);
  }
}
