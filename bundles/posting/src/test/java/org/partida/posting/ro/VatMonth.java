package org.partida.posting.ro;

import static org.partida.posting.ro.Sample.purchase;
import static org.partida.posting.ro.Sample.sale;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.paper.PaperKind;
import org.partida.model.paper.Support;
import org.partida.model.paper.Tender;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.posting.PaymentPosting;
import org.partida.spi.posting.ReversalOrder;
import org.partida.spi.posting.StornoStyle;

/**
 * A month of a company, posted by the real rules: each treatment once, October 2026 unless the
 * document says otherwise. For tests of what is made of vouchers.
 */
public final class VatMonth {
  private final Books goods = Books.with("GOODS");
  private final Books services = Books.with("SERVICES");
  private final List<Voucher> all = new ArrayList<>();

  /** A month of every treatment. */
  public static VatMonth full() {
    VatMonth m = new VatMonth();
    m.sales();
    m.salesAbroad();
    m.purchases();
    m.purchasesAbroad();
    m.edges();
    return m;
  }

  /** An empty one. */
  public static VatMonth empty() {
    return new VatMonth();
  }

  public List<Voucher> vouchers() {
    return List.copyOf(all);
  }

  private void sales() {
    add(goods, sale().number("S1").line("Marfa", "1000", "S", "21"));
    add(goods, sale().number("S2").line("Paine", "200", "S", "11").line("Vin", "100", "S", "21"));
    add(goods, sale().number("S3").credit().line("Marfa", "150", "S", "21"));
    add(goods, sale().number("S4").exemption("VATEX-EU-148").line("Provizii", "700", "E", "0"));
    add(goods, sale().number("S5").exemption("VATEX-EU-132").line("Curs", "90", "E", "0"));
    add(
        new Books().rule("any", "", "GOODS", "", "100", "22"),
        sale().number("S6").line("Fier vechi", "1000", "AE", "0"));
    add(Books.with("PENALTY"), sale().number("S7").line("Penalitati", "15", "O", ""));
    Books advances = new Books().named("avans", "ADVANCE", "").any("GOODS", "");
    add(
        advances,
        sale()
            .number("S8")
            .line("Marfa", "5000", "S", "21")
            .line("Storno avans", "-1000", "S", "21"));
  }

  private void salesAbroad() {
    add(
        goods,
        sale().number("X1").partner("Kunde", "DE123456789", "DE").line("Marfa", "800", "K", "0"));
    add(
        services,
        sale().number("X2").partner("Kunde", "DE123456789", "DE").line("Munca", "300", "AE", "0"));
    add(goods, sale().number("X3").partner("Buyer Inc", "", "US").line("Marfa", "450", "G", "0"));
    add(services, sale().number("X4").partner("Buyer Inc", "", "US").line("Munca", "250", "O", ""));
  }

  private void purchases() {
    add(goods, purchase().number("P1").line("Marfa", "2000", "S", "21"));
    add(
        services,
        purchase().number("P2").line("Apa", "100", "S", "11").line("Curier", "60", "S", "21"));
    add(
        new Books().rule("any", "", "FUEL", "6022", "50", ""),
        purchase().number("P3").line("Motorina", "300", "S", "21"));
    add(
        new Books().rule("any", "", "GOODS", "", "100", "23"),
        purchase().number("P4").line("Cherestea", "1000", "AE", "0"));
    add(
        services,
        purchase().number("P5").exemption("VATEX-EU-135").line("Chirie", "500", "E", "0"));
    add(services, purchase().number("P6").line("Servicii", "80", "O", ""));
    add(goods, purchase().number("P7").credit().line("Marfa", "40", "S", "21"));
  }

  private void purchasesAbroad() {
    add(
        goods,
        purchase()
            .number("Y1")
            .partner("Lief", "DE123456789", "DE")
            .line("Marfa", "600", "K", "0"));
    add(
        services,
        purchase()
            .number("Y2")
            .partner("Cloud", "IE1234567X", "IE")
            .line("Cloud", "120", "AE", "0"));
    add(
        services,
        purchase().number("Y3").partner("Soft Inc", "", "US").line("Software", "110", "O", ""));
    add(
        goods,
        purchase().number("Y4").partner("Factory", "", "CN").line("Marfa", "4400", "G", "0"));
    add(
        new Books().any("SERVICES", "625"),
        purchase()
            .number("Y5")
            .partner("Hotel", "ATU12345678", "AT")
            .line("Nacht", "100", "S", "10"));
  }

