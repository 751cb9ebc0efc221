package org.partida.posting.ro;

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
import org.partida.model.voucher.Voucher;

/**
 * The worked scenarios of the posting rules, driven through whole invoices and payments. A
 * scenario's analytic stands for our analytic, our VAT rate (707.11 is revenue at 11 %) or our open
 * item (4111.INV1); an account without analytic stands for all of ours under it, because our 4428
 * is split by purpose. Where the scenario books one document as two entries, their sum is compared.
 */
class GoldenTest implements GoldenCases {
  private final Map<String, Supplier<List<Voucher>>> cases = new LinkedHashMap<>();

  @TestFactory
  Stream<DynamicTest> scenarios() throws IOException {
    return GoldenFile.tests(cases());
  }

  @Override
  public Map<String, Supplier<List<Voucher>>> cases() {
    sales();
    purchases();
    abroad();
    payments();
    return cases;
  }

  private void sales() {
    one("S01#0", () -> Books.with("GOODS").post(sale().line("Marfa", "1000", "S", "21")));
    one("S02#0", () -> Books.with("SERVICES").post(sale().line("Consultanta", "500", "S", "21")));
    one(
        "S03#0",
        () ->
            Books.with("GOODS")
                .post(sale().line("Mancare", "200", "S", "11").line("Vin", "100", "S", "21")));
    one("S08a#0", () -> Books.with("GOODS").post(sale().credit().line("Marfa", "1000", "S", "21")));
    one(
        "S08b#0",
        () -> Books.with("GOODS").black().post(sale().credit().line("Marfa", "1000", "S", "21")));
    one("S09a#0", () -> Books.with("ADVANCE").post(sale().line("Avans", "1000", "S", "21")));
    one(
        "S09a#2+3",
        () ->
            advances()
                .post(
                    sale()
                        .line("Marfa", "5000", "S", "21")
                        .line("Storno avans", "-1000", "S", "21")));
    one(
        "S09b#0",
        () -> Books.with("ADVANCE").post(sale().on("2025-07-10").line("Avans", "1000", "S", "19")));
    one(
        "S09b#1+2",
        () ->
            advances()
                .post(
                    sale()
                        .on("2025-09-10")
                        .earlier("A1", "2025-07-10")
                        .line("Marfa", "5000", "S", "21")
                        .line("Storno avans", "-1000", "S", "19")));
    one("S06b#1", () -> advances().post(sale().line("Avans", "4132.23", "S", "21")));
    one("S18#0", () -> Books.with("GOODS").post(sale().line("Marfa", "200", "S", "21")));
    one("S10a#0", () -> Books.with("GOODS").onCash().post(sale().line("Marfa", "1000", "S", "21")));
    one(
        "S14#0",
        () ->
            new Books()
                .rule("any", "", "GOODS", "", "100", "22")
                .post(sale().line("Fier vechi", "1000", "AE", "0")));
    one(
        "S15a#0",
        () ->
            new Books()
                .black()
                .any("GOODS", "709")
                .post(sale().credit().line("Discount", "100", "S", "21")));
    one("S16#0", () -> Books.with("PENALTY").post(sale().line("Penalitati", "150", "O", "")));
    one("S19#0", () -> Books.with("GOODS").post(sale().credit().line("Marfa", "100", "S", "21")));
    one(
        "S20#0",
        () -> new Books().any("SERVICES", "472").post(sale().line("Abonament", "1200", "S", "21")));
    one("S21#0", () -> Books.with("FIXED_ASSET").post(sale().line("Utilaj", "20000", "S", "21")));
  }

  private static Books advances() {
    return new Books().named("avans", "ADVANCE", "").any("GOODS", "");
  }

