package org.partida.testkit.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partida.model.ExternalId;
import org.partida.model.Page;
import org.partida.model.match.ItemSide;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.spi.host.HostOpenItem;
import org.partida.spi.host.HostRef;
import org.partida.spi.host.Ledger.PostedEntry;
import org.partida.spi.host.Settlement.Part;
import org.partida.spi.host.Settlement.Settled;
import org.partida.spi.host.Settlement.SettlementDraft;
import org.partida.spi.host.WriteKey;
import org.partida.spi.host.WriteResult;
import org.partida.spi.host.WriteStatus;

/** Open items and settlements: whole, in part, and back. */
public abstract class SettlementContract extends LedgerContract {
  @Test
  void aDocumentOpensAnItemAsItsSideSeesIt() throws Exception {
    posted(purchase("v-1", "F1", "100.00", "21.00", "121.00"));
    posted(sale("v-2", "S1", "50.00"));

    HostOpenItem owed = item("F1", 1);
    assertThat(owed.item().side()).isEqualTo(ItemSide.PAYABLE);
    assertThat(owed.item().id()).isEqualTo(owed.ref().value());
    assertThat(owed.item().original()).isEqualTo(lei("121.00"));
    assertThat(owed.item().residual()).isEqualTo(lei("121.00"));
    assertThat(owed.item().partnerTaxId()).contains("RO11223342");
    assertThat(owed.item().dueDate()).contains(DAY.plusDays(30));
    assertThat(owed.item().issueDate()).isEqualTo(DAY);
    assertThat(owed.partner()).isEqualTo(SUPPLIER);
    assertThat(item("S1", 1).item().side()).isEqualTo(ItemSide.RECEIVABLE);
    assertThat(host.openItems().query(Optional.of(ItemSide.PAYABLE), Optional.empty(), 10).items())
        .containsExactly(owed);
  }

  @Test
  void aPaymentReducesNothingUntilItIsSettled() throws Exception {
    posted(sale("v-1", "S1", "50.00"));
    posted(receipt("p-1", "S1", "50.00"));
    assertThat(item("S1", 1).item().residual()).isEqualTo(lei("50.00"));

    WriteResult<Settled> r =
        host.settlement().settle(settlement("s-1", "p-1", item("S1", 1), "50.00"));
    assertThat(r.status()).as("%s", r.problem()).isEqualTo(WriteStatus.POSTED);
    assertThat(r.value().orElseThrow().full()).isTrue();
    assertThat(items()).isEmpty();
  }

  @Test
  void partByPartAndBackAgain() throws Exception {
    posted(purchase("v-1", "F1", "100.00", "21.00", "121.00"));
    posted(payment("p-1", "F1", "100.00"));
    HostOpenItem before = item("F1", 1);
    WriteResult<Settled> r = host.settlement().settle(settlement("s-1", "p-1", before, "100.00"));

    assertThat(r.status()).as("%s", r.problem()).isEqualTo(WriteStatus.POSTED);
    assertThat(r.value().orElseThrow().full()).isFalse();
    HostOpenItem after = item("F1", 1);
    assertThat(after.item().residual()).isEqualTo(lei("21.00"));
    assertThat(after.item().original()).isEqualTo(lei("121.00"));
    assertThat(after.version()).isNotEqualTo(before.version());
    assertThat(items()).as("the payment is used up").hasSize(1);

    WriteKey key = new WriteKey(new ExternalId("u-1"), "u");
    HostRef settled = r.value().orElseThrow().ref();
    assertThat(host.settlement().unsettle(key, settled, "wrong invoice").status())
        .isEqualTo(WriteStatus.POSTED);
    assertThat(item("F1", 1).item().residual()).isEqualTo(lei("121.00"));
    assertThat(item("F1", -1).item().residual())
        .as("the payment is open again")
        .isEqualTo(lei("-100.00"));
    assertThat(host.settlement().unsettle(key, settled, "wrong invoice").status())
        .isEqualTo(WriteStatus.ALREADY_POSTED);
    assertThat(
            host.settlement()
                .unsettle(new WriteKey(new ExternalId("u-2"), "u"), settled, "twice")
                .status())
        .isEqualTo(WriteStatus.REJECTED);
    assertThat(item("F1", 1).item().residual()).isEqualTo(lei("121.00"));
  }

  @Test
  void settlingAgainIsIdempotentAndCanBeAskedFor() throws Exception {
    posted(sale("v-1", "S1", "50.00"));
    posted(receipt("p-1", "S1", "30.00"));
    SettlementDraft draft = settlement("s-1", "p-1", item("S1", 1), "30.00");
    Settled first = host.settlement().settle(draft).value().orElseThrow();

    WriteResult<Settled> again = host.settlement().settle(draft);
    assertThat(again.status()).isEqualTo(WriteStatus.ALREADY_POSTED);
    assertThat(again.value()).contains(first);
    SettlementDraft other =
        new SettlementDraft(
            new WriteKey(draft.key().externalId(), "another"), DAY, draft.payment(), draft.parts());
    assertThat(host.settlement().settle(other).status()).isEqualTo(WriteStatus.CONFLICT);
    assertThat(host.settlement().findAll(List.of(new ExternalId("s-1"), new ExternalId("s-2"))))
        .containsExactly(java.util.Map.entry(new ExternalId("s-1"), first));
    assertThat(item("S1", 1).item().residual()).isEqualTo(lei("20.00"));
  }

