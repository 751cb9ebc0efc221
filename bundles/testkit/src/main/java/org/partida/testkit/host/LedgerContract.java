package org.partida.testkit.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Page;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.spi.host.Capability;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger.PostMode;
import org.partida.spi.host.Ledger.PostedEntry;
import org.partida.spi.host.PartnerMove;
import org.partida.spi.host.WriteKey;
import org.partida.spi.host.WriteResult;
import org.partida.spi.host.WriteStatus;

/** The journal: posting, asking, taking back, reading. */
public abstract class LedgerContract extends HostFixture {
  @Test
  void whatIsPostedIsReadBackAsItWas() throws Exception {
    Voucher v = purchase("v-1", "F 1;Ș\"x\"", "100.00", "21.00", "121.00");
    PostedEntry entry = posted(v);

    PostedEntry found =
        host.ledger()
            .findAll(List.of(v.externalId(), new ExternalId("absent")))
            .get(v.externalId());
    assertThat(found).isEqualTo(entry);
    assertThat(found.voucher()).isEqualTo(v);
    assertThat(found.number()).isNotBlank();
    assertThat(found.state()).isEqualTo(PostedEntry.State.POSTED);
    assertThat(host.ledger().findAll(List.of(new ExternalId("absent")))).isEmpty();
    assertThat(balance("401")).isEqualTo(lei("-121.00"));
  }

  @Test
  void theSameAgainIsAlreadyPosted() throws Exception {
    Voucher v = purchase("v-1", "F1", "100.00", "21.00", "121.00");
    PostedEntry first = posted(v);
    WriteResult<PostedEntry> again = post(v);

    assertThat(again.status()).isEqualTo(WriteStatus.ALREADY_POSTED);
    assertThat(again.value()).contains(first);
    assertThat(balance("628")).isEqualTo(lei("100.00"));
  }

  @Test
  void theSameTwiceInOneBatchIsPostedOnce() throws Exception {
    Voucher v = purchase("v-1", "F1", "100.00", "21.00", "121.00");
    List<WriteResult<PostedEntry>> r =
        host.ledger().post(List.of(draft(v), draft(v)), PostMode.ALL_OR_NOTHING);

    assertThat(r)
        .extracting(WriteResult::status)
        .containsExactly(WriteStatus.POSTED, WriteStatus.ALREADY_POSTED);
    assertThat(balance("628")).isEqualTo(lei("100.00"));
  }

  @Test
  void theSameIdWithAnotherContentIsAConflict() throws Exception {
    posted(purchase("v-1", "F1", "100.00", "21.00", "121.00"));
    WriteResult<PostedEntry> r = post(purchase("v-1", "F1", "200.00", "42.00", "242.00"));

    assertThat(r.status()).isEqualTo(WriteStatus.CONFLICT);
    assertThat(r.problem()).isPresent();
    assertThat(balance("628")).isEqualTo(lei("100.00"));
  }

  @Test
  void eachItemStandsForItself() throws Exception {
    Voucher bad =
        voucher(
            "v-2",
            Journal.MISC,
            DAY,
            "N2",
            line("9999", Side.D, "1.00", null, null),
            line("5121", Side.C, "1.00", null, null));
    List<WriteResult<PostedEntry>> r =
        host.ledger()
            .post(
                List.of(
                    draft(sale("v-1", "S1", "10.00")),
                    draft(bad),
                    draft(sale("v-3", "S3", "30.00"))),
                PostMode.EACH);

    assertThat(r)
        .extracting(WriteResult::status)
        .containsExactly(WriteStatus.POSTED, WriteStatus.REJECTED, WriteStatus.POSTED);
    assertThat(r.get(1).problem().orElseThrow().message()).contains("9999");
    assertThat(r.get(1).problem().orElseThrow().location()).contains("line 1");
    assertThat(balance("704")).isEqualTo(lei("-40.00"));
  }