  /** Documents of one period and returns of another. */
  private void edges() {
    add(
        goods,
        sale()
            .number("E1")
            .on("2026-11-03")
            .delivered("2026-10-30")
            .line("Marfa", "70", "S", "21"));
    add(
        goods,
        sale()
            .number("E2")
            .on("2026-10-02")
            .delivered("2026-09-29")
            .line("Marfa", "50", "S", "21"));
    add(goods, purchase().number("E3").on("2026-10-31").line("Marfa", "30", "S", "21"));
    add(goods, purchase().number("E4").on("2026-09-30").line("Marfa", "20", "S", "21"));
  }

  private void add(Books books, Sample s) {
    all.add(books.post(s));
  }

  /** Own sales and purchases on VAT on cash, half paid in October, the rest in November. */
  public VatMonth onCash() {
    Books own = Books.with("GOODS").onCash();
    paid(own, own.post(sale().number("C1").line("Marfa", "1000", "S", "21")), "605", "605");
    paid(own, own.post(purchase().number("C2").line("Marfa", "500", "S", "21")), "-200", "-405");
    Sample supplier = purchase().number("C3").taxPointCode("432");
    paid(goods, goods.post(supplier.line("Marfa", "300", "S", "11")), "-333");
    return this;
  }

  private void paid(Books books, Voucher booking, String... amounts) {
    all.add(booking);
    VoucherLine item =
        booking.lines().stream().filter(l -> l.openItem().isPresent()).findFirst().orElseThrow();
    List<Voucher> history = new ArrayList<>(List.of(booking));
    Money residual = item.signed();
    LocalDate day = LocalDate.of(2026, 10, 20);
    for (String amount : amounts) {
      Money in = Money.of(amount, "RON");
      PaymentPosting.Part part =
          new PaymentPosting.Part(
              item.account(),
              item.partner().orElseThrow(),
              booking.documentNumber(),
              in,
              Optional.of(new PaymentPosting.Item(item.signed(), residual, history)));
      String id = booking.documentNumber() + "-pay-" + history.size();
      Voucher v =
          Books.RULES.pay(
              new PaymentPosting(
                  books.profile(),
                  new ExternalId(id),
                  day,
                  in,
                  AccountCode.of("5121"),
                  "payment",
                  id,
                  List.of(part),
                  List.of()));
      history.add(v);
      all.add(v);
      residual = residual.minus(in);
      day = day.plusMonths(1);
    }
  }

  /** Goods on delivery notes and their invoices, customs, tills, a shop at shelf prices. */
  public VatMonth papers() {
    Goods bought = new Goods(Books.with("GOODS"));
    all.addAll(
        bought.post(PaperSample.reception(Support.Kind.DELIVERY_NOTE).line("Marfa", "1000", "21")));
    all.addAll(
        bought.post(purchase().on("2026-10-14").number("G1").line("Marfa", "1020", "S", "21")));
    Goods sold = new Goods(Books.with("GOODS"));
    all.addAll(sold.post(PaperSample.of(PaperKind.DELIVERY_NOTE).line("Marfa", "10000", "21")));
    all.addAll(sold.post(sale().on("2026-10-14").number("G2").line("Marfa", "10000", "S", "21")));
    for (boolean deferred : new boolean[] {false, true}) {
      all.addAll(
          new Goods(Books.with("GOODS"))
              .post(
                  PaperSample.of(PaperKind.CUSTOMS_DECLARATION)
                      .partner("Factory Co", "", "CN")
                      .line("Marfa", "4700", "")
                      .customs("235", "4935", "1036.35", deferred)));
    }
    all.addAll(
        new Goods(Books.with("GOODS"))
            .post(
                PaperSample.till()
                    .line("Vanzari 21%", "1000", "21")
                    .paid(Tender.Means.CASH, "1210")));
    all.addAll(
        new Goods(Books.with("GOODS"))
            .post(
                PaperSample.reception(Support.Kind.INVOICE)
                    .shop("M1", "20")
                    .line("Marfa", "20000", "11")));
    return this;
  }

  /** The supplier of a purchase turns out not to be on cash (P05c). */
  public VatMonth corrected() {
    Sample s = purchase().number("K1").taxPointCode("432").line("Marfa", "1000", "S", "21");
    all.add(Books.with("GOODS").post(s));
    all.add(Books.with("GOODS").corrected(s));
    return this;
  }

  /** Takes the voucher of a document back. */
  public VatMonth undo(String number, StornoStyle style, String day) {
    Voucher original =
        all.stream().filter(v -> v.documentNumber().equals(number)).findFirst().orElseThrow();
    all.add(
        Books.RULES.reverse(
            original,
            new ReversalOrder(
                new ExternalId("undo-" + number), LocalDate.parse(day), style, "wrong")));
    return this;
  }
}
