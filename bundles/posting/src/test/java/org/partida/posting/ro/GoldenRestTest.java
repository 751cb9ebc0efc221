package org.partida.posting.ro;

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
import org.partida.model.Money;
import org.partida.model.paper.PaperKind;
import org.partida.model.paper.Support;
import org.partida.model.paper.Tender;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.rules.Edit;
import org.partida.spi.posting.OpeningState;

/**
 * The worked scenarios of documents that are paid in parts, of couriers and processors, and of a
 * shop's month; compared as in {@link GoldenTest}.
 */
class GoldenRestTest implements GoldenCases {
  private final Map<String, Supplier<List<Voucher>>> cases = new LinkedHashMap<>();

  @TestFactory
  Stream<DynamicTest> scenarios() throws IOException {
    return GoldenFile.tests(cases());
  }

  @Override
  public Map<String, Supplier<List<Voucher>>> cases() {
    onCash();
    others();
    shop();
    return cases;
  }

  private void onCash() {
    one("S10b#0", () -> Books.with("GOODS").onCash().post(sale().line("Marfa", "1000", "S", "21")));
    one("S10a#1", () -> paid(sold(), "605"));
    one("S10b#1", () -> paid(sold(), "400"));
    one("S10b#2", () -> paid(sold(), "400", "400"));
    one("S10b#3", () -> paid(sold(), "400", "400", "410"));
    one("P05#1", () -> paid(bought(), "-605"));
    one("P05#2", () -> paid(bought(), "-605", "-605"));
    one(
        "P05b#1",
        () -> {
          Books b = Books.with("SERVICES").onCash();
          return paid(new Paid(b, b.post(purchase().line("Servicii", "1000", "S", "21"))), "-1210");
        });
  }

  private static Paid sold() {
    Books b = Books.with("GOODS").onCash();
    return new Paid(b, b.post(sale().line("Marfa", "1000", "S", "21")));
  }

  private static Paid bought() {
    Books b = Books.with("GOODS");
    return new Paid(b, b.post(purchase().taxPointCode("432").line("Marfa", "1000", "S", "21")));
  }

  /** The last of the payments. */
  private static Voucher paid(Paid document, String... amounts) {
    Voucher last = null;
    for (String amount : amounts) {
      last = document.pay(amount);
    }
    return last;
  }

  private void others() {
    one(
        "S04d#2",
        () ->
            new Books()
                .any("SERVICES", "622")
                .post(
                    purchase()
                        .number("PSP")
                        .on("2026-10-31")
                        .partner("Processor Ltd", "IE6388047V", "IE")
                        .line("Comision", "30", "AE", "0")));
    one("S18#2", () -> courier("20"));
    one("S18b#1", () -> courier("40"));
  }

  private static Voucher courier(String fee) {
    return new Books()
        .any("SERVICES", "624")
        .post(purchase().number("COURIER").line("Transport ramburs", fee, "S", "21"));
  }

  private void shop() {
    cases.put("P11d#0", GoldenRestTest::opening);
    cases.put(
        "P11d#1",
        () ->
            new Goods(Books.with("GOODS"))
                .post(
                    PaperSample.of(PaperKind.RECEPTION)
                        .with(Support.Kind.INVOICE, "NIR")
                        .on("2026-10-31")
                        .shop("M1", "25")
                        .line("Marfa", "20000", "")
                        .soldAt("21")));
    cases.put(
        "P11d#2",
        () ->
            new Goods(Books.with("GOODS"))
                .post(
                    till()
                        .on("2026-10-31")
                        .shop("M1", "")
                        .line("Vanzari", "15000", "21")
                        .paid(Tender.Means.CASH, "18150")));
  }

  /** Whatever stands against the stock in the balance is the scenario's OPENING. */
  private static List<Voucher> opening() {
    List<OpeningState.Balance> balances =
        List.of(
            balance("371.M1.21", "14520"),
            balance("378.M1.21", "-2000"),
            balance("4428.AM21.M1", "-2520"),
            balance("1012", "-10000"));
    return Books.RULES
        .open(new OpeningState(new Books().profile(), Sample.DAY, balances, List.of()))
        .vouchers()
        .stream()
        .map(GoldenRestTest::mapped)
        .toList();
  }

  private static Voucher mapped(Voucher v) {
    List<VoucherLine> lines =
        v.lines().stream()
            .map(
                l ->
                    l.account().synthetic().equals("1012")
                        ? Edit.of(l).account(AccountCode.of("OPENING")).line()
                        : l)
            .toList();
    return Edit.voucher(v, lines).orElseThrow();
  }

  private static OpeningState.Balance balance(String account, String amount) {
    return new OpeningState.Balance(AccountCode.of(account), Money.of(amount, "RON"), "row");
  }

  private void one(String id, Supplier<Voucher> voucher) {
    cases.put(id, () -> List.of(voucher.get()));
  }
}
