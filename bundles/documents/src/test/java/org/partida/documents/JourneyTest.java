package org.partida.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.company.ApprovalPolicy;
import org.partida.api.company.Company;
import org.partida.api.company.Policies;
import org.partida.api.document.Decision;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.api.network.MessageRecord;
import org.partida.api.network.MessageState;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.api.security.Module;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkState;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.document.AccountingState;
import org.partida.model.document.ArchiveState;
import org.partida.model.document.DecisionState;
import org.partida.spi.network.NetworkException;
import org.partida.spi.posting.PostingProfile.PartnerFacts;
import org.partida.testkit.store.Samples;

/** Journey A up to the decision, over a real store and real workers. */
@Timeout(60)
class JourneyTest {
  private static final Actor PERSON = Actor.all("ana", "Ana", Channel.WEB);

  private Office office;

  @AfterEach
  void close() throws IOException {
    office.close();
  }

  @Test
  void aListedInvoiceBecomesAFiledDocumentOnce() throws IOException {
    office = office(ApprovalPolicy.REQUIRED);
    office.network.mailbox.put("1", "F-1 hello");
    office.sync();
    office.sync();
    assertThat(documents())
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.number()).isEqualTo("F-1");
              assertThat(d.total()).isEqualTo(Money.of("121.00", "RON"));
              assertThat(d.decision()).isEqualTo(DecisionState.PENDING);
              assertThat(d.archive()).isEqualTo(ArchiveState.FILED);
            });
    assertThat(office.network.fetched).containsExactly("1");
    assertThat(filed())
        .containsExactlyInAnyOrder(
            "2026-03-01_Vanzator-S.A_F-1_91.pdf",
            "2026-03-01_Vanzator-S.A_F-1_91.xml",
            "semnatura_91.xml");
  }

  @Test
  void whatTheGrantCoversIsKeptAtEveryList() {
    office = office(ApprovalPolicy.REQUIRED);
    office.network.covered = List.of("12345674", "1900101******");
    office.network.mailbox.put("1", "F-1 hello");
    office.sync();
    List<String> codes =
        office.books.read(
            tx ->
                tx.connections().list().stream()
                    .flatMap(c -> tx.registry().covered(c.id()).stream())
                    .map(c -> c.code())
                    .toList());
    assertThat(codes).containsExactly("12345674", "1900101******");
  }

  @Test
  void theSameInvoiceFromTwoMessagesIsOneDocument() {
    office = office(ApprovalPolicy.REQUIRED);
    office.network.mailbox.put("1", "F-1 first");
    office.network.mailbox.put("2", "F-1 second");
    office.sync();
    String only = documents().get(0).id();
    assertThat(documents()).hasSize(1);
    assertThat(messages()).extracting(MessageRecord::document).containsOnly(Optional.of(only));
  }

  @Test
  void whatCannotBeReadIsKeptAndNamedAndStopsNobody() {
    office = office(ApprovalPolicy.REQUIRED);
    office.network.mailbox.put("1", "broken");
    office.network.mailbox.put("2", "odd");
    office.network.mailbox.put("3", "F-3");
    office.network.mailbox.put("4", "notice BR-RO-010");
    office.sync();
    Map<String, MessageRecord> byId =
        messages().stream()
            .collect(java.util.stream.Collectors.toMap(MessageRecord::messageId, m -> m));
    assertThat(byId.get("1").state()).isEqualTo(MessageState.QUARANTINED);
    assertThat(byId.get("1").container()).isPresent();
    assertThat(byId.get("1").problem().orElseThrow().code()).isEqualTo("zip.broken");
    assertThat(byId.get("2").problem().orElseThrow().code()).isEqualTo("message.unknown-payload");
    assertThat(byId.get("3").state()).isEqualTo(MessageState.READ);
    assertThat(byId.get("4").texts()).containsExactly("notice BR-RO-010");
    assertThat(documents()).hasSize(1);
  }

  @Test
  void aContainerCutShortIsFetchedAgain() {
    office = office(ApprovalPolicy.REQUIRED);
    office.network.mailbox.put("1", "cut F-1");
    office.sync();
    assertThat(office.network.fetched).containsExactly("1", "1");
    assertThat(documents()).hasSize(1);
    assertThat(messages().get(0).problem()).isEmpty();
  }

  @Test
  void aBrokenSealShowsOnTheDocument() {
    office = office(ApprovalPolicy.REQUIRED);
    office.network.mailbox.put("1", "F-1 forged");
    office.sync();
    assertThat(documents().get(0).archive()).isEqualTo(ArchiveState.SEAL_BROKEN);
  }

  @Test
  void aMessageWithoutIdIsShownAndNotFetched() {
    office = office(ApprovalPolicy.REQUIRED);
    office.network.mailbox.put("none", "F-1");
    office.sync();
    assertThat(messages().get(0).problem().orElseThrow().code()).isEqualTo("message.no-id");
    assertThat(office.network.fetched).isEmpty();
  }

  @Test
  void anOutageLeavesTheMessageListedAndGoesOnByItself() {
    office = office(ApprovalPolicy.REQUIRED);
    office.network.failure = Optional.of(outage());
    office.sync();
    assertThat(messages()).isEmpty();
    office.network.failure = Optional.empty();
    office.network.mailbox.put("1", "F-1");
    office.clock.advance(Duration.ofSeconds(2));
    office.sync();
    assertThat(documents()).hasSize(1);
  }

  @Test
  void aMissingFormatIsAStatusThatClearsByItself() {
    office = new Office(company(ApprovalPolicy.REQUIRED)).withAllSteps(List.of());
    office.network.mailbox.put("1", "F-1");
    office.sync();
    assertThat(documents()).isEmpty();
    assertThat(
            office.books.<List<org.partida.base.work.WorkItem>>read(
                tx -> tx.work().list(Optional.of(Office.COMPANY), WorkState.WAITING, 5)))
        .singleElement()
        .satisfies(i -> assertThat(i.problem().orElseThrow().code()).isEqualTo("format.missing"));
    office.bring(new Office.FakeReader());
    office.quiet();
    assertThat(documents()).hasSize(1);
  }

  @Test
  void theListingOverlapsADayAndNeverReachesIntoTheFuture() {
    office = office(ApprovalPolicy.REQUIRED);
    office.sync();
    office.clock.advance(Duration.ofDays(3));
    office.sync();
    assertThat(office.network.windows.get(0).from()).isEqualTo("2026-09-23T10:05:00Z");
    assertThat(office.network.windows.get(0).to()).isEqualTo("2026-11-22T09:59:00Z");
    assertThat(office.network.windows.get(1).from()).isEqualTo("2026-11-21T09:59:00Z");
  }

  @Test
  void aRuleApprovesAKnownSupplierWithinTheLimitOnly() {
    office = office(ApprovalPolicy.AUTOMATIC);
    office.network.mailbox.put("1", "F-1");
    office.sync();
    office.books.write(
        tx -> {
          tx.companies()
              .putPartners(Office.COMPANY, Map.of("14399840", new PartnerFacts(true, false)));
          return null;
        });
    office.network.mailbox.put("2", "F-2");
    office.sync();
    assertThat(documents())
        .extracting(Document::number, Document::decision)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("F-1", DecisionState.PENDING),
            org.assertj.core.groups.Tuple.tuple("F-2", DecisionState.APPROVED));
    assertThat(
            office.books.<Integer>read(
                tx -> tx.work().counts(Optional.empty()).get(Queues.PROPOSE).get(WorkState.READY)))
        .isEqualTo(1);
  }

  @Test
  void decisionsAreAddedNeverChanged() {
    office = office(ApprovalPolicy.FIRM_DECIDES);
    office.network.mailbox.put("1", "F-1");
    office.sync();
    String id = documents().get(0).id();
    office.documents.reject(PERSON, id, "wrong price");
    office.documents.reopen(PERSON, id, "supplier explained");
    office.documents.approve(PERSON, id, "");
    office.documents.approve(PERSON, id, "again");
    assertThat(office.documents.decisions(PERSON, id))
        .extracting(Decision::state)
        .containsExactly(DecisionState.REJECTED, DecisionState.PENDING, DecisionState.APPROVED);
    assertThat(office.documents.decisions(PERSON, id))
        .allSatisfy(d -> assertThat(d.onBehalfOf()).isEqualTo("firm"));
  }

  @Test
  void theStornoOfARejectedInvoiceIsPairedWithItAndNeitherIsBooked() {
    office = office(ApprovalPolicy.REQUIRED);
    office.network.mailbox.put("1", "F-1");
    office.sync();
    office.documents.reject(PERSON, documents().get(0).id(), "not ordered");
    office.network.mailbox.put("2", "S-2 takes F-1");
    office.sync();
    assertThat(documents())
        .hasSize(2)
        .allSatisfy(d -> assertThat(d.accounting()).isEqualTo(AccountingState.NOT_BOOKED))
        .extracting(Document::note)
        .containsExactlyInAnyOrder(
            "taken back by S-2 of 2026-03-01", "takes back F-1, which was rejected");
    assertThat(documents())
        .extracting(Document::decision)
        .containsExactlyInAnyOrder(DecisionState.REJECTED, DecisionState.NOT_REQUIRED);
  }

  @Test
  void aPostedDocumentIsNotRejected() {
    office = office(ApprovalPolicy.REQUIRED);
    office.network.mailbox.put("1", "F-1");
    office.sync();
    Document d = documents().get(0);
    office.books.write(
        tx -> {
          tx.documents().update(d.with(AccountingState.POSTED, ""));
          return null;
        });
    assertThatThrownBy(() -> office.documents.reject(PERSON, d.id(), "late"))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> assertThat(e.problem().code()).isEqualTo("decision.posted"));
  }

  @Test
  void anActorOfAnotherCompanySeesAndDoesNothing() {
    office = office(ApprovalPolicy.REQUIRED);
    office.network.mailbox.put("1", "F-1");
    office.sync();
    Actor stranger =
        new Actor(
            "x",
            "X",
            Channel.WEB,
            List.of(new Grant(Optional.of(Samples.BETA), Optional.<Module>empty(), Access.WRITE)));
    String id = documents().get(0).id();
    assertThat(office.documents.list(stranger, DocumentFilter.ALL, 10, Optional.empty()).items())
        .isEmpty();
    assertThatThrownBy(() -> office.documents.find(stranger, id))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> office.documents.approve(stranger, id, ""))
        .isInstanceOf(AccessDeniedException.class);
  }

  private static Office office(ApprovalPolicy policy) {
    return new Office(company(policy)).withAllSteps(List.of(new Office.FakeReader()));
  }

  private static Company company(ApprovalPolicy policy) {
    Company c = Samples.company(Office.COMPANY);
    Policies p = c.policies();
    Policies with =
        new Policies(
            policy,
            p.issued(),
            p.automaticLimit(),
            p.autoPost(),
            p.autoConfirmSure(),
            p.storno(),
            p.language());
    return new Company(
        c.id(),
        c.name(),
        c.currency(),
        c.vatPayer(),
        c.vatOnCash(),
        c.connection(),
        c.accounts(),
        with);
  }

  private static NetworkException outage() {
    return new NetworkException(
        NetworkException.Kind.TRANSIENT,
        new Problem("spv.down", "down", "list", "wait"),
        Optional.empty());
  }

  private List<Document> documents() {
    return office
        .documents
        .list(PERSON, DocumentFilter.of(Office.COMPANY), 100, Optional.empty())
        .items();
  }

  private List<MessageRecord> messages() {
    return office.books.read(tx -> tx.messages().list(Office.COMPANY, 100));
  }

  private List<String> filed() throws IOException {
    try (Stream<Path> all = Files.walk(office.home.books().resolve("filed"))) {
      return all.filter(Files::isRegularFile).map(p -> p.getFileName().toString()).toList();
    }
  }
}
