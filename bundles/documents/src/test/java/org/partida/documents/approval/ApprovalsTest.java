package org.partida.documents.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partida.api.document.ApprovalRules;
import org.partida.api.document.Approvals.Recurring;
import org.partida.api.document.Comment;
import org.partida.api.document.Decision;
import org.partida.api.document.Document;
import org.partida.api.notice.Notice;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.api.security.Module;
import org.partida.base.port.PeopleStore.Person;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.internal.WakeupHub;
import org.partida.documents.decide.DocumentsService;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Percent;
import org.partida.model.document.DecisionState;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

/** Rules of approval at their borders, several at once, somebody for somebody. */
class ApprovalsTest {
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final Locale RO = Locale.forLanguageTag("ro");
  private static final CompanyId ALFA = Samples.ALFA;
  private static final List<Grant> DECIDES =
      List.of(
          grant(ALFA, Module.DOCUMENTS, Access.WRITE), grant(ALFA, Module.APPROVAL, Access.WRITE));
  private static final List<Grant> LOOKS = List.of(grant(ALFA, Module.DOCUMENTS, Access.READ));
  private static final Actor ANA = Actor.all("ana", "Ana", Channel.WEB);
  private static final Actor VASILE = new Actor("vasile", "Vasile", Channel.WEB, DECIDES);
  private static final Actor ION = new Actor("ion", "Ion", Channel.WEB, LOOKS);

  private final TestClock clock = new TestClock(START.toString());
  private TempHome home;
  private StoreDatabases databases;
  private UnitOfWork books;
  private ApprovalsService approvals;
  private DocumentsService documents;

  @BeforeEach
  void open() {
    home = new TempHome();
    databases = StoreDatabases.sqlite(home.books(), 2, clock);
    books = new Books(databases, new WakeupHub());
    approvals = new ApprovalsService(books, clock);
    documents = new DocumentsService(books, clock);
    books.<Boolean>write(
        tx -> {
          tx.companies().put(Samples.company(ALFA));
          tx.companies().put(Samples.company(Samples.BETA));
          tx.people().put(new Person("vasile", "Vasile", "", "", DECIDES));
          tx.people().put(new Person("ion", "Ion", "", "", LOOKS));
          return true;
        });
  }

  @AfterEach
  void close() throws IOException {
    databases.close();
    home.close();
  }

  @ParameterizedTest
  @CsvSource({
    "105.00, 100.00, 5, true", "105.01, 100.00, 5, false", "95.00, 100.00, 5, true",
    "94.99, 100.00, 5, false", "100.00, 100.00, 0, true", "100.01, 100.00, 0, false",
    "102.50, 100.00, 2.5, true", "102.51, 100.00, 2.5, false"
  })
  void theBorderItselfIsWithin(String total, String earlier, String tolerance, boolean within) {
    assertThat(
            LastAmounts.within(
                Money.of(total, "RON"), Money.of(earlier, "RON"), Percent.of(tolerance)))
        .isEqualTo(within);
  }

  @Test
  void onlyWhatAPersonApprovedTeachesARule() {
    ApprovalRules rules = rules("5", 0, 0, 0);
    Document fresh = document("new", "101.00", DecisionState.PENDING);
    add(document("a", "100.00", DecisionState.APPROVED), "vasile");
    add(document("b", "101.00", DecisionState.APPROVED), "vasile");
    assertThat(why(rules, fresh)).as("two are too few").isEmpty();
    add(document("c", "100.50", DecisionState.APPROVED), "system:rule");
    assertThat(why(rules, fresh)).as("a rule's own word teaches nothing").isEmpty();
    add(document("d", "99.00", DecisionState.APPROVED), "vasile");
    assertThat(why(rules, fresh).orElseThrow())
        .contains("101", "±5 %", "ultimele 3 sume", "99", "100");
    assertThat(why(rules, document("new", "106.00", DecisionState.PENDING))).isEmpty();
    assertThat(why(rules, document("new", "-101.00", DecisionState.PENDING)))
        .as("a credit note is looked at")
        .isEmpty();
    assertThat(why(ApprovalRules.NONE, fresh)).isEmpty();
  }

  @Test
  void aNoticeForThePersonThenForTheFirmEachOnItsDay() {
    put(rules("", 2, 5, 0));
    add(document("a", "100.00", DecisionState.PENDING), "");
    at(Duration.ofDays(2).minusSeconds(1));
    assertThat(notice("person")).isEmpty();
    at(Duration.ofDays(2));
    assertThat(notice("person").orElseThrow().problem().message()).contains("Vasile", "2 days");
    assertThat(notice("firm")).isEmpty();
    at(Duration.ofDays(5).minusSeconds(1));
    assertThat(notice("firm")).isEmpty();
    at(Duration.ofDays(5));
    assertThat(notice("firm").orElseThrow().level()).isEqualTo(Notice.Level.URGENT);
    assertThat(notice("person")).isEmpty();
    documents.approve(VASILE, "a", "");
    at(Duration.ofDays(5));
    assertThat(notice("firm")).as("its cause is gone").isEmpty();
  }

