package org.partida.documents.sandboxed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.documents.sandboxed.TwoCompanies.BUYER;
import static org.partida.documents.sandboxed.TwoCompanies.SELLER;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.document.Document;
import org.partida.api.network.MessageRecord;
import org.partida.api.network.MessageState;
import org.partida.documents.network.NetworkTick;
import org.partida.documents.network.SyncSettings;
import org.partida.model.Money;
import org.partida.model.document.Direction;
import org.partida.model.invoice.Invoice;
import org.partida.sandbox.generate.AnafTexts;
import org.partida.sandbox.generate.MessageKind;
import org.partida.sandbox.wire.Endpoint;
import org.partida.sandbox.wire.Fault;
import org.partida.sandbox.wire.FaultRule;
import org.partida.ubl.UblInvoiceReader;

/**
 * What goes wrong with the real authority, played by the simulated one; {@code
 * docs/spv-in-production.md} lists the rows.
 */
@Timeout(120)
class ProductionFailuresTest {
  private static final Instant YESTERDAY = Instant.parse("2026-11-26T08:00:00Z");

  private TwoCompanies office;

  @BeforeEach
  void open() {
    office = new TwoCompanies("2026-11-27T10:00:00Z");
  }

  @AfterEach
  void close() throws IOException {
    office.close();
  }

  @Test
  void row7AnArchiveIsDownloadedOnceAndAUsedUpDayWaitsForMidnight() {
    String id = received(Papers.invoice("F-1"));
    office.arm(FaultRule.times(Fault.QUOTA_REACHED, 1).at(Endpoint.DOWNLOAD).forKey(id));
    office.sync();
    office.later(Duration.ofHours(11));
    assertThat(office.calls("descarcare")).isEqualTo(1);
    office.later(Duration.ofHours(2));
    office.sync();
    assertThat(office.documents(BUYER)).hasSize(1);
    assertThat(office.calls("descarcare")).isEqualTo(2);
  }

  @Test
  void row8AClockAheadOfTheirsListsByTheirsOnce() {
    received(Papers.invoice("F-1"));
    office.arm(
        FaultRule.times(Fault.CLOCK_SKEW, 2)
            .at(Endpoint.LIST_PAGED)
            .forKey(BUYER.fiscalCode())
            .with(300));
    office.sync();
    assertThat(office.documents(BUYER)).hasSize(1);
  }

  @Test
  void row9AMailboxLongerThanAPageIsListedWhole() {
    office.sandbox.settings().set("limit.pageSize", "3");
    for (int i = 0; i < 8; i++) {
      office.put(
          BUYER, MessageKind.RECEIVED, YESTERDAY.plusSeconds(i * 60L), Papers.invoice("F-" + i));
    }
    office.sync();
    assertThat(office.documents(BUYER)).hasSize(8);
    assertThat(office.calls("listaMesajeFactura")).isZero();
  }

  @Test
  void row9WhatIsIndexedLateIsFoundByTheOverlap() {
    office.arm(
        FaultRule.times(Fault.INDEXING_LAG, 1).at(Endpoint.LIST_PAGED).forKey(BUYER.fiscalCode()));
    office.put(
        BUYER,
        MessageKind.RECEIVED,
        office.clock.instant().minusSeconds(600),
        Papers.invoice("F-1"));
    office.sync();
    assertThat(office.messages(BUYER)).isEmpty();
    office.clock.advance(Duration.ofHours(1));
    office.sync();
    assertThat(office.documents(BUYER)).hasSize(1);
  }

  @Test
  void row10FortyFiveDaysUnseenRaiseANoticeAndWhatIsGoneIsExpired() {
    String id = received(Papers.invoice("F-1"));
    office.arm(FaultRule.times(Fault.LISTED_BUT_EXPIRED, -1).forKey(id));
    office.sync();
    assertThat(message(id).state()).isEqualTo(MessageState.EXPIRED);
    new NetworkTick(office.books, SyncSettings.defaults(), office.clock).tick();
    assertThat(unseen()).isFalse();
    office.arm(FaultRule.times(Fault.SERVER_500, -1).at(Endpoint.LIST_PAGED));
    office.later(Duration.ofDays(46));
    new NetworkTick(office.books, SyncSettings.defaults(), office.clock).tick();
    assertThat(unseen()).isTrue();
    assertThat(office.calls("descarcare")).as("expired is the end").isEqualTo(1);
  }

