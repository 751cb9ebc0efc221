package org.partida.posting.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.posting.PartnerLedgers;
import org.partida.api.posting.PartnerLedgers.PartnerLedger;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.model.PartidaException;
import org.partida.model.match.ItemSide;
import org.partida.model.voucher.PartnerRef;
import org.partida.spi.host.HostOpenItem;
import org.partida.spi.host.PartnerBalance;

/** What stands between a company and its partners. */
class PartnerLedgersTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 6);
  private static final LocalDate LAST = LocalDate.of(2026, 3, 31);

  private Desk desk;
  private PartnerLedgers ledgers;
  private PartnerRef partner;

  @BeforeEach
  void open() {
    desk = new Desk();
    ledgers = new PartnerLedgersService(desk.books, desk.hosts());
    desk.paper("d1", Papers.plain("F1", "2026-03-05"), true);
    desk.paper("d2", Papers.plain("F2", "2026-03-07"), true);
    List<PartnerBalance> all = ledgers.balances(Desk.ANA, Desk.COMPANY, LAST);
    assertThat(all).hasSize(1);
    partner = all.get(0).partner();
    assertThat(all.get(0).balance().amountText()).isEqualTo("-242.00");
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  @Test
  void aPartnersLedgerBeginsWithWhatWasBefore() {
    String code = partner.taxId().orElseThrow();
    for (String asked :
        List.of(code, code.replaceFirst("^RO", ""), "RO " + code.replaceFirst("^RO", ""))) {
      PartnerLedger l = ledgers.ledger(Desk.ANA, Desk.COMPANY, asked, FIRST, LAST);
      assertThat(l.partner()).isEqualTo(partner.name());
      assertThat(l.opening().amountText()).isEqualTo("-121.00");
      assertThat(l.moves()).extracting(m -> m.document()).containsExactly("F2");
      assertThat(l.closing().amountText()).isEqualTo("-242.00");
    }
    desk.service()
        .undo(
            Desk.ANA, Records.standing(desk.vouchers("d2")).get(0).voucher().externalId(), "wrong");
    PartnerLedger back = ledgers.ledger(Desk.ANA, Desk.COMPANY, code, FIRST, LAST);
    assertThat(back.closing()).isEqualTo(back.opening());
    assertThat(back.moves()).hasSize(2);
  }

  @Test
  void aStrangerIsNamed() {
    assertThatThrownBy(() -> ledgers.ledger(Desk.ANA, Desk.COMPANY, "RO99999999", FIRST, LAST))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> assertThat(e.problem().code()).isEqualTo("partner.unknown"));
  }

  @Test
  void openItemsBySide() {
    List<HostOpenItem> owed =
        ledgers
            .openItems(Desk.ANA, Desk.COMPANY, Optional.of(ItemSide.PAYABLE), Optional.empty(), 10)
            .items();
    assertThat(owed).extracting(i -> i.item().number()).containsExactly("F1", "F2");
    assertThat(
            ledgers
                .openItems(
                    Desk.ANA, Desk.COMPANY, Optional.of(ItemSide.RECEIVABLE), Optional.empty(), 10)
                .items())
        .isEmpty();
  }

  @Test
  void nobodyElseSeesThem() {
    Actor stranger = new Actor("x", "X", Channel.WEB, List.of());
    assertThatThrownBy(() -> ledgers.balances(stranger, Desk.COMPANY, LAST))
        .isInstanceOf(AccessDeniedException.class);
  }
}