  private void purchases() {
    one("P01#0", () -> Books.with("GOODS").post(purchase().line("Marfa", "1000", "S", "21")));
    one(
        "P02#0",
        () ->
            new Books()
                .named("curier", "SERVICES", "624")
                .named("telefon", "SERVICES", "626")
                .named("chirie", "SERVICES", "612")
                .named("reclama", "SERVICES", "6232")
                .post(
                    purchase()
                        .exemption("VATEX-EU-135")
                        .line("Curier", "100", "S", "21")
                        .line("Telefon", "50", "S", "21")
                        .line("Chirie", "2000", "E", "0")
                        .line("Reclama", "300", "S", "21")));
    one(
        "P03#0",
        () ->
            new Books()
                .named("energie", "UTILITIES", "6051")
                .named("apa", "UTILITIES", "6052")
                .named("gaz", "UTILITIES", "6053")
                .post(
                    purchase()
                        .line("Energie electrica", "400", "S", "21")
                        .line("Apa", "100", "S", "11")
                        .line("Gaz", "200", "S", "21")));
    one(
        "P04a#0",
        () ->
            new Books()
                .any("FIXED_ASSET", "2131")
                .post(purchase().line("Utilaj", "8000", "S", "21")));
    one(
        "P04b#0",
        () -> Books.with("SMALL_INVENTORY").post(purchase().line("Scule", "4000", "S", "21")));
    one(
        "P05#0",
        () ->
            Books.with("GOODS")
                .post(purchase().taxPointCode("432").line("Marfa", "1000", "S", "21")));
    one(
        "P05c#0",
        () ->
            Books.with("GOODS")
                .corrected(purchase().taxPointCode("432").line("Marfa", "1000", "S", "21")));
    one(
        "P05b#0",
        () -> Books.with("SERVICES").onCash().post(purchase().line("Servicii", "1000", "S", "21")));
    one("P06#0", () -> Books.with("SERVICES").post(purchase().line("Servicii", "500", "O", "")));
    one(
        "P07#0",
        () ->
            Books.with("SERVICES").notPayer().post(purchase().line("Servicii", "500", "S", "21")));
    one(
        "P09#0",
        () -> Books.with("GOODS").post(purchase().type("CARNET").line("Mere", "800", "O", "")));
    one(
        "P13#0",
        () ->
            new Books()
                .rule("any", "", "GOODS", "", "100", "23")
                .post(purchase().line("Cherestea", "1000", "AE", "0")));
    one(
        "P16a#1",
        () ->
            new Books()
                .any("SERVICES", "371")
                .post(purchase().line("Transport", "300", "E", "0").exemption("VATEX-EU-146")));
    one("P17#0", () -> Books.with("ADVANCE").post(purchase().line("Avans", "50000", "S", "21")));
    one(
        "P17#2+3",
        () ->
            advances()
                .post(
                    purchase()
                        .line("Marfa", "80000", "S", "21")
                        .line("Storno avans", "-50000", "S", "21")));
    one(
        "P18#0",
        () ->
            new Books()
                .rule("any", "", "FUEL", "6022", "50", "")
                .post(purchase().line("Motorina", "300", "S", "21")));
    one(
        "P20#0",
        () ->
            new Books()
                .named("cadou", "PROTOCOL", "")
                .named("personal", "PERSONAL", "")
                .any("GOODS", "")
                .post(
                    purchase()
                        .line("Marfa", "500", "S", "21")
                        .line("Cadouri", "100", "S", "21")
                        .line("Uz personal", "50", "S", "21")));
    one(
        "P21a#0",
        () -> Books.with("GOODS").post(purchase().credit().line("Reducere", "100", "S", "21")));
    one(
        "P21b#0",
        () ->
            new Books()
                .black()
                .any("GOODS", "609")
                .post(purchase().credit().line("Reducere", "100", "S", "21")));
    one(
        "P22#0",
        () -> Books.with("SERVICES").post(purchase().credit().line("Servicii", "100", "S", "21")));
    one(
        "P26#0",
        () ->
            new Books()
                .any("SERVICES", "471")
                .post(purchase().exemption("VATEX-EU-135").line("Asigurare", "1200", "E", "0")));
    one(
        "P27#0",
        () -> new Books().any("GOODS", "327").post(purchase().line("Marfa", "10000", "S", "21")));
    one("P29#0", () -> Books.with("PENALTY").post(purchase().line("Penalitati", "80", "O", "")));
    one(
        "P30#0",
        () ->
            new Books()
                .any("SERVICES", "618")
                .post(purchase().line("Consultanta", "1000", "S", "21")));
    one("P31#0", () -> Books.with("SERVICES").post(purchase().line("Servicii", "300", "S", "21")));
  }

  private void abroad() {
    one(
        "S11a#0",
        () ->
            eur("GOODS")
                .post(
                    sale()
                        .currency("EUR")
                        .partner("Kunde GmbH", "DE136695976", "DE")
                        .line("Marfa", "1000", "K", "0")));
    one(
        "S12#0",
        () ->
            Books.with("GOODS")
                .rate("USD", "2026-10-05", "4.4000")
                .post(
                    sale()
                        .currency("USD")
                        .partner("Client Inc", "", "US")
                        .line("Marfa", "1000", "G", "0")));
    one(
        "S13#0",
        () ->
            eur("SERVICES")
                .post(
                    sale()
                        .currency("EUR")
                        .partner("Kunde GmbH", "DE136695976", "DE")
                        .line("Soft", "1000", "AE", "0")));
    one(
        "P14#0",
        () ->
            eur("GOODS")
                .post(
                    purchase()
                        .currency("EUR")
                        .partner("Lieferant", "DE136695976", "DE")
                        .line("Marfa", "1000", "K", "0")));
    one(
        "P15#0",
        () ->
            eur("SERVICES")
                .post(
                    purchase()
                        .currency("EUR")
                        .partner("Cloud Ltd", "IE6388047V", "IE")
                        .line("Hosting", "100", "AE", "0")));
    one(
        "P16a#0",
        () ->
            Books.with("GOODS")
                .rate("USD", "2026-10-05", "4.4000")
                .post(
                    purchase()
                        .currency("USD")
                        .partner("Factory Co", "", "CN")
                        .line("Marfa", "1000", "G", "0")));
    one(
        "P28#0",
        () ->
            new Books()
                .any("SERVICES", "625")
                .rate("EUR", "2026-10-05", "5.0950")
                .post(
                    purchase()
                        .currency("EUR")
                        .partner("Hotel Wien", "ATU12345678", "AT")
                        .line("Nacht", "100", "S", "10")));
  }

