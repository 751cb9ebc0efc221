package org.partida.posting.ro;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.paper.PaperKind;
import org.partida.model.paper.Support;
import org.partida.model.paper.Tender;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.posting.ExchangeRates;
import org.partida.spi.posting.PaymentPosting;
import org.partida.spi.posting.PeriodRules.Balance;
import org.partida.spi.posting.PeriodRules.Open;
import org.partida.spi.posting.PeriodRules.Revaluation;
import org.partida.spi.posting.PeriodRules.VatClosing;
import org.partida.spi.posting.ReversalOrder;
import org.partida.spi.posting.StornoStyle;

/**
 * The year 2026 of a made-up company: documents, payments in whole and in part, mistakes taken
 * back, month ends, all posted by the real rules. The same seed gives the same year.
 */
public final class YearOfBooks {
  /** What the company does. */
  public enum Kind {
    TRADING,
    RETAILER,
    SERVICES_ON_CASH,
    EU_TRADER
  }

  private static final RoPeriodRules MONTHS = new RoPeriodRules();
  private static final String[] PARTNERS = {
    "Alfa \"Total\" SRL; RO", "Măr & Păr (Cluj) S.A.", "{Beta} @ Gamma", "O'Neill | Fiii", "Țuțu"
  };

  /** What is still owed; the history grows with each payment. */
  private static final class Owed {
    private final VoucherLine line;
    private final String number;
    private final List<Voucher> history = new ArrayList<>();
    private Money residual;
    private boolean revalued;

    private Owed(VoucherLine line, Voucher booking) {
      this.line = line;
      this.number = line.openItem().orElseThrow();
      this.residual = line.signed();
      history.add(booking);
    }
  }

  private final Kind kind;
  private final Random random;
  private final Books books;
  private final Map<String, String> rates = new TreeMap<>();
  private final List<Voucher> all = new ArrayList<>();
  private final List<Owed> owed = new ArrayList<>();
  private int count;

  private YearOfBooks(Kind kind, long seed) {
    this.kind = kind;
    this.random = new Random(seed * 31 + kind.name().length());
    Books b =
        new Books()
            .named("motorina", "FUEL", "6022")
            .named("chirie", "SERVICES", "612")
            .any(kind == Kind.SERVICES_ON_CASH ? "SERVICES" : "GOODS", "");
    this.books = kind == Kind.SERVICES_ON_CASH ? b.onCash() : b;
    for (LocalDate d = LocalDate.of(2026, 1, 1); d.getYear() == 2026; d = d.plusDays(1)) {
      String rate = BigDecimal.valueOf(49_700 + random.nextInt(1500), 4).toPlainString();
      rates.put(d.toString(), rate);
      books.rate("EUR", d.toString(), rate);
    }
  }

  /** The vouchers in the order of posting, which is not that of their dates. */
  public static List<Voucher> of(Kind kind, long seed, int documentsPerMonth) {
    YearOfBooks y = new YearOfBooks(kind, seed);
    for (int month = 1; month <= 12; month++) {
      YearMonth m = YearMonth.of(2026, month);
      for (int i = 0; i < documentsPerMonth; i++) {
        y.document(m);
      }
      y.payments(m);
      y.close(m);
    }
    return List.copyOf(y.all);
  }

  private void document(YearMonth m) {
    int what = random.nextInt(100);
    if (what < 4 && count > 5) {
      mistake(m);
      return;
    }
    switch (kind) {
      case TRADING -> trade(m, what);
      case RETAILER -> shop(m, what);
      case SERVICES_ON_CASH -> serve(m, what);
      case EU_TRADER -> abroad(m, what);
      default -> throw new IllegalStateException(kind.name());
    }
  }

  private void trade(YearMonth m, int what) {
    if (what < 40) {
      book(goods().post(domestic(Sample.sale(), m)));
    } else if (what < 75) {
      book(goods().post(domestic(Sample.purchase(), m)));
    } else if (what < 82) {
      book(goods().post(domestic(Sample.sale(), m).credit()));
    } else if (what < 92) {
      PaperSample out = PaperSample.of(PaperKind.STOCK_DISCHARGE);
      book(goods().post(out.number(number()).on(day(m)).line("Marfa", amount(900), "")));
    } else {
      Goods pair = goods();
      PaperSample in = PaperSample.reception(Support.Kind.DELIVERY_NOTE);
      String net = amount(5000);
      book(pair.post(in.number(number()).on(m.atDay(5).toString()).line("Lot", net, "21")));
      book(pair.post(Sample.purchase().number(number()).on(day(m, 6)).line("Lot", net, "S", "21")));
    }
  }

