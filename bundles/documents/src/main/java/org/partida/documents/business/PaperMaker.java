package org.partida.documents.business;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partida.base.paper.NeutralFile;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.TaxIds;
import org.partida.model.invoice.VatCategory;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.paper.Customs;
import org.partida.model.paper.PaperKind;
import org.partida.model.paper.PaperLine;
import org.partida.model.paper.PaperReference;
import org.partida.model.paper.Store;
import org.partida.model.paper.Support;
import org.partida.model.paper.Tender;
import org.partida.model.voucher.PartnerRef;

/**
 * Makes a paper of the fields of a file, the documented neutral form. What follows from other
 * fields need not be given: VAT from net and rate, net from gross, the partner's country from a
 * Romanian fiscal code. Immutable.
 */
final class PaperMaker {
  private static final Set<String> PAPER =
      Set.of(
          "kind",
          "number",
          "date",
          "partner",
          "document",
          "currency",
          "store",
          "paid",
          "buyerCode",
          "references",
          "customs",
          "lines");

  private final CompanyId company;
  private final Currency ledger;

  PaperMaker(CompanyId company, Currency ledger) {
    this.company = company;
    this.ledger = ledger;
  }

  /**
   * The paper.
   *
   * @throws org.partida.model.PartidaException {@code paper.field} with file and line
   */
  BusinessPaper paper(Fields f) {
    f.only(PAPER);
    PaperKind kind =
        f.one(PaperKind.class, "kind").orElseThrow(() -> f.wrong("\"kind\" is missing", "give it"));
    if (kind == PaperKind.RETAIL_DISCHARGE) {
      throw f.wrong("a shop's month is not entered but computed", "use retail-discharge");
    }
    Currency currency = f.currency("currency", ledger);
    List<PaperLine> lines = new ArrayList<>();
    for (Fields l : f.list("lines")) {
      lines.add(OwnLines.of(l.only(NeutralFile.LINE), kind, currency, lines.size() + 1));
    }
    try {
      return new BusinessPaper(
          kind,
          f.required("number"),
          f.requiredDate("date"),
          f.object("partner").map(p -> partner(p, kind)),
          f.object("document").map(PaperMaker::support).orElse(Support.NOTHING),
          currency,
          lines,
          f.list("paid").stream().map(t -> tender(t, currency)).toList(),
          f.flag("buyerCode"),
          f.object("store").map(PaperMaker::store),
          f.list("references").stream().map(PaperMaker::reference).toList(),
          f.object("customs").map(c -> customs(c, currency)),
          Optional.empty());
    } catch (IllegalArgumentException e) {
      throw f.wrong(e.getMessage(), "correct the paper");
    }
  }

  /** Where nothing else is said, a Romanian fiscal code and a till tell the country. */
  PartnerRef partner(Fields f, PaperKind kind) {
    f.only(Set.of("name", "taxId", "country"));
    Optional<String> code = f.text("taxId").map(TaxIds::normalised);
    boolean ours =
        code.filter(c -> TaxIds.problem(company.country(), c).isEmpty()).isPresent()
            || (code.isEmpty() && kind != PaperKind.CUSTOMS_DECLARATION);
    Optional<String> home = Optional.of(company.country()).filter(c -> ours);
    return new PartnerRef(f.required("name"), f.text("country").or(() -> home), code);
  }

  private static Support support(Fields f) {
    f.only(Set.of("kind", "number", "date"));
    return new Support(
        f.one(Support.Kind.class, "kind").orElse(Support.Kind.NONE),
        f.text("number"),
        f.date("date"));
  }

  private static Store store(Fields f) {
    f.only(Set.of("code", "keeping", "markup"));
    return new Store(
        f.required("code"),
        f.one(Store.Keeping.class, "keeping").orElse(Store.Keeping.QUANTITY_VALUE),
        f.percent("markup"));
  }

  private static Tender tender(Fields f, Currency currency) {
    f.only(Set.of("means", "amount"));
    return new Tender(
        f.one(Tender.Means.class, "means")
            .orElseThrow(() -> f.wrong("\"means\" is missing", "give it")),
        amount(f, "amount", currency));
  }

  private static PaperReference reference(Fields f) {
    f.only(Set.of("kind", "number", "date"));
    return new PaperReference(
        f.one(PaperReference.Kind.class, "kind")
            .orElseThrow(() -> f.wrong("\"kind\" is missing", "give it")),
        f.required("number"),
        f.date("date"));
  }

  private static Customs customs(Fields f, Currency currency) {
    f.only(Set.of("duty", "vatBase", "rate", "vat", "deferred"));
    return new Customs(
        f.money("duty", currency).orElse(Money.zero(currency)),
        amount(f, "vatBase", currency),
        f.percent("rate").orElseThrow(() -> f.wrong("\"rate\" is missing", "give it")),
        amount(f, "vat", currency),
        f.flag("deferred"));
  }

  private static Money amount(Fields f, String name, Currency currency) {
    return f.money(name, currency)
        .orElseThrow(() -> f.wrong("\"" + name + "\" is missing", "give it"));
  }

  static PaperLine line(Fields f, String id, Currency currency) {
    Optional<Percent> rate = f.percent("rate");
    Optional<Money> gross = f.money("gross", currency);
    Money net =
        f.money("net", currency)
            .or(() -> gross.map(g -> g.minus(f.money("vat", currency).orElse(inside(g, rate)))))
            .orElseThrow(() -> f.wrong("the line has no amount", "give net or gross"));
    Money vat =
        f.money("vat", currency)
            .or(() -> gross.map(g -> g.minus(net)))
            .orElseGet(() -> rate.map(net::percent).orElse(Money.zero(currency)));
    gross
        .filter(g -> !g.equals(net.plus(vat)))
        .ifPresent(
            g -> {
              throw f.wrong(
                  "net " + net + " and VAT " + vat + " are not the gross " + g,
                  "correct one of them, or leave one out");
            });
    Optional<Percent> markup = f.percent("markup");
    Optional<Money> price = f.money("shelfPrice", currency);
    Optional<Percent> shelfRate = f.percent("shelfRate");
    boolean shelf = markup.isPresent() || price.isPresent() || shelfRate.isPresent();
    BigDecimal one = net.signum() < 0 ? BigDecimal.ONE.negate() : BigDecimal.ONE;
    return new PaperLine(
        id,
        f.text("name").or(() -> f.text("item")).orElseGet(() -> f.required("name")),
        f.text("code"),
        f.text("type").map(t -> new PaperLine.Hint(t, f.text("account"))),
        f.decimal("quantity").orElse(one),
        f.text("unit"),
        net,
        f.one(VatCategory.class, "category"),
        rate,
        vat,
        f.money("cost", currency),
        shelf ? Optional.of(new PaperLine.Shelf(markup, price, shelfRate)) : Optional.empty());
  }

  private static Money inside(Money gross, Optional<Percent> rate) {
    return rate.map(gross::taxInside).orElse(Money.zero(gross.currency()));
  }
}
