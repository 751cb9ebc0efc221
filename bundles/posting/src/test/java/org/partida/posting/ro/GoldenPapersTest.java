package org.partida.posting.ro;

import static org.partida.posting.ro.PaperSample.reception;
import static org.partida.posting.ro.PaperSample.till;
import static org.partida.posting.ro.Sample.purchase;
import static org.partida.posting.ro.Sample.sale;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.partida.model.paper.PaperKind;
import org.partida.model.paper.Support;
import org.partida.model.paper.Tender;
import org.partida.model.voucher.Voucher;

/**
 * The worked scenarios of goods, tills and customs, driven through whole papers and the invoices
 * that come before or after them; compared as in {@link GoldenTest}.
 */
class GoldenPapersTest implements GoldenCases {
  private final Map<String, Supplier<List<Voucher>>> cases = new LinkedHashMap<>();

  @TestFactory
  Stream<DynamicTest> scenarios() throws IOException {
    return GoldenFile.tests(cases());
  }

  @Override
  public Map<String, Supplier<List<Voucher>>> cases() {
    receptions();
    deliveries();
    tills();
    customs();
    shops();
    return cases;
  }

  private static Goods goods() {
    return new Goods(Books.with("GOODS"));
  }

  private static PaperSample onAviz() {
    return reception(Support.Kind.DELIVERY_NOTE).line("Marfa", "1000", "21");
  }

  private void receptions() {
    put("P01#0", () -> goods().post(reception(Support.Kind.INVOICE).line("Marfa", "1000", "21")));
    put("P08a#0", () -> goods().post(onAviz()));
    put("P08a#1", () -> after(goods(), onAviz(), invoice("1000")));
    put("P08b#1+2", () -> after(goods(), onAviz(), invoice("1020")));
    put("P08b#0", () -> goods().post(onAviz()));
    put("P08c#0", () -> dollars().post(foreign()));
    put(
        "P08c#1",
        () ->
            after(
                dollars(),
                foreign(),
                purchase()
                    .currency("EUR")
                    .on("2026-10-14")
                    .partner("Factory Co", "", "CN")
                    .line("Marfa", "1000", "G", "0")));
    put(
        "P09#0",
        () ->
            goods()
                .post(
                    reception(Support.Kind.CARNET)
                        .partner("Ion Popescu", "", "RO")
                        .line("Mere", "800", "")));
    put("P10#0", () -> goods().post(reception(Support.Kind.NONE).line("Marfa", "1000", "21")));
    put("P12a#0", () -> goods().post(reception(Support.Kind.INVOICE).line("Marfa", "2100", "21")));
    put("P04b#1", () -> new Goods(new Books().any("SMALL_INVENTORY", "")).post(discharge("4000")));
    put(
        "P12a#1+2",
        () ->
            goods()
                .post(
                    reception(Support.Kind.INVOICE).line("Marfa", "-5", "-500", "21", "-525", "")));
    put(
        "P27#1",
        () -> {
          Goods g = new Goods(new Books().any("GOODS", "327"));
          g.post(invoice("10000").on("2026-10-30"));
          return g.post(
              reception(Support.Kind.INVOICE)
                  .line("Marfa", "10000", "21")
                  .hint("GOODS", "371")
                  .on("2026-11-02"));
        });
  }

  private static Goods dollars() {
    return new Goods(
        Books.with("GOODS")
            .rate("EUR", "2026-10-05", "5.0000")
            .rate("EUR", "2026-10-14", "4.0000"));
  }

  private static PaperSample foreign() {
    return reception(Support.Kind.DELIVERY_NOTE)
        .currency("EUR")
        .partner("Factory Co", "", "CN")
        .line("Marfa", "1000", "");
  }

  private static Sample invoice(String net) {
    return purchase().on("2026-10-14").line("Marfa", net, "S", "21");
  }

  private static List<Voucher> after(Goods goods, PaperSample first, Sample then) {
    goods.post(first);
    return goods.post(then);
  }

  private void deliveries() {
    PaperSample aviz = PaperSample.of(PaperKind.DELIVERY_NOTE).line("Marfa", "10000", "21");
    put("S07#0", () -> goods().post(aviz));
    put(
        "S07#1",
        () -> after(goods(), aviz, sale().on("2026-10-14").line("Marfa", "10000", "S", "21")));
    put("S01#1", () -> goods().post(discharge("700")));
    put(
        "S21#1",
        () ->
            new Goods(new Books())
                .post(
                    PaperSample.of(PaperKind.ASSET_DISPOSAL)
                        .line("Utilaj", "30000", "")
                        .hint("FIXED_ASSET", "2131")
                        .depreciated("26000")));
    put("S08a#1", () -> goods().post(discharge("-700")));
    put("S08b#1", () -> new Goods(Books.with("GOODS").black()).post(discharge("-700")));
  }

  private static PaperSample discharge(String cost) {
    return PaperSample.of(PaperKind.STOCK_DISCHARGE).line("Marfa", cost, "");
  }

  private void tills() {
    put(
        "S05#0",
        () ->
            goods()
                .post(
                    till()
                        .line("Vanzari 21%", "1000", "21")
                        .paid(Tender.Means.CASH, "605")
                        .paid(Tender.Means.CARD, "605")));
    put(
        "P19#0",
        () ->
            new Goods(Books.with("SERVICES"))
                .post(
                    PaperSample.of(PaperKind.RECEIPT)
                        .line("Parcare", "100", "21")
                        .paid(Tender.Means.CASH, "121")));
    put(
        "P25#1",
        () ->
            new Goods(new Books().any("FUEL", "6022"))
                .post(
                    PaperSample.of(PaperKind.RECEIPT)
                        .withCode()
                        .line("Motorina", "300", "21")
                        .paid(Tender.Means.EMPLOYEE, "500")
                        .paid(Tender.Means.CASH, "-137")));
  }

  private void customs() {
    put("P16a#2", () -> goods().post(declaration(false)));
    put("P16b#0", () -> goods().post(declaration(true)));
  }

  private static PaperSample declaration(boolean deferred) {
    return PaperSample.of(PaperKind.CUSTOMS_DECLARATION)
        .partner("Factory Co", "", "CN")
        .line("Marfa", "4700", "")
        .customs("235", "4935", "1036.35", deferred);
  }

  private void shops() {
    put("P11a#0", () -> goods().post(shop("21")));
    put("P11b#0", () -> goods().post(shop("11")));
    put(
        "P11c#0",
        () ->
            goods()
                .post(
                    till()
                        .shop("M1", "")
                        .line("Vanzari", "24000", "21")
                        .paid(Tender.Means.CASH, "29040")));
    put("P11c#1", () -> goods().post(k("29040", "4000", "5040", "24000", "5040", "0", "0", "0")));
    put("P11d#3", () -> goods().post(k("44770", "7000", "7770", "15000", "3150", "0", "0", "0")));
    put("P12b#0", () -> goods().post(back("")));
    put("P12c#0", () -> goods().post(back("150")));
  }

  private static PaperSample shop(String rate) {
    return reception(Support.Kind.INVOICE).shop("M1", "20").line("Marfa", "20000", rate);
  }

  private static PaperSample back(String price) {
    return reception(Support.Kind.INVOICE)
        .shop("M1", "20")
        .line("Marfa", "-5", "-500", "21", "", price);
  }

  private static PaperSample k(String... amounts) {
    return PaperSample.of(PaperKind.RETAIL_DISCHARGE).shop("M1", "").month(amounts);
  }

  private void put(String id, Supplier<List<Voucher>> vouchers) {
    cases.put(id, vouchers);
  }
}
