package org.partida.posting.vat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.api.company.Company;
import org.partida.api.posting.VatBook;
import org.partida.api.posting.VatSheet;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.Problem;
import org.partida.posting.vat.VatData.Line;

/** The rows of the VAT return. One call, one thread. */
final class D300Sheet {
  /** Rows that the form makes equal: what the buyer owes it deducts at once. */
  private static final Map<String, String> MIRRORS = Map.of("5", "20", "7", "22", "12", "27");

  private final VatData data;
  private final VatLedger ledger;
  private final List<Line> lines;
  private final Map<String, Sum> sums = new HashMap<>();
  private final List<Problem> findings = new ArrayList<>();
  private Money strayCollected;
  private Money strayDeducted;

  D300Sheet(VatData data, VatLedger ledger) {
    this.data = data;
    this.ledger = ledger;
    this.lines = data.rows(ledger.reading().period().to());
    this.strayCollected = ledger.reading().zero();
    this.strayDeducted = ledger.reading().zero();
  }

  /** What a row has. */
  private record Sum(Money base, Money vat, Money deducted, Papers papers) {
    Sum plus(Money b, Money v, Money d, Papers more) {
      return new Sum(base.plus(b), vat.plus(v), deducted.plus(d), papers.plus(more));
    }
  }

  VatSheet sheet(Company company) {
    ledger.reading().parts().forEach(this::part);
    lines.forEach(this::total);
    MIRRORS.forEach(this::mirror);
    VatTies ties = new VatTies(ledger, data);
    ties.add(
        VatRole.COLLECTED,
        VatTies.part("row19", sum("19").vat()),
        VatTies.part("outside300", strayCollected));
    ties.add(
        VatRole.DEDUCTED,
        VatTies.part("row36", sum("36").vat()),
        VatTies.part("outside300", strayDeducted));
    List<Problem> all = new ArrayList<>(ties.findings());
    all.addAll(findings);
    return new VatSheet(
        VatBook.D300,
        company.id(),
        company.name(),
        ledger.reading().period(),
        lines.stream().map(this::row).toList(),
        ties.all(),
        all);
  }

  private void part(VatPart p) {
    String code = p.key().codes().getOrDefault("d300", "");
    String[] rows = code.split("/");
    Money zero = ledger.reading().zero();
    Money deductible = p.deducted().plus(p.notDeducted());
    if (code.isEmpty()) {
      stray(p, "has no row in D300");
    } else if (p.key().sale()) {
      add(p, rows[0], p.base(), p.collected(), zero);
    } else if (rows.length > 1) {
      boolean vat = !p.collected().isZero() || !deductible.isZero();
      if (!vat || !p.collected().isZero()) {
        add(p, rows[0], p.base(), p.collected(), zero);
      }
      if (!vat || !deductible.isZero()) {
        add(p, rows[1], p.base(), deductible, p.deducted());
      }
    } else if (p.key().deductible().compareTo(Percent.ZERO) > 0) {
      add(p, rows[0], p.base(), deductible, p.deducted());
    }
  }

  private void stray(VatPart p, String why) {
    strayCollected = strayCollected.plus(p.collected());
    strayDeducted = strayDeducted.plus(p.deducted());
    if (!p.collected().isZero() || !p.deducted().isZero()) {
      findings.add(
          new Problem(
              "d300.row",
              "entry "
                  + p.entry()
                  + ", document "
                  + p.paper().number()
                  + ": chargeable VAT of "
                  + p.key().treatment()
                  + " at "
                  + p.key().rate()
                  + " % "
                  + why,
              p.entry(),
              "put it into the row by hand; the row of this treatment is not confirmed"));
    }
  }

  private void add(VatPart p, String row, Money base, Money vat, Money deducted) {
    Optional<Line> line = lines.stream().filter(l -> l.row().equals(row)).findFirst();
    if (line.isEmpty()) {
      stray(p, "belongs to row " + row + ", which the form of the period has not");
      return;
    }
    if (base.isZero() && vat.isZero()) {
      return;
    }
    Papers papers = Papers.of(p.paper(), base.plus(vat));
    sums.put(row, sum(row).plus(base, vat, deducted, papers));
    line.get()
        .partOf()
        .ifPresent(above -> sums.put(above, sum(above).plus(base, vat, deducted, papers)));
  }

  private Sum sum(String row) {
    Money zero = ledger.reading().zero();
    return sums.getOrDefault(row, new Sum(zero, zero, zero, Papers.NONE));
  }

  private void total(Line l) {
    if (l.sum().isEmpty()) {
      return;
    }
    Money zero = ledger.reading().zero();
    Money net = sum("36").vat().minus(sum("19").vat());
    Sum s = sum(l.row());
    switch (l.sum().get(0)) {
      case "DEDUCTED" -> s = s.plus(zero, sum("31").deducted(), zero, Papers.NONE);
      case "EXCESS" -> s = s.plus(zero, net.signum() > 0 ? net : zero, zero, Papers.NONE);
      case "DUE" -> s = s.plus(zero, net.signum() < 0 ? net.negate() : zero, zero, Papers.NONE);
      case "WAITING_SALE", "WAITING_PURCHASE" ->
          s = s.plus(zero, waiting(VatRole.valueOf(l.sum().get(0))), zero, Papers.NONE);
      default -> {
        for (String row : l.sum()) {
          Sum r = sum(row);
          // regularisations of deducted tax count as deducted
          s = s.plus(r.base(), r.vat(), r.deducted(), Papers.NONE);
        }
      }
    }
    sums.put(l.row(), s);
  }

  private Money waiting(VatRole role) {
    return ledger.balance(data.account(role, ledger.reading().period().to()));
  }

  private void mirror(String owed, String deducted) {
    Sum a = sum(owed);
    Sum b = sum(deducted);
    if (!a.vat().equals(b.vat()) || !a.base().equals(b.base())) {
      findings.add(
          new Problem(
              "d300.mirror",
              "row "
                  + owed
                  + " has "
                  + a.base()
                  + " and VAT "
                  + a.vat()
                  + ", row "
                  + deducted
                  + " has "
                  + b.base()
                  + " and VAT "
                  + b.vat()
                  + "; the form wants them equal",
              "D300",
              "look for reverse charge that is collected and deducted in different months"));
    }
  }

  private VatSheet.Row row(Line l) {
    Sum s = sum(l.row());
    VatSheet.Kind kind = VatSheet.Kind.ROW;
    if (l.partOf().isPresent()) {
      kind = VatSheet.Kind.PART;
    } else if (!l.sum().isEmpty()) {
      kind = l.sum().get(0).startsWith("WAITING") ? VatSheet.Kind.INFO : VatSheet.Kind.TOTAL;
    }
    boolean vatOnly = !l.sum().isEmpty() && !Character.isDigit(l.sum().get(0).charAt(0));
    boolean onlyVat = vatOnly || "36".equals(l.row());
    return new VatSheet.Row(
        l.row(),
        l.names(),
        kind,
        s.papers().count(),
        onlyVat ? Optional.empty() : Optional.of(s.base()),
        Optional.of(s.vat()),
        Optional.empty(),
        Optional.empty());
  }
}