  @Test
  void aStaleVersionIsRefused() throws Exception {
    posted(sale("v-1", "S1", "50.00"));
    posted(receipt("p-1", "S1", "50.00"));
    HostOpenItem read = item("S1", 1);
    host.settlement().settle(settlement("s-1", "p-1", read, "10.00"));

    WriteResult<Settled> r = host.settlement().settle(settlement("s-2", "p-1", read, "10.00"));
    assertThat(r.status()).isEqualTo(WriteStatus.REJECTED);
    assertThat(r.problem().orElseThrow().code()).isEqualTo("host.stale");
    assertThat(item("S1", 1).item().residual()).isEqualTo(lei("40.00"));
  }

  @Test
  void moreThanIsOpenOrPaidIsRefused() throws Exception {
    posted(sale("v-1", "S1", "50.00"));
    posted(receipt("p-1", "S1", "30.00"));
    HostOpenItem item = item("S1", 1);

    assertThat(host.settlement().settle(settlement("s-1", "p-1", item, "50.01")).status())
        .isEqualTo(WriteStatus.REJECTED);
    assertThat(host.settlement().settle(settlement("s-2", "p-1", item, "-10.00")).status())
        .isEqualTo(WriteStatus.REJECTED);
    assertThat(host.settlement().settle(settlement("s-3", "p-1", item, "30.01")).status())
        .as("the payment had 30.00")
        .isEqualTo(WriteStatus.REJECTED);
    assertThat(host.settlement().settle(settlement("s-4", "absent", item, "1.00")).status())
        .isEqualTo(WriteStatus.REJECTED);
    assertThat(item("S1", 1).version()).isEqualTo(item.version());
  }

  @Test
  void anInvoiceAndItsCreditNoteAreSettledByTheDifference() throws Exception {
    posted(purchase("v-1", "F1", "100.00", "21.00", "121.00"));
    posted(purchase("v-2", "CN1", "-10.00", "-2.10", "-12.10"));
    Voucher pay =
        voucher(
            "p-1",
            Journal.BANK,
            DAY,
            "E1",
            line("401", Side.D, "108.90", SUPPLIER, "F1"),
            line("5121", Side.C, "108.90", null, null));
    posted(pay);
    HostOpenItem invoice = item("F1", 1);
    HostOpenItem credit = item("CN1", -1);
    List<Part> parts =
        List.of(
            new Part(invoice.ref(), invoice.version(), lei("121.00")),
            new Part(credit.ref(), credit.version(), lei("-12.10")));
    WriteResult<Settled> r =
        host.settlement()
            .settle(
                new SettlementDraft(
                    new WriteKey(new ExternalId("s-1"), "d"), DAY, new ExternalId("p-1"), parts));

    assertThat(r.status()).as("%s", r.problem()).isEqualTo(WriteStatus.POSTED);
    assertThat(r.value().orElseThrow().full()).isTrue();
    assertThat(items()).isEmpty();
  }

  @Test
  void takingThePaymentBackOpensTheInvoiceAgain() throws Exception {
    posted(sale("v-1", "S1", "50.00"));
    Voucher receipt = receipt("p-1", "S1", "50.00");
    PostedEntry paid = posted(receipt);
    Settled settled =
        host.settlement()
            .settle(settlement("s-1", "p-1", item("S1", 1), "50.00"))
            .value()
            .orElseThrow();
    assertThat(items()).isEmpty();

    assertThat(host.ledger().reverse(paid.ref(), draft(storno("undo-1", receipt, DAY))).status())
        .isEqualTo(WriteStatus.POSTED);
    assertThat(items()).hasSize(1);
    assertThat(item("S1", 1).item().residual()).isEqualTo(lei("50.00"));
    WriteResult<Settled> late =
        host.settlement()
            .unsettle(new WriteKey(new ExternalId("u-1"), "u"), settled.ref(), "with the payment");
    assertThat(late.done()).as("what was asked for is so already").isTrue();
    assertThat(item("S1", 1).item().residual()).isEqualTo(lei("50.00"));
  }

  @Test
  void itemsArePagedAndReloaded() throws Exception {
    for (int i = 0; i < 5; i++) {
      posted(sale("v-" + i, "S" + i, "1.00"));
    }
    Page<HostOpenItem> first =
        host.openItems().query(Optional.of(ItemSide.RECEIVABLE), Optional.empty(), 3);
    Page<HostOpenItem> second =
        host.openItems().query(Optional.of(ItemSide.RECEIVABLE), first.next(), 3);
    assertThat(first.items()).hasSize(3);
    assertThat(second.items()).hasSize(2);
    assertThat(second.next()).isEmpty();

    posted(receipt("p-1", "S0", "1.00"));
    host.settlement().settle(settlement("s-1", "p-1", first.items().get(0), "1.00"));
    assertThat(host.openItems().reload(first.items().stream().map(HostOpenItem::ref).toList()))
        .hasSize(2);
    assertThat(host.openItems().reload(List.of(new HostRef("item", "nonsense")))).isEmpty();
  }

  @Test
  void awbAndOrderOfADocumentStayWithItsItem() throws Exception {
    Voucher v = sale("v-1", "S1", "10.00");
    var l = v.lines().get(0);
    var tagged =
        new org.partida.model.voucher.VoucherLine(
            l.account(),
            l.side(),
            l.amount(),
            l.original(),
            l.partner(),
            l.tax(),
            l.openItem(),
            l.due(),
            java.util.Map.of("awb", "AWB123", "orderRef", "C-7"),
            l.rule(),
            l.why());
    posted(voucher("v-1", Journal.SALES, DAY, "S1", tagged, v.lines().get(1)));

    assertThat(item("S1", 1).item().awb()).contains("AWB123");
    assertThat(item("S1", 1).item().orderRef()).contains("C-7");
  }
}