  @Test
  void allOrNothingLeavesNothing() throws Exception {
    assumeThat(connector().capabilities().can(Capability.ATOMIC_BATCH)).isTrue();
    Voucher bad =
        voucher(
            "v-2",
            Journal.MISC,
            DAY,
            "N2",
            line("9999", Side.D, "1.00", null, null),
            line("5121", Side.C, "1.00", null, null));
    List<WriteResult<PostedEntry>> r =
        host.ledger()
            .post(List.of(draft(sale("v-1", "S1", "10.00")), draft(bad)), PostMode.ALL_OR_NOTHING);

    assertThat(r)
        .extracting(WriteResult::status)
        .containsExactly(WriteStatus.NOT_TRIED, WriteStatus.REJECTED);
    assertThat(host.ledger().findAll(List.of(new ExternalId("v-1")))).isEmpty();
    assertThat(host.ledger().turnovers(LocalDate.of(2026, 12, 31))).isEmpty();
    assertThat(posted(sale("v-1", "S1", "10.00")).number())
        .as("the number was not used up")
        .endsWith("1");
  }

  @Test
  void aDraftHasNoEffectUntilItIsPosted() throws Exception {
    assumeThat(connector().capabilities().can(Capability.DRAFT_ENTRIES)).isTrue();
    Voucher v = sale("v-1", "S1", "10.00");
    WriteResult<PostedEntry> r = host.ledger().post(List.of(draft(v)), PostMode.DRAFT_ONLY).get(0);

    assertThat(r.status()).isEqualTo(WriteStatus.DRAFTED);
    assertThat(host.ledger().findAll(List.of(v.externalId())).get(v.externalId()).state())
        .isEqualTo(PostedEntry.State.DRAFT);
    assertThat(balance("4111")).isEqualTo(lei("0"));
    assertThat(items()).isEmpty();

    posted(v);
    assertThat(host.ledger().findAll(List.of(v.externalId())).get(v.externalId()).state())
        .isEqualTo(PostedEntry.State.POSTED);
    assertThat(balance("4111")).isEqualTo(lei("10.00"));
  }

  @Test
  void aClosedPeriodRefusesAndNamesTheNextOpenDay() throws Exception {
    closeMonth(COMPANY, YearMonth.from(DAY));
    WriteResult<PostedEntry> r = post(sale("v-1", "S1", "10.00"));

    assertThat(r.status()).isEqualTo(WriteStatus.REJECTED);
    assertThat(r.problem().orElseThrow().code()).isEqualTo("host.period-closed");
    assertThat(r.problem().orElseThrow().fix()).contains("2026-04-01");
    assertThat(host.periods().firstOpenOnOrAfter(DAY)).contains(LocalDate.of(2026, 4, 1));
    assertThat(host.periods().state(DAY))
        .isNotEqualTo(org.partida.spi.host.Periods.PeriodState.OPEN);
    assertThat(host.periods().state(LocalDate.of(2026, 4, 1)))
        .isEqualTo(org.partida.spi.host.Periods.PeriodState.OPEN);
  }

  @Test
  void aCounterEntryIsTiedToItsOriginal() throws Exception {
    Voucher v = purchase("v-1", "F1", "100.00", "21.00", "121.00");
    PostedEntry original = posted(v);
    Voucher counter = storno("undo-1", v, DAY.plusDays(1));
    WriteResult<PostedEntry> r = host.ledger().reverse(original.ref(), draft(counter));

    assertThat(r.status()).as("%s", r.problem()).isEqualTo(WriteStatus.POSTED);
    PostedEntry now = host.ledger().findAll(List.of(v.externalId())).get(v.externalId());
    assertThat(now.state()).isEqualTo(PostedEntry.State.REVERSED);
    assertThat(now.voucher()).as("the original stays as it was").isEqualTo(v);
    assertThat(balance("401")).isEqualTo(lei("0"));
    assertThat(items()).as("nothing is owed any more").isEmpty();
    assertThat(host.ledger().reverse(original.ref(), draft(counter)).status())
        .isEqualTo(WriteStatus.ALREADY_POSTED);
    assertThat(
            host.ledger()
                .reverse(original.ref(), draft(storno("undo-2", v, DAY.plusDays(1))))
                .status())
        .isEqualTo(WriteStatus.REJECTED);
    assertThat(balance("401")).isEqualTo(lei("0"));
  }