  private static Books eur(String type) {
    return Books.with(type).rate("EUR", "2026-10-05", "5.0950");
  }

  private void payments() {
    Books b = new Books();
    one("S04a#0", () -> b.pay("5121", "1210", List.of("4111 1210")));
    one("S04b#0", () -> b.pay("5311", "1210", List.of("4111 1210")));
    one("S04c#0", () -> b.pay("5125", "1210", List.of("4111 1210")));
    one("S04c#1", () -> b.pay("5121", "1195.48", List.of("5125 1210"), "627", "-14.52"));
    one("S04d#0", () -> b.pay("5125", "1210", List.of("4111 1210")));
    one("S06b#0", () -> b.pay("5121", "15000", List.of("4111 15000")));
    one("S09a#1", () -> b.pay("5121", "1210", List.of("4111 1210")));
    one("S09a#4", () -> b.pay("5121", "4840", List.of("4111 4840")));
    one("S18#1", () -> b.pay("461.COURIER", "242", List.of("4111 242")));
    one("S18b#0", () -> b.pay("461.COURIER", "726", List.of("4111 726")));
    one("S18b#2", () -> b.pay("5121", "435.60", List.of("461.COURIER 484", "401.COURIER -48.40")));
    one("P16a#3", () -> b.pay("5121", "-1271.35", List.of(), "446", "-1271.35"));
    one("P25#0", () -> b.pay("5311", "-500", List.of(), "542", "-500"));
    discounts();
    one("S04d#1", () -> b.pay("5121", "1180", List.of("5125 1210", "401.PSP -30")));
    one(
        "S06a#0",
        () -> b.pay("5121", "3000", List.of("4111 1210 INV1", "4111 1210 INV2", "4111 580 INV3")));
    one("S11a#1", () -> b.pay("5124", "5105", List.of("4111.EUR 5095"), "7651", "10"));
    one("S17#0", () -> b.pay("5121", "1209.99", List.of("4111 1210"), "6588", "-0.01"));
    one("S18#3", () -> b.pay("5121", "217.80", List.of("461.COURIER 242", "401.COURIER -24.20")));
    one("S19#1", () -> b.pay("5121", "-121", List.of("4111 -121")));
    one("S22#0", () -> b.pay("5121", "0", List.of("4111 500", "401 -500")));
    one("P09#1", () -> b.pay("5311", "-800", List.of("462 -800")));
    one("P14#1", () -> b.pay("5124", "-5105", List.of("401.EUR -5095"), "6651", "-10"));
    one("P17#1", () -> b.pay("5121", "-60500", List.of("401 -60500")));
    cases.put(
        "P23#0",
        () ->
            List.of(
                b.pay("5121", "-15", List.of(), "627", "-15"),
                b.pay("5121", "3", List.of(), "766", "3"),
                b.pay("5121", "-40", List.of(), "666", "-40")));
    one("P24#0", () -> b.pay("5311", "-1000", List.of(), "581", "-1000"));
    one("P24#1", () -> b.pay("5121", "1000", List.of(), "581", "1000"));
    one("C01#1", () -> b.pay("5121", "-440", List.of("4423 -440")));
  }

  /** A discount for early payment is the supplier's credit note and what is paid without it. */
  private void discounts() {
    cases.put(
        "S15b#0",
        () ->
            List.of(
                new Books()
                    .black()
                    .any("FINANCIAL_DISCOUNT", "")
                    .post(sale().credit().line("Scont", "20", "S", "21")),
                new Books().pay("5121", "1185.80", List.of("4111 1185.80"))));
    cases.put(
        "P21c#0",
        () ->
            List.of(
                new Books()
                    .black()
                    .any("FINANCIAL_DISCOUNT", "")
                    .post(purchase().credit().line("Scont", "20", "S", "21")),
                new Books().pay("5121", "-1185.80", List.of("401 -1185.80"))));
  }

  private void one(String id, Supplier<Voucher> voucher) {
    cases.put(id, () -> List.of(voucher.get()));
  }
}