  @Test
  void row11AnItemListedTwiceAndAgainIsOneDocument() {
    received(Papers.invoice("F-1"));
    office.arm(FaultRule.times(Fault.DUPLICATE_ITEMS, -1));
    office.sync();
    office.clock.advance(Duration.ofHours(1));
    office.sync();
    assertThat(office.messages(BUYER)).hasSize(1);
    assertThat(office.documents(BUYER)).hasSize(1);
    assertThat(office.calls("descarcare")).isEqualTo(1);
  }

  @Test
  void row12SelfBillingIsKnownByItsWordingOnBothSidesAndNeverFollowed() {
    office.sandbox.settings().set("detalii.autofactutra", "true");
    String said = AnafTexts.selfBilledDetails("41", BUYER.fiscalCode(), SELLER.fiscalCode());
    byte[] xml = Papers.selfBilled("AF-1");
    office.put(SELLER, MessageKind.SENT, YESTERDAY, xml, "41", said);
    office.put(BUYER, MessageKind.RECEIVED, YESTERDAY, xml, "41", said);
    office.sync();
    office.later(Duration.ofDays(1));
    assertThat(office.documents(SELLER))
        .singleElement()
        .satisfies(d -> assertThat(d.direction()).isEqualTo(Direction.ISSUED));
    assertThat(office.documents(BUYER))
        .singleElement()
        .satisfies(d -> assertThat(d.direction()).isEqualTo(Direction.RECEIVED));
    for (var company : List.of(SELLER, BUYER)) {
      MessageRecord m = office.messages(company).get(0);
      assertThat(m.state()).isEqualTo(MessageState.READ);
      assertThat(m.facts().selfBilled()).isTrue();
      assertThat(m.facts().issuer()).contains(SELLER.fiscalCode());
      assertThat(m.facts().recipient()).contains(BUYER.fiscalCode());
    }
    assertThat(office.calls("stareMesaj")).isZero();
  }

  @Test
  void row13AndRow14ADeadRefreshTokenAsksForTheCertificateAndGoesOnByItself() {
    received(Papers.invoice("F-1"));
    office.clock.advance(Duration.ofDays(1));
    office.arm(FaultRule.times(Fault.UNAUTHORIZED_401, 2).at(Endpoint.LIST_PAGED));
    office.arm(FaultRule.times(Fault.REFRESH_EXPIRED, -1));
    office.sync();
    assertThat(office.documents(BUYER)).isEmpty();
    String state = office.books.read(tx -> tx.connections().find("main").orElseThrow().state());
    assertThat(state).isNotEqualTo("CONNECTED");
    office.sandbox.wire().faults().clear();
    office.authorise();
    office.later(Duration.ofDays(1));
    office.sync();
    assertThat(office.documents(BUYER)).hasSize(1);
  }

  @Test
  void row15CodesGoWithoutTheirCountryAndA403KeepsTheMessage() {
    String id = received(Papers.invoice("F-1"));
    office.arm(FaultRule.times(Fault.FORBIDDEN_403, 1).at(Endpoint.DOWNLOAD));
    office.sync();
    assertThat(office.calls).allSatisfy(c -> assertThat(c).doesNotContain("cif=RO"));
    assertThat(message(id).state()).isEqualTo(MessageState.LISTED);
    assertThat(message(id).problem().orElseThrow().code()).isEqualTo("anaf.forbidden");
    office.later(Duration.ofDays(1));
    assertThat(message(id).state()).isEqualTo(MessageState.READ);
  }

  @Test
  void row16APageInPlaceOfAnArchiveIsNeverArchived() throws IOException {
    String id = received(Papers.invoice("F-1"));
    office.arm(FaultRule.times(Fault.HTML_INSTEAD_OF_ZIP, 1));
    office.sync();
    assertThat(message(id).container()).isEmpty();
    assertThat(message(id).problem().orElseThrow().code()).isEqualTo("anaf.firewall");
    office.later(Duration.ofMinutes(2));
    assertThat(Files.readAllBytes(office.vault.path(message(id).container().orElseThrow())))
        .startsWith('P', 'K', 3, 4);
    assertThat(office.documents(BUYER)).hasSize(1);
  }

