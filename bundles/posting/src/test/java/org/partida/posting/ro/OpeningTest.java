package org.partida.posting.ro;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.posting.OpeningState;
import org.partida.spi.posting.PaymentPosting;
import org.partida.spi.posting.Proposal;

/** Books that begin with the balances and open documents of another program. */
class OpeningTest {
  private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
  private static final PartnerRef CLIENT = PartnerRef.of(Sample.PARTNER);

  private final List<OpeningState.Balance> balances = new ArrayList<>();
  private final List<OpeningState.Item> items = new ArrayList<>();

  private void balance(String account, String amount) {
    balances.add(
        new OpeningState.Balance(
            AccountCode.of(account),
            Money.of(amount, "RON"),
            "balance.csv, line " + (balances.size() + 2)));
  }

  private void item(String account, String number, String amount, String... waiting) {
    Map<Percent, Money> vat = new TreeMap<>();
    for (int i = 0; i < waiting.length; i += 2) {
      vat.put(Percent.of(waiting[i]), Money.of(waiting[i + 1], "RON"));
    }
    items.add(
        new OpeningState.Item(
            AccountCode.of(account),
            CLIENT,
            number,
            LocalDate.of(2026, 5, 20),
            Optional.of(LocalDate.of(2026, 7, 20)),
            Money.of(amount, "RON"),
            Optional.empty(),
            Map.of("orderRef", "C-9"),
            vat,
            "items.csv, line " + (items.size() + 2)));
  }

  private Proposal open() {
    return Books.RULES.open(new OpeningState(new Books().onCash().profile(), DAY, balances, items));
  }

  private void ordinary() {
    balance("1012", "-2210");
    balance("371", "1000");
    balance("4111", "1815");
    balance("401", "-605");
    balance("4428", "-210");
    balance("4428.CA", "105");
    balance("5121", "105");
    item("4111", "F1", "1210", "21", "210");
    item("4111", "F2", "605");
    item("401", "G7", "-605", "21", "105");
  }

  private static Map<String, String> sums(List<Voucher> vouchers) {
    Map<String, Money> sums = new TreeMap<>();
    vouchers.stream()
        .flatMap(v -> v.lines().stream())
        .forEach(l -> sums.merge(l.account().toString(), l.signed(), Money::plus));
    Map<String, String> text = new TreeMap<>();
    sums.forEach(
        (a, m) -> {
          if (!m.isZero()) {
            text.put(a, m.amountText());
          }
        });
    return text;
  }

  @Test
  void balancesAreWhatWasGivenAndTheBridgeIsEmpty() {
    ordinary();
    Proposal p = open();
    assertThat(p.warnings()).isEmpty();
    assertThat(p.vouchers()).hasSize(4);
    assertThat(sums(p.vouchers()))
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    "1012", "-2210.00",
                    "371", "1000.00",
                    "4111", "1815.00",
                    "401", "-605.00",
                    "4428.CV", "-210.00",
                    "4428.CA", "105.00",
                    "5121", "105.00")));
    VoucherLine item = p.vouchers().get(0).lines().get(0);
    assertThat(item.openItem()).contains("F1");
    assertThat(item.dimensions()).containsEntry("orderRef", "C-9");
    assertThat(p.vouchers().get(0).documentDate()).isEqualTo(LocalDate.of(2026, 5, 20));
  }

  @Test
  void whatWaitsIsReleasedByTheFirstPayments() {
    ordinary();
    Voucher opened = open().vouchers().get(0);
    Money half = Money.of("605", "RON");
    Voucher paid =
        Books.RULES.pay(
            new PaymentPosting(
                new Books().onCash().profile(),
                new ExternalId("p"),
                DAY.plusDays(3),
                half,
                AccountCode.of("5121"),
                "",
                "EX",
                List.of(
                    new PaymentPosting.Part(
                        AccountCode.of("4111"),
                        CLIENT,
                        "F1",
                        half,
                        Optional.of(
                            new PaymentPosting.Item(
                                Money.of("1210", "RON"),
                                Money.of("1210", "RON"),
                                List.of(opened))))),
                List.of()));
    assertThat(sums(List.of(paid)))
        .containsEntry("4428.CV", "105.00")
        .containsEntry("4427", "-105.00");
  }

  @Test
  void documentsThatAreNotTheBalanceStopIt() {
    ordinary();
    items.remove(1);
    Proposal p = open();
    assertThat(p.vouchers()).isEmpty();
    assertThat(p.warnings()).hasSize(1);
    assertThat(p.warnings().get(0).code()).isEqualTo("opening.items");
    assertThat(p.warnings().get(0).message())
        .isEqualTo(
            "the open documents of 4111 add up to 1210.00 RON, its balance is 1815.00 RON; 605.00 RON is missing");
  }

  @Test
  void aBalanceThatDoesNotBalanceOrHasAnAccountTwiceStopsIt() {
    ordinary();
    balance("5121", "1");
    assertThat(open().warnings())
        .extracting(w -> w.code())
        .containsExactly("opening.account-twice", "opening.unbalanced");
  }

  @Test
  void anOpenCreditNoteAndAnAdvance() {
    balance("4111", "-121");
    balance("409", "500");
    balance("1012", "-358");
    balance("4428", "-21");
    item("4111", "C1", "-121", "21", "21");
    item("409", "A1", "500");
    Proposal p = open();
    // a credit note's VAT waits on the other side
    assertThat(p.warnings()).isEmpty();
    assertThat(sums(p.vouchers().subList(0, 2))).containsEntry("4428.CV", "21.00");
  }

  @Test
  void theOrderOfTheFilesChangesNothing() {
    ordinary();
    List<Voucher> before = open().vouchers();
    Collections.shuffle(items, new Random(7));
    Collections.shuffle(balances, new Random(8));
    assertThat(open().vouchers()).containsExactlyInAnyOrderElementsOf(before);
  }
}
