package org.partida.posting.ro;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.paper.Customs;
import org.partida.model.paper.PaperKind;
import org.partida.model.paper.PaperLine;
import org.partida.model.paper.PaperReference;
import org.partida.model.paper.RetailMonth;
import org.partida.model.paper.Store;
import org.partida.model.paper.Support;
import org.partida.model.paper.Tender;
import org.partida.model.voucher.PartnerRef;

/** Writes business papers for tests. */
final class PaperSample {
  private final PaperKind kind;
  private final List<PaperLine> lines = new ArrayList<>();
  private final List<Tender> tenders = new ArrayList<>();
  private final List<PaperReference> references = new ArrayList<>();
  private Support support = Support.NOTHING;
  private String number = "N1";
  private LocalDate day = Sample.DAY;
  private String currency = "RON";
  private Optional<PartnerRef> partner = Optional.of(PartnerRef.of(Sample.PARTNER));
  private boolean buyerCode;
  private Optional<Store> store = Optional.empty();
  private Optional<Customs> customs = Optional.empty();
  private Optional<RetailMonth> month = Optional.empty();

  private PaperSample(PaperKind kind) {
    this.kind = kind;
  }

  static PaperSample of(PaperKind kind) {
    return new PaperSample(kind);
  }

  static PaperSample reception(Support.Kind kind) {
    PaperSample s = new PaperSample(PaperKind.RECEPTION);
    boolean numbered = kind != Support.Kind.NONE;
    s.support = new Support(kind, Optional.of("A1").filter(n -> numbered), Optional.empty());
    return s;
  }

  static PaperSample till() {
    PaperSample s = new PaperSample(PaperKind.Z_REPORT);
    s.partner = Optional.empty();
    return s;
  }

  PaperSample number(String n) {
    number = n;
    return this;
  }

  PaperSample on(String date) {
    day = LocalDate.parse(date);
    return this;
  }

  /** Before the first line. */
  PaperSample currency(String code) {
    currency = code;
    return this;
  }

  PaperSample partner(String name, String id, String country) {
    partner =
        Optional.of(
            new PartnerRef(name, Optional.of(country), Optional.of(id).filter(i -> !i.isEmpty())));
    return this;
  }

  PaperSample withCode() {
    buyerCode = true;
    return this;
  }

  PaperSample shop(String code, String markup) {
    store =
        Optional.of(
            new Store(
                code,
                Store.Keeping.GLOBAL_VALORIC,
                Optional.of(markup).filter(m -> !m.isEmpty()).map(Percent::of)));
    return this;
  }

  PaperSample line(String name, String net, String rate) {
    return line(name, "1", net, rate, "", "");
  }

  /** Quantity signed as the amount; cost and shelf price may be empty. */
  PaperSample line(
      String name, String quantity, String net, String rate, String cost, String price) {
    Optional<Percent> percent = Optional.of(rate).filter(r -> !r.isEmpty()).map(Percent::of);
    Money amount = money(net);
    lines.add(
        new PaperLine(
            String.valueOf(lines.size() + 1),
            name,
            Optional.empty(),
            Optional.empty(),
            new BigDecimal(quantity),
            Optional.empty(),
            amount,
            Optional.empty(),
            percent,
            percent.map(amount::percent).orElse(money("0")),
            Optional.of(cost).filter(c -> !c.isEmpty()).map(this::money),
            Optional.of(price)
                .filter(p -> !p.isEmpty())
                .map(
                    p ->
                        new PaperLine.Shelf(
                            Optional.empty(), Optional.of(money(p)), Optional.empty()))));
    return this;
  }

  PaperSample hint(String type, String account) {
    PaperLine l = lines.remove(lines.size() - 1);
    lines.add(
        new PaperLine(
            l.id(),
            l.name(),
            l.code(),
            Optional.of(new PaperLine.Hint(type, Optional.of(account).filter(a -> !a.isEmpty()))),
            l.quantity(),
            l.unit(),
            l.net(),
            l.category(),
            l.rate(),
            l.vat(),
            l.cost(),
            l.shelf()));
    return this;
  }

  /** The last line is sold at a rate of its own. */
  PaperSample soldAt(String rate) {
    PaperLine l = lines.remove(lines.size() - 1);
    PaperLine.Shelf shelf =
        new PaperLine.Shelf(Optional.empty(), Optional.empty(), Optional.of(Percent.of(rate)));
    lines.add(
        new PaperLine(
            l.id(),
            l.name(),
            l.code(),
            l.hint(),
            l.quantity(),
            l.unit(),
            l.net(),
            l.category(),
            l.rate(),
            l.vat(),
            l.cost(),
            Optional.of(shelf)));
    return this;
  }

  PaperSample with(Support.Kind kind, String paperNumber) {
    support = new Support(kind, Optional.of(paperNumber), Optional.empty());
    return this;
  }

  /** What was depreciated of the last line. */
  PaperSample depreciated(String amount) {
    PaperLine l = lines.remove(lines.size() - 1);
    lines.add(l.with(Optional.of(money(amount)), Optional.empty()));
    return this;
  }

  PaperSample paid(Tender.Means means, String amount) {
    tenders.add(new Tender(means, money(amount)));
    return this;
  }

  PaperSample customs(String duty, String base, String vat, boolean deferred) {
    customs =
        Optional.of(new Customs(money(duty), money(base), Percent.of("21"), money(vat), deferred));
    return this;
  }

  /**
   * Stock, markup, VAT in it, sold, VAT of the sold, and what went out before (markup, cost, VAT).
   */
  PaperSample month(String... amounts) {
    Money[] m = new Money[amounts.length];
    for (int i = 0; i < m.length; i++) {
      m[i] = money(amounts[i]);
    }
    month =
        Optional.of(
            new RetailMonth(Percent.of("21"), m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7]));
    return this;
  }

  BusinessPaper build() {
    return new BusinessPaper(
        kind,
        number,
        day,
        partner,
        support,
        Currency.getInstance(currency),
        lines,
        tenders,
        buyerCode,
        store,
        references,
        customs,
        month);
  }

  private Money money(String amount) {
    return Money.of(amount, currency);
  }
}