  @Test
  void row17AnOutageIsAskedEverMoreRarelyAndEndsByItself() {
    received(Papers.invoice("F-1"));
    office.arm(FaultRule.times(Fault.UNAVAILABLE_503, -1).at(Endpoint.DOWNLOAD));
    office.sync();
    for (int minutes = 0; minutes < 60; minutes++) {
      office.later(Duration.ofMinutes(1));
    }
    assertThat(office.calls("descarcare")).isBetween(4L, 7L);
    office.sandbox.wire().faults().clear();
    office.later(Duration.ofHours(2));
    assertThat(office.documents(BUYER)).hasSize(1);
  }

  @Test
  void row18PrefixesAMarkAndMegabytesAreReadLikeAnyOther() throws IOException {
    byte[] odd = Papers.otherPrefixes("P-1");
    received(odd);
    received(Papers.withAttachment("A-1", 4 << 20));
    office.sync();
    assertThat(office.documents(BUYER))
        .extracting(Document::number)
        .containsExactlyInAnyOrder("P-1", "A-1");
    assertThat(office.documents(BUYER))
        .allSatisfy(d -> assertThat(d.total()).isEqualTo(Money.of("121.00", "RON")))
        .allSatisfy(d -> assertThat(d.partnerTaxId()).contains("RO12345674"));
    Document d =
        office.documents(BUYER).stream().filter(x -> x.number().equals("P-1")).findAny().get();
    assertThat(Files.readAllBytes(office.vault.path(d.original()))).isEqualTo(odd);
  }

  @Test
  void row19ANegativePriceKeepsItsSignAndNoughtHasNone() throws IOException {
    received(Papers.reversal("S-1"));
    office.sync();
    Document d = office.documents(BUYER).get(0);
    assertThat(d.total()).isEqualTo(Money.of("-121.00", "RON"));
    Invoice read;
    try (var in = Files.newInputStream(office.vault.path(d.original()))) {
      read = new UblInvoiceReader().read(in).invoices().get(0);
    }
    assertThat(read.lines().get(0).netPrice().orElseThrow()).isEqualByComparingTo("-100");
    assertThat(read.lines().get(0).quantity()).isEqualByComparingTo("1");
    assertThat(read.totals().prepaid()).isEqualTo(Money.of("0.00", "RON"));
  }

  @Test
  void row21EachSideSeesTheOtherAsPartner() {
    byte[] xml = Papers.invoice("F-1");
    office.put(SELLER, MessageKind.SENT, YESTERDAY, xml);
    received(xml);
    office.sync();
    Document issued = office.documents(SELLER).get(0);
    Document taken = office.documents(BUYER).get(0);
    assertThat(issued.direction()).isEqualTo(Direction.ISSUED);
    assertThat(issued.partnerTaxId()).contains("RO87654329");
    assertThat(taken.direction()).isEqualTo(Direction.RECEIVED);
    assertThat(taken.partnerTaxId()).contains("RO12345674");
  }

  @Test
  void row23TimesOfTheListAreRomanianInWinterInSummerAndInBetween() throws IOException {
    office.close();
    office = new TwoCompanies("2026-10-27T10:00:00Z");
    Instant summer = Instant.parse("2026-10-24T10:00:00Z");
    Instant winter = Instant.parse("2026-10-26T10:00:00Z");
    String a = office.put(BUYER, MessageKind.RECEIVED, summer, Papers.invoice("F-1"));
    String b = office.put(BUYER, MessageKind.RECEIVED, winter, Papers.invoice("F-2"));
    office.sync();
    assertThat(message(a).createdAt()).isEqualTo(summer);
    assertThat(message(b).createdAt()).isEqualTo(winter);
    // half past four by summer time is shown twice that night; the first is taken
    office.arm(FaultRule.times(Fault.DST_HOUR, -1));
    String c = office.put(SELLER, MessageKind.SENT, winter, Papers.invoice("F-3"));
    office.clock.advance(Duration.ofHours(1));
    office.sync();
    assertThat(
            office.messages(SELLER).stream().filter(m -> m.messageId().equals(c)).findAny().get())
        .satisfies(m -> assertThat(m.createdAt()).isEqualTo("2026-10-25T00:30:00Z"));
  }

  private String received(byte[] xml) {
    return office.put(BUYER, MessageKind.RECEIVED, YESTERDAY, xml);
  }

  private boolean unseen() {
    return office.books.read(
        tx ->
            tx.notices().list(Optional.of(BUYER), 100).stream()
                .anyMatch(n -> n.problem().code().equals("sync.unseen")));
  }

  private MessageRecord message(String id) {
    return office.messages(BUYER).stream()
        .filter(m -> m.messageId().equals(id))
        .findAny()
        .orElseThrow();
  }
}