  @Test
  void silenceIsApprovalOnlyWhereItIsChosenAndNobodyAsks() {
    add(document("a", "100.00", DecisionState.PENDING), "");
    add(document("asked", "100.00", DecisionState.PENDING), "");
    books.<Boolean>write(
        tx -> {
          tx.comments()
              .addComment(
                  new Comment(
                      0, "asked", ALFA, "v", "V", Comment.Side.CLIENT, true, "ce e?", START));
          return true;
        });
    put(rules("", 0, 0, 0));
    at(Duration.ofDays(300));
    assertThat(state("a")).isEqualTo(DecisionState.PENDING);
    put(rules("", 0, 0, 10));
    at(Duration.ofDays(10).minusSeconds(1));
    assertThat(state("a")).isEqualTo(DecisionState.PENDING);
    at(Duration.ofDays(10));
    assertThat(state("a")).isEqualTo(DecisionState.APPROVED);
    assertThat(state("asked")).isEqualTo(DecisionState.PENDING);
    assertThat(books.<Object>read(tx -> tx.audit().of("a", 9)).toString())
        .contains("document.approved", "aprobarea tacită");
    documents.reopen(VASILE, "a", "ne-am răzgândit");
    at(Duration.ofDays(11));
    assertThat(state("a")).as("the time begins again").isEqualTo(DecisionState.PENDING);
  }

  @Test
  void severalAreApprovedOnlyAsTheyWereShown() {
    add(document("old", "90.00", DecisionState.APPROVED), "vasile");
    add(document("a", "100.00", DecisionState.PENDING), "");
    add(document("b", "50.50", DecisionState.PENDING), "");
    Recurring r = approvals.recurring(VASILE, ALFA).get(0);
    assertThat(r.documents()).containsExactlyInAnyOrder("a", "b");
    assertThat(r.sum()).isEqualTo(Money.of("150.50", "RON"));
    assertThat(r.approved()).isEqualTo(1);
    refused(
        "approval.changed",
        () -> approvals.approveAll(VASILE, ALFA, r.documents(), Money.of("150.49", "RON")));
    refused("approval.changed", () -> approvals.approveAll(VASILE, ALFA, List.of(), r.sum()));
    refused(
        "approval.changed", () -> approvals.approveAll(ANA, Samples.BETA, r.documents(), r.sum()));
    assertThatThrownBy(() -> approvals.approveAll(ION, ALFA, r.documents(), r.sum()))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(state("a")).isEqualTo(DecisionState.PENDING);
    assertThat(approvals.approveAll(VASILE, ALFA, r.documents(), r.sum())).isEqualTo(2);
    assertThat(state("b")).isEqualTo(DecisionState.APPROVED);
    refused("approval.changed", () -> approvals.approveAll(VASILE, ALFA, r.documents(), r.sum()));
  }

  @Test
  void anotherDecidesFromTheFirstDayToTheLast() {
    LocalDate first = LocalDate.of(2026, 3, 3);
    approvals.delegate(VASILE, ALFA, "ion", first, first.plusDays(1));
    for (String id : List.of("a", "b", "c", "d")) {
      add(document(id, "100.00", DecisionState.PENDING), "");
    }
    // the day begins at 22:00 UTC
    now("2026-03-02T21:59:59Z");
    denied(() -> documents.approve(ION, "a", ""));
    now("2026-03-02T22:00:00Z");
    documents.approve(ION, "a", "bun");
    assertThat(documents.decisions(ANA, "a").get(0).reason()).isEqualTo("bun (în locul: Vasile)");
    assertThat(approvals.mayDecide(ION, ALFA)).isTrue();
    now("2026-03-04T21:59:59Z");
    documents.approve(ION, "b", "");
    books.<Boolean>write(
        tx -> {
          tx.people().put(new Person("vasile", "Vasile", "", "", LOOKS));
          return true;
        });
    denied(() -> documents.approve(ION, "c", ""));
    now("2026-03-04T22:00:00Z");
    assertThat(approvals.mayDecide(ION, ALFA)).isFalse();
  }

