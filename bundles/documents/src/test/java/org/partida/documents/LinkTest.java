package org.partida.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partida.documents.LinkOffice.PERSON;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.company.ApprovalPolicy;
import org.partida.api.document.Document;
import org.partida.api.document.LinkOffer;
import org.partida.api.document.Paper;
import org.partida.api.network.MessageDetails;
import org.partida.api.network.MessageRecord;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.model.PartidaException;
import org.partida.model.document.AccountingState;
import org.partida.model.document.DecisionState;
import org.partida.model.document.Direction;
import org.partida.model.document.NetworkState;
import org.partida.spi.network.MessageSide;
import org.partida.spi.network.MessageType;
import org.partida.testkit.store.Samples;

/** Papers of one fact, by whatever door, in whatever order. */
@Timeout(60)
class LinkTest {
  private LinkOffice office;

  @AfterEach
  void close() throws IOException {
    office.close();
  }

  @Test
  void theFirstArrivalPostsAndTheAuthoritysOriginalBecomesItsProof() {
    office = new LinkOffice(ApprovalPolicy.NOT_REQUIRED);
    office.file("F-1");
    assertThat(office.only().accounting()).isEqualTo(AccountingState.POSTED);
    office.network("1", "91", "F-1");
    office.sync();
    Document d = office.only();
    assertThat(d.network()).isEqualTo(NetworkState.VALIDATED);
    assertThat(d.networkIndex()).contains("91");
    assertThat(office.posted).hasSize(1);
    assertThat(office.links.papers(PERSON, d.id()))
        .extracting(Paper::door, Paper::role)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("file", "PAYLOAD"),
            org.assertj.core.groups.Tuple.tuple("network", "PAYLOAD"),
            org.assertj.core.groups.Tuple.tuple("network", "SIGNATURE"));
    assertThat(office.links.findings(PERSON, d.id())).isEmpty();
  }

  @Test
  void whatWasPostedAndDiffersFromTheOriginalIsAFindingNotAnEntry() {
    office = new LinkOffice(ApprovalPolicy.NOT_REQUIRED);
    office.file("F-1 total=200.00 due=2026-04-30");
    office.network("1", "91", "F-1");
    office.sync();
    Document d = office.only();
    assertThat(d.total()).isEqualTo(Samples.ron("200.00"));
    assertThat(office.posted).hasSize(1);
    assertThat(office.links.findings(PERSON, d.id()))
        .extracting(f -> f.problem().code())
        .containsOnly("paper.posted-differs")
        .hasSize(2);
    String key = office.links.findings(PERSON, d.id()).get(0).key();
    assertThatThrownBy(() -> office.links.clear(PERSON, d.id(), key, " "))
        .isInstanceOf(PartidaException.class);
    office.links.clear(PERSON, d.id(), key, "agreed by telephone");
    office.network("2", "92", "F-1 total=130.00");
    office.sync();
    assertThat(office.links.findings(PERSON, d.id()))
        .filteredOn(f -> !f.standing())
        .singleElement()
        .satisfies(f -> assertThat(f.reason()).contains("agreed by telephone"));
    assertThat(office.links.findings(PERSON, d.id()))
        .extracting(f -> f.problem().code())
        .contains("paper.filed-twice");
    assertThat(office.posted).hasSize(1);
  }

  @Test
  void beforeItIsBookedTheOriginalTakesTheFilesPlaceAndIsDecidedAnew() {
    office = new LinkOffice(ApprovalPolicy.REQUIRED);
    office.file("F-1 total=200.00");
    office.office.documents.reject(PERSON, office.only().id(), "no");
    office.office.documents.reopen(PERSON, office.only().id(), "hm");
    office.network("1", "91", "F-1");
    office.sync();
    Document d = office.only();
    assertThat(d.total()).isEqualTo(Samples.ron("121.00"));
    assertThat(d.decision()).isEqualTo(DecisionState.PENDING);
    assertThat(office.links.findings(PERSON, d.id()))
        .extracting(f -> f.problem().code())
        .containsExactly("paper.differs");
  }

  @Test
  void whatIsOnlyAlikeWaitsForAnAnswerAndIsNeverLinkedByItself() {
    office = new LinkOffice(ApprovalPolicy.NOT_REQUIRED);
    office.file("F1 day=2026-03-02");
    office.network("1", "91", "F-0001");
    office.sync();
    Document held = office.number("F-0001");
    assertThat(held.accounting()).isEqualTo(AccountingState.QUESTION);
    assertThat(held.note()).contains("link-accept").contains("same total 121.00 RON");
    assertThat(office.posted).hasSize(1);
    LinkOffer offer = office.offer();
    assertThat(offer.second()).isEqualTo(held.id());
    assertThat(offer.evidence()).hasSizeGreaterThanOrEqualTo(4);

    office.links.accept(PERSON, offer.id(), "the same");
    office.office.quiet();
    Document kept = office.number("F1");
    assertThat(kept.network()).isEqualTo(NetworkState.VALIDATED);
    assertThat(office.number("F-0001").accounting()).isEqualTo(AccountingState.NOT_BOOKED);
    assertThat(office.links.papers(PERSON, kept.id())).hasSize(3);
    assertThat(office.posted).containsExactly(kept.id());

    office.links.undo(PERSON, offer.id(), "two after all");
    office.office.quiet();
    assertThat(office.number("F1").network()).isEqualTo(NetworkState.NONE);
    assertThat(office.number("F-0001").accounting()).isEqualTo(AccountingState.POSTED);
    assertThat(office.posted).hasSize(2);
    assertThatThrownBy(() -> office.links.accept(PERSON, offer.id(), "again"))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> assertThat(e.problem().code()).isEqualTo("link.both-posted"));
  }

  @Test
  void refusedOffersLetBothGoOnAndAreNotMadeAgain() {
    office = new LinkOffice(ApprovalPolicy.NOT_REQUIRED);
    office.file("A-1");
    office.network("1", "91", "B-7");
    office.sync();
    office.links.refuse(PERSON, office.offer().id(), "two deliveries");
    office.office.quiet();
    assertThat(office.posted).hasSize(2);
    office.network("2", "91", "B-7");
    office.sync();
    assertThat(office.links.offers(PERSON, Optional.empty(), Optional.of(LinkOffer.State.OPEN), 10))
        .isEmpty();
  }

  @Test
  void aThirdPaperOfALinkedDocumentGoesToTheOneThatKeepsTheEntry() {
    office = new LinkOffice(ApprovalPolicy.NOT_REQUIRED);
    office.file("F1");
    office.network("1", "91", "F-0001");
    office.sync();
    office.links.accept(PERSON, office.offer().id(), "");
    office.network("2", "91", "F-0001");
    office.sync();
    Document kept = office.number("F1");
    assertThat(message("2").document()).contains(kept.id());
    assertThat(office.posted).hasSize(1);
  }

  @Test
  void theAuthoritysTwoInvoicesWithNumbersOfTheirOwnAreTwoFacts() {
    office = new LinkOffice(ApprovalPolicy.NOT_REQUIRED);
    office.network("1", "91", "F-1");
    office.network("2", "92", "F-2");
    office.sync();
    assertThat(office.posted).hasSize(2);
    assertThat(office.links.offers(PERSON, Optional.empty(), Optional.empty(), 10)).isEmpty();
  }

  @Test
  void whoSellsToItselfHasTwoMessagesAndOneDocument() {
    office = new LinkOffice(ApprovalPolicy.REQUIRED);
    office.network("1", "91", "F-1 self=1", MessageType.RECEIVED, MessageSide.UNKNOWN);
    office.network("2", "91", "F-1 self=1", MessageType.SENT, MessageSide.UNKNOWN);
    office.sync();
    assertThat(office.only().direction()).isEqualTo(Direction.ISSUED);
    assertThat(office.links.findings(PERSON, office.only().id())).isEmpty();
    assertThat(office.messages.ofDocument(PERSON, office.only().id())).hasSize(2);
  }

  @Test
  void noticesAndBuyersMessagesAreTiedWhicheverComesFirst() {
    office = new LinkOffice(ApprovalPolicy.REQUIRED);
    office.network("5", "91", "notice R6.1", MessageType.ERRORS, MessageSide.UNKNOWN);
    office.network(
        "6", "99", "buyer hello about=91", MessageType.BUYER_MESSAGE, MessageSide.UNKNOWN);
    office.sync();
    assertThat(message("5").document()).isEmpty();
    office.network("1", "91", "F-1");
    office.sync();
    office.network("7", "98", "buyer more about=91", MessageType.BUYER_MESSAGE, MessageSide.SENT);
    office.sync();
    String id = office.only().id();
    assertThat(office.messages.ofDocument(PERSON, id))
        .extracting(d -> d.message().messageId())
        .containsExactlyInAnyOrder("1", "5", "6", "7");
    // the company is the buyer: it sent the message whose word does not say so
    assertThat(message("6").facts().side()).isEqualTo(MessageSide.SENT);
    MessageDetails notice = office.messages.show(PERSON, message("5").key());
    assertThat(notice.message().texts()).containsExactly("notice R6.1");
    assertThat(notice.papers()).extracting(Paper::role).contains("PAYLOAD", "SIGNATURE");
  }

  @Test
  void aStrangerSeesAndDecidesNothing() {
    office = new LinkOffice(ApprovalPolicy.NOT_REQUIRED);
    office.file("F1");
    office.network("1", "91", "F-0001");
    office.sync();
    Actor stranger =
        new Actor(
            "x",
            "X",
            Channel.WEB,
            List.of(new Grant(Optional.of(Samples.BETA), Optional.empty(), Access.WRITE)));
    String offer = office.offer().id();
    String id = office.number("F1").id();
    assertThat(office.links.offers(stranger, Optional.empty(), Optional.empty(), 9)).isEmpty();
    assertThatThrownBy(() -> office.links.accept(stranger, offer, ""))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> office.links.papers(stranger, id))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> office.links.findings(stranger, id))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> office.messages.show(stranger, message("1").key()))
        .isInstanceOf(AccessDeniedException.class);
  }

  private MessageRecord message(String id) {
    return office.office.books.read(tx -> tx.messages().list(Office.COMPANY, 100)).stream()
        .filter(m -> m.messageId().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
