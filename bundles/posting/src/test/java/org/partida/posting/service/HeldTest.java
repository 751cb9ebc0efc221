package org.partida.posting.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.document.LinkOffer;
import org.partida.base.work.Queues;
import org.partida.model.document.AccountingState;
import org.partida.model.document.DecisionState;
import org.partida.spi.posting.StornoStyle;

/** A document that may be another paper of one that is there is not proposed. */
class HeldTest {
  private Desk desk;

  @BeforeEach
  void open() throws IOException {
    desk = new Desk();
    desk.company(true, StornoStyle.BLACK);
    desk.products(List.of(Desk.services(Optional.empty())));
    desk.document("d1", DecisionState.APPROVED);
    desk.document("d2", DecisionState.APPROVED);
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  @Test
  void theOneThatCameLaterWaitsForTheAnswer() {
    answer(LinkOffer.State.OPEN, Optional.empty());
    desk.propose("d1");
    desk.propose("d2");
    assertThat(desk.read("d1").accounting()).isEqualTo(AccountingState.PROPOSED);
    assertThat(desk.read("d2").accounting()).isEqualTo(AccountingState.QUESTION);
    assertThat(desk.read("d2").note()).contains("link-list");
    assertThat(desk.vouchers("d2")).isEmpty();
    assertThat(desk.queued(Queues.POST)).isEqualTo(1);
    answer(LinkOffer.State.REFUSED, Optional.empty());
    desk.propose("d2");
    assertThat(desk.read("d2").accounting()).isEqualTo(AccountingState.PROPOSED);
  }

  @Test
  void theOneThatGaveWayMakesNoEntry() {
    answer(LinkOffer.State.ACCEPTED, Optional.of("d1"));
    desk.propose("d1");
    desk.propose("d2");
    assertThat(desk.vouchers("d1")).hasSize(1);
    assertThat(desk.vouchers("d2")).isEmpty();
  }

  private void answer(LinkOffer.State state, Optional<String> primary) {
    LinkOffer offer =
        new LinkOffer(
            "l1",
            Desk.COMPANY,
            "d1",
            "d2",
            80,
            List.of("same total"),
            state,
            desk.clock.instant(),
            Optional.empty(),
            Optional.empty(),
            "",
            primary);
    desk.books.write(
        tx -> {
          tx.links().addOffer(offer);
          tx.links().updateOffer(offer, List.of());
          return offer;
        });
  }
}