  private void shop(YearMonth m, int what) {
    PaperSample paper;
    if (what < 35) {
      paper =
          PaperSample.reception(Support.Kind.INVOICE)
              .shop("M1", "20")
              .line("Raft", amount(4000), "21");
    } else if (what < 85) {
      String net = amount(1500);
      Money gross = ron(net).plus(ron(net).percent(org.partida.model.Percent.of("21")));
      paper =
          PaperSample.till()
              .shop("M1", "")
              .line("Vanzari", net, "21")
              .paid(
                  random.nextBoolean() ? Tender.Means.CASH : Tender.Means.CARD, gross.amountText());
    } else {
      book(
          goods()
              .post(
                  Sample.purchase()
                      .number(number())
                      .on(day(m))
                      .line("chirie", amount(900), "S", "21")));
      return;
    }
    book(goods().post(paper.number(number()).on(day(m))));
  }

  private void serve(YearMonth m, int what) {
    Sample s = what < 65 ? Sample.sale() : Sample.purchase();
    book(goods().post(domestic(what >= 90 ? s.taxPointCode("432") : s, m)));
  }

  private void abroad(YearMonth m, int what) {
    Sample s = what % 2 == 0 ? Sample.sale() : Sample.purchase();
    if (what < 50) {
      s.currency("EUR").partner("Kunde GmbH", "DE136695976", "DE");
      book(goods().post(s.number(number()).on(day(m)).line("Ware", amount(2000), "K", "0")));
    } else if (what < 60) {
      PaperSample declaration = PaperSample.of(PaperKind.CUSTOMS_DECLARATION);
      declaration.partner("Factory Co", "", "CN").number(number()).on(day(m));
      book(
          goods()
              .post(
                  declaration
                      .line("Marfa", "4700", "")
                      .customs("235", "4935", "1036.35", what < 55)));
    } else if (what < 75) {
      s.currency("EUR").partner("Factory Co", "", "CN");
      book(goods().post(s.number(number()).on(day(m)).line("Marfa", amount(3000), "G", "0")));
    } else {
      book(goods().post(domestic(s, m)));
    }
  }

  private Sample domestic(Sample s, YearMonth m) {
    String vatId = "RO1854729" + random.nextInt(10);
    s.number(number()).on(day(m)).partner(PARTNERS[random.nextInt(PARTNERS.length)], vatId, "RO");
    s.line("Marfa " + random.nextInt(9), amount(3000), "S", "21");
    return random.nextInt(3) == 0 ? s.line("Paine", amount(300), "S", "11") : s;
  }

  /** What is known of other papers: nothing, so that each document stands for itself. */
  private Goods goods() {
    return new Goods(books);
  }

  private void book(List<Voucher> vouchers) {
    for (Voucher v : vouchers) {
      all.add(v);
      v.lines().stream()
          .filter(l -> l.openItem().isPresent() && v.reversalOf().isEmpty())
          .filter(l -> l.account().synthetic().matches("401|4111") && l.amount().signum() > 0)
          .filter(l -> l.openItem().get().equals(v.documentNumber()))
          .forEach(l -> owed.add(new Owed(l, v)));
    }
  }

  /** An entry that nobody paid yet is taken back. */
  private void mistake(YearMonth m) {
    Owed o = owed.isEmpty() ? null : owed.remove(random.nextInt(owed.size()));
    if (o == null || o.history.size() > 1 || o.revalued) {
      return;
    }
    StornoStyle style = random.nextBoolean() ? StornoStyle.RED : StornoStyle.BLACK;
    ExternalId id = new ExternalId("undo-" + o.history.get(0).externalId());
    all.add(
        Books.RULES.reverse(
            o.history.get(0), new ReversalOrder(id, m.atEndOfMonth(), style, "greșeală; \"rău\"")));
  }

  private void payments(YearMonth m) {
    for (Owed o : List.copyOf(owed)) {
      int how = random.nextInt(100);
      boolean foreign = o.line.original().isPresent();
      if (how < 50 || foreign && how < 65) {
        pay(m, o, o.residual, foreign);
        owed.remove(o);
      } else if (how < 65 && o.residual.abs().minor() > 100) {
        BigDecimal third = o.residual.decimal().divide(BigDecimal.valueOf(3), 2, RoundingMode.DOWN);
        pay(m, o, Money.of(third, o.residual.currency()), false);
      }
    }
  }