  @Test
  void negativeAmountsKeepTheirSide() throws Exception {
    assumeThat(connector().capabilities().can(Capability.NEGATIVE_AMOUNTS)).isTrue();
    Voucher red = purchase("v-1", "CN1", "-100.00", "-21.00", "-121.00");
    PostedEntry entry = posted(red);

    assertThat(entry.voucher().lines()).allMatch(l -> l.amount().signum() < 0);
    assertThat(host.ledger().findAll(List.of(red.externalId())).get(red.externalId()).voucher())
        .isEqualTo(red);
    assertThat(balance("401")).isEqualTo(lei("121.00"));
    assertThat(item("CN1", -1).item().residual()).isEqualTo(lei("-121.00"));
  }

  @Test
  void theJournalIsReadInPagesWithoutGapOrRepetition() throws Exception {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      expected.add(posted(sale("v-" + i, "S" + i, "1.00")).voucher().externalId().value());
    }
    List<String> seen = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<PostedEntry> page = host.ledger().journal(Optional.empty(), Optional.empty(), after, 3);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(3);
      page.items().forEach(e -> seen.add(e.voucher().externalId().value()));
      after = page.next();
    } while (after.isPresent());

    assertThat(seen).isEqualTo(expected);
    assertThat(
            host.ledger()
                .journal(Optional.of(DAY.plusDays(1)), Optional.empty(), Optional.empty(), 10)
                .items())
        .isEmpty();
    assertThat(
            host.ledger().journal(Optional.of(DAY), Optional.of(DAY), Optional.empty(), 10).items())
        .hasSize(7);
  }

  @Test
  void numbersRunWithoutGapsPerYearAndJournal() throws Exception {
    String first = posted(sale("v-1", "S1", "1.00")).number();
    post(
        voucher(
            "v-2",
            Journal.SALES,
            DAY,
            "S2",
            line("9999", Side.D, "1.00", null, null),
            line("704", Side.C, "1.00", null, null)));
    String second = posted(sale("v-3", "S3", "1.00")).number();
    String other = posted(purchase("v-4", "F1", "100.00", "21.00", "121.00")).number();

    assertThat(first).endsWith("1");
    assertThat(second).endsWith("2").isNotEqualTo(first);
    assertThat(other).endsWith("1");
  }

  @Test
  void oneCompanyDoesNotSeeTheOther() throws Exception {
    PostedEntry mine = posted(sale("v-1", "S1", "1.00"));
    try (HostSession other = open(new CompanyId("RO99887766"), connector())) {
      assertThat(other.ledger().findAll(List.of(new ExternalId("v-1")))).isEmpty();
      assertThat(other.openItems().query(Optional.empty(), Optional.empty(), 10).items()).isEmpty();
      assertThat(other.attachments().list(mine.ref())).isEmpty();
      assertThat(other.openItems().reload(items().stream().map(i -> i.ref()).toList())).isEmpty();
      WriteKey key = new WriteKey(new ExternalId("x"), "x");
      assertThat(other.settlement().unsettle(key, mine.ref(), "not theirs").status())
          .isEqualTo(WriteStatus.REJECTED);
    }
  }

  @Test
  void theChartNamesWhatItWouldRefuse() throws Exception {
    AccountCode good = AccountCode.of("4427.21");
    AccountCode bad = AccountCode.of("9999");
    assertThat(host.chart().missing(List.of(good, bad))).containsExactly(bad);
    assertThat(host.chart().find(good)).isPresent();
    assertThat(host.chart().find(bad)).isEmpty();
    assertThat(host.chart().find(AccountCode.of("401")).orElseThrow().keepsOpenItems()).isTrue();
    Page<org.partida.spi.host.HostAccount> page =
        host.chart().list(Optional.of("4"), Optional.empty(), 5);
    assertThat(page.items()).hasSize(5).allMatch(a -> a.code().synthetic().startsWith("4"));
    Page<org.partida.spi.host.HostAccount> next =
        host.chart().list(Optional.of("4"), page.next(), 5);
    assertThat(next.items().get(0).code()).isGreaterThan(page.items().get(4).code());
  }

  @Test
  void turnoversStopAtTheDay() throws Exception {
    posted(sale("v-1", "S1", "10.00"));
    assertThat(host.ledger().turnovers(DAY.minusDays(1))).isEmpty();
    Map<String, String> debit = new java.util.HashMap<>();
    host.ledger()
        .turnovers(DAY)
        .forEach(
            t ->
                debit.put(
                    t.account().toString(),
                    t.debit().amountText() + "/" + t.credit().amountText()));
    assertThat(debit)
        .containsEntry("4111", "10.00/0.00")
        .containsEntry("704", "0.00/10.00")
        .hasSize(2);
  }

  @Test
  void aBegunMonthIsCountedToTheDayAndMonthsAddUp() throws Exception {
    posted(sale("v-1", "S1", "10.00"));
    posted(on("v-2", "S2", "20.00", DAY.plusDays(1)));
    posted(on("v-3", "S3", "40.00", DAY.plusMonths(1).withDayOfMonth(1)));
    posted(on("v-4", "S4", "80.00", DAY.plusYears(1)));
    Voucher first = sale("v-1", "S1", "10.00");
    host.ledger()
        .reverse(
            host.ledger().findAll(List.of(first.externalId())).get(first.externalId()).ref(),
            draft(storno("u-1", first, DAY.plusMonths(1).withDayOfMonth(2))));

    assertThat(sales(DAY)).isEqualTo("10.00");
    assertThat(sales(DAY.plusDays(1))).isEqualTo("30.00");
    assertThat(sales(YearMonth.from(DAY).atEndOfMonth())).isEqualTo("30.00");
    assertThat(sales(DAY.plusMonths(1).withDayOfMonth(1))).isEqualTo("70.00");
    assertThat(sales(DAY.plusMonths(1).withDayOfMonth(2))).isEqualTo("60.00");
    assertThat(sales(DAY.plusYears(2))).isEqualTo("140.00");
    assertThat(sales(LocalDate.of(9999, 12, 31))).isEqualTo("140.00");
  }

  private String sales(LocalDate day) throws Exception {
    return host.ledger().turnovers(day).stream()
        .filter(t -> t.account().equals(AccountCode.of("704")))
        .map(t -> t.credit().minus(t.debit()).amountText())
        .findFirst()
        .orElse("0.00");
  }

  private static Voucher on(String id, String number, String amount, LocalDate day) {
    return voucher(
        id,
        Journal.SALES,
        day,
        number,
        line("4111", Side.D, amount, CUSTOMER, number),
        line("704", Side.C, amount, CUSTOMER, null));
  }

  @Test
  void aPartnersMovesAddUpToItsBalance() throws Exception {
    assumeThat(connector().capabilities().can(Capability.PARTNER_LEDGER)).isTrue();
    posted(sale("v-1", "S1", "10.00"));
    posted(receipt("v-2", "S1", "4.00"));
    posted(on("v-3", "S3", "40.00", DAY.plusDays(1)));
    posted(purchase("v-4", "F1", "100.00", "21.00", "121.00"));

    LocalDate last = DAY.plusDays(1);
    List<PartnerMove> moves = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<PartnerMove> page = host.ledger().partnerMoves(CUSTOMER, DAY, last, after, 1);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(1);
      moves.addAll(page.items());
      after = page.next();
    } while (after.isPresent());
    assertThat(moves)
        .extracting(m -> m.date() + " " + m.document() + " " + m.amount().amountText())
        .containsExactly(DAY + " S1 10.00", DAY + " S1 -4.00", last + " S3 40.00");
    assertThat(host.ledger().partnerMoves(CUSTOMER, last, last, Optional.empty(), 9).items())
        .containsExactly(moves.get(2));
    assertThat(balances(last)).containsExactly("401=-121.00", "4111=46.00");
    assertThat(balances(DAY)).containsExactly("401=-121.00", "4111=6.00");
    PartnerRef stranger = new PartnerRef("Nobody", Optional.empty(), Optional.empty());
    assertThat(host.ledger().partnerMoves(stranger, DAY, last, Optional.empty(), 9).items())
        .isEmpty();
  }

  private List<String> balances(LocalDate day) throws Exception {
    return host.ledger().partnerBalances(day).stream()
        .map(b -> b.account() + "=" + b.balance().amountText())
        .toList();
  }
}