  @Test
  void whatIsLentIsNotLentOnAndEnds() {
    LocalDate day = LocalDate.of(2026, 3, 2);
    String id = approvals.delegate(VASILE, ALFA, "ion", day, day.plusDays(9)).id();
    denied(() -> approvals.delegate(ION, ALFA, "ana", day, day));
    refused("delegation.person", () -> approvals.delegate(VASILE, ALFA, "vasile", day, day));
    refused("delegation.person", () -> approvals.delegate(VASILE, ALFA, "nobody", day, day));
    refused(
        "delegation.days",
        () -> approvals.delegate(VASILE, ALFA, "ion", day.minusDays(2), day.minusDays(1)));
    refused(
        "delegation.days", () -> approvals.delegate(VASILE, ALFA, "ion", day, day.minusDays(1)));
    denied(() -> approvals.delegations(ION, Samples.BETA));
    approvals.endDelegation(VASILE, ALFA, id);
    assertThat(approvals.mayDecide(ION, ALFA)).isFalse();
    refused("delegation.unknown", () -> approvals.endDelegation(VASILE, ALFA, "x"));
    assertThat(approvals.people(VASILE, ALFA)).containsOnlyKeys("vasile", "ion");
  }

  @Test
  void rulesAreSetByWhoKeepsTheCompanyAndMakeSense() {
    denied(() -> approvals.putRules(VASILE, ALFA, ApprovalRules.NONE));
    refused("approval.rules", () -> rules("", 5, 5, 0));
    refused("approval.rules", () -> rules("101", 0, 0, 0));
    refused("approval.rules", () -> rules("", 0, 0, 366));
    Optional<Integer> none = Optional.empty();
    ApprovalRules wrong =
        new ApprovalRules(Optional.empty(), 3, none, Optional.of("ion"), none, none);
    refused("approval.rules", () -> approvals.putRules(ANA, ALFA, wrong));
    put(rules("5", 2, 3, 4));
    assertThat(approvals.rules(VASILE, ALFA)).isEqualTo(rules("5", 2, 3, 4));
    denied(() -> approvals.rules(VASILE, Samples.BETA));
  }

  private static void denied(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(AccessDeniedException.class);
  }

  private static void refused(String code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
  }

  private void put(ApprovalRules rules) {
    approvals.putRules(ANA, ALFA, rules);
  }

  /** Nought is off. */
  private static ApprovalRules rules(String tolerance, int remind, int firm, int silent) {
    return new ApprovalRules(
        Optional.of(tolerance).filter(t -> !t.isEmpty()).map(Percent::of),
        3,
        Optional.of(remind).filter(n -> n > 0),
        remind > 0 ? Optional.of("vasile") : Optional.empty(),
        Optional.of(firm).filter(n -> n > 0),
        Optional.of(silent).filter(n -> n > 0));
  }

  private Optional<String> why(ApprovalRules rules, Document d) {
    return books.<Optional<String>>read(tx -> LastAmounts.approves(tx, rules, d, RO));
  }

  private void at(Duration after) {
    now(START.plus(after).toString());
    Outcome outcome = new ApprovalStep(books, clock).apply(null);
    books.<Boolean>write(
        tx -> {
          ((Outcome.Done) outcome).effect().in(tx);
          return true;
        });
  }

  private void now(String moment) {
    clock.advance(Duration.between(clock.instant(), Instant.parse(moment)));
  }

  private Optional<Notice> notice(String whom) {
    return books.<Optional<Notice>>read(tx -> tx.notices().find("approval/" + ALFA + "/" + whom));
  }

  private DecisionState state(String id) {
    return books.<DecisionState>read(tx -> tx.documents().require(id).decision());
  }

  private void add(Document d, String decidedBy) {
    books.<Boolean>write(
        tx -> {
          tx.documents().addIfNew(d, d.id(), Samples.invoice(d.id()));
          if (!decidedBy.isEmpty()) {
            tx.documents()
                .addDecision(
                    new Decision(d.id(), d.decision(), decidedBy, decidedBy, "client", "", START));
          }
          return true;
        });
  }

  private static Document document(String id, String total, DecisionState decision) {
    Document s = Samples.document(id, ALFA, START);
    return new Document(
        id,
        ALFA,
        s.direction(),
        s.typeCode(),
        s.number(),
        s.issueDate(),
        s.dueDate(),
        s.partnerName(),
        s.partnerTaxId(),
        Money.of(total, "RON"),
        s.format(),
        s.network(),
        decision,
        s.accounting(),
        s.archive(),
        s.original(),
        s.pdf(),
        s.signature(),
        s.networkIndex(),
        START,
        "");
  }

  private static Grant grant(CompanyId company, Module module, Access access) {
    return new Grant(Optional.of(company), Optional.of(module), access);
  }
}
