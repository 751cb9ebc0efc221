package org.partida.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.testkit.store.Samples.ALFA;
import static org.partida.testkit.store.Samples.BETA;
import static org.partida.testkit.store.Samples.NOON;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;

/** Which vouchers concern a partner's document. */
public abstract class VoucherConcernContract {
  private static final PartnerRef CLIENT =
      new PartnerRef("Client SRL", Optional.of("RO"), Optional.of("RO18547290"));

  /** The unit of work over empty books. */
  protected abstract UnitOfWork work();

  @Test
  void bookingAndPaymentOldestFirstOnceTheHostHasThem() {
    add("book", ALFA, "F1", Optional.of("F1"), Optional.empty(), VoucherState.POSTED);
    add("paid", ALFA, "EX-7", Optional.empty(), Optional.of("F1"), VoucherState.REVERSED);
    add("undo", ALFA, "EX-7", Optional.empty(), Optional.of("F1"), VoucherState.POSTED);
    add("idea", ALFA, "F1", Optional.of("F1"), Optional.empty(), VoucherState.PROPOSED);
    add("other", ALFA, "F2", Optional.of("F2"), Optional.empty(), VoucherState.POSTED);
    add("theirs", BETA, "F1", Optional.of("F1"), Optional.empty(), VoucherState.POSTED);
    assertThat(concerning(ALFA, "18547290", "F1")).containsExactly("book", "paid", "undo");
    assertThat(concerning(ALFA, "18547290", "F3")).isEmpty();
    assertThat(concerning(ALFA, "999", "F1")).isEmpty();
  }

  @Test
  void aProposalThatIsPostedLaterIsFoundThenAndADroppedOneNever() {
    VoucherRecord idea =
        add("idea", ALFA, "F1", Optional.of("F1"), Optional.empty(), VoucherState.PROPOSED);
    work()
        .write(
            tx -> {
              tx.vouchers().dropProposed("doc-idea");
              return tx.vouchers().addIfNew(idea);
            });
    assertThat(concerning(ALFA, "18547290", "F1")).isEmpty();
    work()
        .write(
            tx -> {
              tx.vouchers().update(in(idea, VoucherState.POSTED));
              return true;
            });
    assertThat(concerning(ALFA, "18547290", "F1")).containsExactly("idea");
  }

  private List<String> concerning(CompanyId company, String partner, String number) {
    List<Voucher> found = work().read(tx -> tx.vouchers().concerning(company, partner, number));
    return found.stream().map(v -> v.externalId().value()).toList();
  }

  private VoucherRecord add(
      String id,
      CompanyId company,
      String number,
      Optional<String> openItem,
      Optional<String> taxDocument,
      VoucherState state) {
    Money amount = Money.of("21", "RON");
    LocalDate day = LocalDate.of(2026, 3, 1);
    TaxFacts facts =
        new TaxFacts(
            "RO.S.SALE.CASH",
            Percent.of("21"),
            Money.of("100", "RON"),
            day,
            Optional.empty(),
            Percent.HUNDRED,
            Optional.empty(),
            Map.of(),
            taxDocument);
    List<VoucherLine> lines =
        List.of(
            line("4111", Side.D, amount, Optional.empty(), openItem),
            line("4428.CV", Side.C, amount, Optional.of(facts), Optional.empty()));
    Voucher v =
        new Voucher(
            new ExternalId(id),
            company,
            day,
            day,
            Journal.SALES,
            number,
            "",
            lines,
            Optional.empty());
    VoucherRecord record =
        new VoucherRecord(
            v,
            Optional.of("doc-" + id),
            state,
            Optional.empty(),
            "ro-2026.1",
            Optional.empty(),
            Optional.of(NOON),
            Optional.empty());
    work().write(tx -> tx.vouchers().addIfNew(record));
    return record;
  }

  private static VoucherLine line(
      String account, Side side, Money amount, Optional<TaxFacts> tax, Optional<String> item) {
    return new VoucherLine(
        AccountCode.of(account),
        side,
        amount,
        Optional.empty(),
        Optional.of(CLIENT),
        tax,
        item,
        Optional.empty(),
        Map.of(),
        "rule",
        "why");
  }

  private static VoucherRecord in(VoucherRecord r, VoucherState state) {
    return new VoucherRecord(
        r.voucher(),
        r.document(),
        state,
        r.number(),
        r.ruleVersion(),
        r.problem(),
        r.postedAt(),
        r.reversedBy());
  }
}
