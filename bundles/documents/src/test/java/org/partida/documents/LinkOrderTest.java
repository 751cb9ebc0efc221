package org.partida.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.documents.LinkOffice.PERSON;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.partida.api.company.ApprovalPolicy;
import org.partida.api.document.Document;
import org.partida.api.document.LinkOffer;
import org.partida.api.document.Paper;
import org.partida.model.document.AccountingState;
import org.partida.spi.network.MessageSide;
import org.partida.spi.network.MessageType;

/** Whatever the order in which the papers of a fact arrive, the end is the same. */
class LinkOrderTest {
  /**
   * What may arrive: one fact through both doors, in several versions, and what is said about it.
   */
  enum Arrival {
    FILE,
    FILE_OTHER_TOTAL,
    SENT_BOX,
    RECEIVED_BOX,
    FILED_AGAIN,
    NOTICE,
    BUYER_MESSAGE
  }

  @Provide
  Arbitrary<List<Arrival>> orders() {
    return Arbitraries.shuffle(Arrival.values());
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void everyOrderEndsInTheSameState(@ForAll("orders") List<Arrival> order) throws IOException {
    List<Arrival> plain = List.of(Arrival.values());
    assertThat(state(order)).isEqualTo(state(plain));
  }

  @Property(tries = 20, shrinking = ShrinkingMode.OFF)
  void oneFactIsPostedOnceInEveryOrder(@ForAll("orders") List<Arrival> order) throws IOException {
    try (LinkOffice office = new LinkOffice(ApprovalPolicy.NOT_REQUIRED)) {
      order.forEach(a -> arrive(office, a));
      assertThat(office.posted).as("%s", order).hasSize(1);
      Document d = office.only();
      assertThat(d.accounting()).isEqualTo(AccountingState.POSTED);
      assertThat(d.networkIndex()).contains("91");
      assertThat(office.links.papers(PERSON, d.id())).hasSize(8);
    }
  }

  /** The two doors write the number in two ways: a person says that they are one. */
  @Property(tries = 6, shrinking = ShrinkingMode.OFF)
  void anAcceptedLinkEndsTheSameInBothOrders(@ForAll boolean fileFirst) throws IOException {
    try (LinkOffice office = new LinkOffice(ApprovalPolicy.REQUIRED)) {
      if (fileFirst) {
        office.file("F1");
      }
      office.network("1", "91", "F-0001");
      office.sync();
      if (!fileFirst) {
        office.file("F1");
      }
      LinkOffer accepted = office.links.accept(PERSON, office.offer().id(), "");
      assertThat(accepted.score()).isEqualTo(100);
      assertThat(accepted.primary()).contains(office.number("F-0001").id());
      assertThat(office.number("F-0001").accounting()).isEqualTo(AccountingState.NONE);
      assertThat(office.number("F1").accounting()).isEqualTo(AccountingState.NOT_BOOKED);
      assertThat(office.links.papers(PERSON, office.number("F-0001").id())).hasSize(3);
    }
  }

  private static String state(List<Arrival> order) throws IOException {
    try (LinkOffice office = new LinkOffice(ApprovalPolicy.REQUIRED)) {
      order.forEach(a -> arrive(office, a));
      office.sync();
      Document d = office.only();
      List<String> papers =
          office.links.papers(PERSON, d.id()).stream().map(LinkOrderTest::shown).sorted().toList();
      List<String> findings =
          office.links.findings(PERSON, d.id()).stream()
              .map(f -> f.key() + " " + f.problem())
              .toList();
      List<String> messages =
          office.messages.ofDocument(PERSON, d.id()).stream()
              .map(m -> m.message().key() + m.message().facts() + m.message().state())
              .sorted()
              .toList();
      return String.join(
          "\n", d.toString(), papers.toString(), findings.toString(), messages.toString());
    }
  }

  private static String shown(Paper p) {
    return p.role() + p.door() + p.hash() + p.message() + p.networkIndex() + p.facts();
  }

  private static void arrive(LinkOffice office, Arrival a) {
    switch (a) {
      case FILE -> office.file("F-1");
      case FILE_OTHER_TOTAL -> office.file("F-1 total=130.00");
      case SENT_BOX ->
          office.network("1", "91", "F-1 due=2026-04-15", MessageType.SENT, MessageSide.UNKNOWN);
      case RECEIVED_BOX -> office.network("2", "91", "F-1 due=2026-04-15");
      case FILED_AGAIN -> office.network("3", "92", "F-1 total=122.00");
      case NOTICE ->
          office.network("4", "91", "notice BR-1", MessageType.ERRORS, MessageSide.UNKNOWN);
      case BUYER_MESSAGE ->
          office.network(
              "5", "97", "buyer about=91", MessageType.BUYER_MESSAGE, MessageSide.UNKNOWN);
    }
    office.sync();
  }
}
