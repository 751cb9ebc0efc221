package org.partida.posting.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.company.PartnerChecks;
import org.partida.api.company.PartnerChecks.Accepted;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.portfolio.CompaniesService;
import org.partida.posting.ro.RoPostingRules;
import org.partida.spi.action.Progress;
import org.partida.spi.posting.PaymentPosting;
import org.partida.spi.posting.StornoStyle;

/** The register says something else of a supplier after its invoice was paid, in part or whole. */
class PaidPartnerTest {
  private Desk desk;
  private PartnerChecks checks;

  @BeforeEach
  void open() {
    desk = new Desk();
    desk.company(false, StornoStyle.RED);
    checks = desk.checks();
    desk.register.ordinary(Papers.SELLER);
    desk.paper("d1", Papers.onCash("F 1", "2026-03-01"), true);
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  /** As matching does: the voucher is kept as posted. */
  private Voucher pay(String amount, String residual) {
    VoucherLine item =
        desk.vouchers("d1").get(0).voucher().lines().stream()
            .filter(l -> l.openItem().isPresent())
            .findFirst()
            .orElseThrow();
    Money out = Money.of("-" + amount, "RON");
    List<Voucher> history =
        desk.books.read(
            tx -> tx.vouchers().concerning(Desk.COMPANY, item.partner().get().key(), "F 1"));
    Voucher v =
        new RoPostingRules()
            .pay(
                new PaymentPosting(
                    new CompaniesService(desk.books, desk.clock).profile(Desk.ANA, Desk.COMPANY),
                    new ExternalId("pay-" + amount + residual),
                    LocalDate.of(2026, 3, 5),
                    out,
                    AccountCode.of("5121"),
                    "plata",
                    "EX 1",
                    List.of(
                        new PaymentPosting.Part(
                            item.account(),
                            item.partner().get(),
                            "F 1",
                            out,
                            Optional.of(
                                new PaymentPosting.Item(
                                    Money.of("121", "RON"), Money.of(residual, "RON"), history)))),
                    List.of()));
    VoucherRecord posted =
        new VoucherRecord(
            v,
            Optional.empty(),
            VoucherState.POSTED,
            Optional.empty(),
            "r",
            Optional.empty(),
            Optional.of(desk.clock.instant()),
            Optional.empty());
    desk.books.write(tx -> tx.vouchers().addIfNew(posted));
    return v;
  }

  private Accepted accept() {
    return checks.accept(
        Desk.ANA,
        checks.verify(Desk.ANA, Desk.COMPANY, List.of(), Progress.SILENT).differences().get(0).id(),
        "");
  }

  private static List<String> lines(Voucher v) {
    return v.lines().stream()
        .map(l -> l.side() + " " + l.account() + " " + l.amount().amountText())
        .toList();
  }

  @Test
  void onlyTheUnpaidHalfMoves() {
    assertThat(lines(pay("60.50", "121"))).contains("C 4428.CA 10.50", "D 4426 10.50");
    Accepted a = accept();
    assertThat(a.problems()).isEmpty();
    assertThat(lines(a.vouchers().get(0).voucher()))
        .containsExactly("D 4428.CA -10.50", "D 4426 10.50");
    desk.service().post(Desk.ANA, Desk.COMPANY, Optional.empty());
    assertThat(lines(pay("60.50", "60.50")))
        .as("nothing waits any more")
        .containsExactly("C 5121 60.50", "D 401 60.50");
  }

  @Test
  void whatIsPaidIsNotCorrected() {
    pay("121", "121");
    Accepted a = accept();
    assertThat(a.vouchers()).isEmpty();
    assertThat(a.problems()).extracting(p -> p.code()).containsExactly("partner.paid");
  }
}