  private void pay(YearMonth m, Owed o, Money part, boolean foreign) {
    LocalDate on = m.atEndOfMonth();
    ExchangeRates.Quote rate =
        new ExchangeRates.Quote("EUR", on, new BigDecimal(rates.get(on.toString())), "BNR");
    Optional<Money> euro = o.line.original().filter(e -> foreign);
    boolean in = part.signum() > 0;
    Optional<Money> moved = euro.map(e -> in ? e : e.negate());
    Money amount =
        moved
            .map(e -> Money.round(e.decimal().multiply(rate.rate()), part.currency()))
            .orElse(part);
    PaymentPosting.Part what =
        new PaymentPosting.Part(
            o.line.account(),
            o.line.partner().orElseThrow(),
            o.number,
            part,
            Optional.of(new PaymentPosting.Item(o.line.signed(), o.residual, o.history)));
    String id = "pay-" + number();
    Voucher v =
        Books.RULES.pay(
            new PaymentPosting(
                    books.profile(),
                    new ExternalId(id),
                    on,
                    amount,
                    AccountCode.of(foreign ? "5124" : random.nextInt(5) == 0 ? "5311" : "5121"),
                    "plata; \"" + o.number + "\" @ [x]",
                    id,
                    List.of(what),
                    List.of())
                .foreign(moved.map(e -> new PaymentPosting.Foreign(e, List.of(e), rate))));
    all.add(v);
    o.history.add(v);
    o.residual = o.residual.minus(part);
  }

  private void close(YearMonth m) {
    LocalDate end = m.atEndOfMonth();
    if (kind == Kind.RETAILER) {
      discharge(m);
    }
    List<Open> open = new ArrayList<>();
    ExchangeRates.Quote rate =
        new ExchangeRates.Quote("EUR", end, new BigDecimal(rates.get(end.toString())), "BNR");
    for (Owed o : owed) {
      Money euro = o.line.original().orElse(null);
      if (euro != null && o.history.size() == 1) {
        Money signed = o.residual.signum() > 0 ? euro : euro.negate();
        open.add(
            new Open(
                o.line.account(),
                o.line.partner().orElseThrow(),
                o.number,
                signed,
                o.residual,
                rate));
        o.residual = Money.round(signed.decimal().multiply(rate.rate()), o.residual.currency());
        o.revalued = true;
      }
    }
    ExternalId reval = new ExternalId("reval-" + m);
    MONTHS
        .revalue(new Revaluation(reval, Books.COMPANY, end, m.toString(), open))
        .ifPresent(all::add);
    List<Balance> vat = new ArrayList<>();
    balances(end).forEach((a, b) -> vat.add(new Balance(a, b)));
    vat.removeIf(b -> !MONTHS.isVat(b.account()));
    MONTHS
        .closeVat(new VatClosing(new ExternalId("vat-" + m), Books.COMPANY, end, m.toString(), vat))
        .ifPresent(all::add);
  }

  /** Coefficient K of the shop, cumulated from January. */
  private void discharge(YearMonth m) {
    Money stock = ron("0");
    Money markup = stock;
    Money vat = stock;
    Money sold = stock;
    Money soldVat = stock;
    Map<String, Money> out = new HashMap<>();
    for (Voucher v : all) {
      boolean k = v.externalId().value().contains("doc-K");
      for (VoucherLine l : v.lines()) {
        String a = l.account().synthetic();
        if (k) {
          out.merge(a, l.signed(), Money::plus);
          continue;
        }
        stock = a.equals("371") ? stock.plus(l.signed()) : stock;
        markup = a.equals("378") ? markup.minus(l.signed()) : markup;
        vat = a.equals("4428") ? vat.minus(l.signed()) : vat;
        sold = a.equals("707") ? sold.minus(l.signed()) : sold;
        boolean sale = a.equals("4427") && !v.externalId().value().startsWith("vat-");
        soldVat = sale ? soldVat.minus(l.signed()) : soldVat;
      }
    }
    Money zero = ron("0");
    String[] amounts = {
      stock.amountText(),
      markup.amountText(),
      vat.amountText(),
      sold.amountText(),
      soldVat.amountText(),
      out.getOrDefault("378", zero).amountText(),
      out.getOrDefault("607", zero).amountText(),
      out.getOrDefault("4428", zero).amountText()
    };
    PaperSample paper = PaperSample.of(PaperKind.RETAIL_DISCHARGE).shop("M1", "").month(amounts);
    book(goods().post(paper.number("K" + m).on(m.atEndOfMonth().toString())));
  }

  private Map<AccountCode, Money> balances(LocalDate until) {
    Map<AccountCode, Money> sums = new TreeMap<>();
    for (Voucher v : all) {
      if (!v.date().isAfter(until)) {
        v.lines().forEach(l -> sums.merge(l.account(), l.signed(), Money::plus));
      }
    }
    return sums;
  }

  private String number() {
    return kind.name().charAt(0) + "-" + ++count;
  }

  private String day(YearMonth m) {
    return day(m, 1);
  }

  private String day(YearMonth m, int from) {
    return m.atDay(from + random.nextInt(28 - from)).toString();
  }

  private String amount(int most) {
    return BigDecimal.valueOf(100 + random.nextInt(most * 100), 2).toPlainString();
  }

  private static Money ron(String amount) {
    return Money.of(amount, "RON");
  }
}
