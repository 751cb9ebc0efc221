package org.partida.posting.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.company.PartnerChecks;
import org.partida.api.company.PartnerDifference;
import org.partida.api.company.PartnerDifference.Concerned;
import org.partida.api.company.PartnerDifference.Kind;
import org.partida.api.company.PartnerDifference.State;
import org.partida.api.notice.Notice;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.api.security.Module;
import org.partida.base.work.Queues;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.document.AccountingState;
import org.partida.portfolio.CompaniesService;
import org.partida.posting.action.VerifyPartnersAction;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.Progress;
import org.partida.spi.posting.PostingProfile.PartnerFacts;
import org.partida.spi.posting.StornoStyle;

/** Which partners are verified, what stops it, inactive suppliers, rights, the action. */
class VerifyPartnersTest {
  private static final String OTHER = "RO18547290";

  private Desk desk;
  private PartnerChecks checks;

  @BeforeEach
  void open() {
    desk = new Desk();
    desk.company(false, StornoStyle.RED);
    checks = desk.checks();
    desk.register.ordinary(Papers.SELLER);
    desk.register.ordinary(OTHER);
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  private PartnerChecks.Verified verify(String... partners) {
    return checks.verify(Desk.ANA, Desk.COMPANY, List.of(partners), Progress.SILENT);
  }

  private List<Notice> notices() {
    return desk.books.read(tx -> tx.notices().list(Optional.of(Desk.COMPANY), 10));
  }

  private void from(String id, String taxId, String country) {
    desk.paper(id, Papers.from("F " + id, Papers.seller(taxId, country)), true);
  }

  @Test
  void wrongAndMaskedCodesAreNamedAndStopNobody() {
    from("d1", "RO14399841", "RO");
    from("d2", "1900101******", "RO");
    from("d3", "J40/123/2020", "RO");
    from("d4", "RO99999999999", "RO");
    from("d5", "DE136695976", "DE");
    from("d6", "1900101410011", "RO");
    from("d7", "0000000000000", "RO");
    from("d8", "1003600098765", "MD");
    desk.paper("ok", Papers.onCash("F 1", "2026-03-01"), true);

    PartnerChecks.Verified v = verify();
    assertThat(v.checked()).isEqualTo(1);
    assertThat(v.complete()).isTrue();
    assertThat(v.skipped()).as("two abroad, a person, nobody").isEqualTo(4);
    assertThat(v.problems())
        .extracting(Problem::code)
        .containsExactlyInAnyOrder(
            "tax-id.check-digit", "tax-id.form", "tax-id.form", "tax-id.form");
    assertThat(v.problems())
        .extracting(Problem::location)
        .contains("partner RO14399841", "partner 1900101******");
    assertThat(v.differences()).extracting(PartnerDifference::kind).containsExactly(Kind.CASH);
    assertThat(desk.register.asked).extracting(c -> c.value()).containsExactly(Papers.SELLER);
  }

  @Test
  void onlyThoseThatAreChosenAreAsked() {
    desk.paper("d1", Papers.onCash("F 1", "2026-03-01"), true);
    from("d2", OTHER, "RO");
    PartnerChecks.Verified v = verify("18547290", "RO1234");
    assertThat(v.checked()).isEqualTo(1);
    assertThat(v.differences()).isEmpty();
    assertThat(v.problems()).extracting(Problem::location).containsExactly("partner RO1234");
    assertThat(desk.register.asked).extracting(c -> c.value()).containsExactly(OTHER);
    assertThat(verify("14399840").differences()).hasSize(1);
  }

  @Test
  void whatTheRegisterDoesNotKnowIsSaid() {
    from("d1", "RO1847", "RO");
    PartnerChecks.Verified v = verify();
    assertThat(v.checked()).isEqualTo(1);
    assertThat(v.problems()).extracting(Problem::code).containsExactly("registry.not-found");
  }

  @Test
  void aRegisterThatDoesNotAnswerChangesNothing() {
    desk.paper("d1", Papers.onCash("F 1", "2026-03-01"), true);
    assertThat(verify().differences()).hasSize(1);
    desk.clock.advance(Duration.ofDays(1));
    desk.register.silent = true;
    PartnerChecks.Verified v = verify();
    assertThat(v.checked()).isZero();
    assertThat(v.complete()).isFalse();
    assertThat(v.problems()).extracting(Problem::code).containsExactly("anaf.outage");
    assertThat(checks.differences(Desk.ANA, Desk.COMPANY, Optional.of(State.OPEN))).hasSize(1);
  }

  @Test
  void anInactiveSupplierWarnsAboutDeductibility() {
    desk.paper("d1", Papers.plain("F 1", "2026-02-01"), true);
    desk.paper("d2", Papers.plain("F 2", "2026-03-01"), true);
    desk.register.inactive(Papers.SELLER, LocalDate.parse("2026-02-15"));
    PartnerChecks.Verified v = verify();
    assertThat(v.problems()).extracting(Problem::code).containsExactly("partner.inactive");
    PartnerDifference d = v.differences().get(0);
    assertThat(d.kind()).isEqualTo(Kind.INACTIVE);
    assertThat(d.from()).contains(LocalDate.parse("2026-02-15"));
    assertThat(d.documents()).extracting(Concerned::id).containsExactly("d2");
    assertThat(notices()).hasSize(1);
    Notice n = notices().get(0);
    assertThat(n.problem().message())
        .contains(Papers.SELLER, "inactive since 2026-02-15", "F 2", "may not be deductible")
        .doesNotContain("F 1");
    assertThat(desk.queued(Queues.TELL)).isEqualTo(1);

    PartnerChecks.Accepted a = checks.accept(Desk.ANA, d.id(), "an exception applies");
    assertThat(a.vouchers()).isEmpty();
    assertThat(a.problems()).extracting(Problem::code).containsExactly("partner.inactive");
    assertThat(notices()).isEmpty();
    assertThat(verify().differences()).isEmpty();
    assertThat(notices()).as("it was answered").isEmpty();

    desk.paper("d3", Papers.plain("F 3", "2026-03-05"), false);
    assertThat(desk.read("d3").note()).contains("inactive", "may not be deductible");
    assertThat(verify().differences()).as("another invoice").hasSize(1);
    assertThat(notices()).hasSize(1);
  }

  @Test
  void aSupplierThatIsActiveAgainIsNoMatterAnyMore() {
    desk.paper("d1", Papers.plain("F 1", "2026-03-01"), true);
    desk.register.inactive(Papers.SELLER, LocalDate.parse("2026-02-15"));
    verify();
    assertThat(notices()).hasSize(1);
    desk.clock.advance(Duration.ofDays(1));
    desk.register.active(Papers.SELLER);
    assertThat(verify().differences()).isEmpty();
    assertThat(notices()).isEmpty();
  }

  @Test
  void settingsThatDifferAreFoundWithoutPapers() {
    new CompaniesService(desk.books, desk.clock)
        .putPartners(Desk.ANA, Desk.COMPANY, Map.of("18547290", new PartnerFacts(true, true)));
    PartnerDifference d = verify().differences().get(0);
    assertThat(d.kind()).isEqualTo(Kind.CASH);
    assertThat(d.partner()).isEqualTo(OTHER);
    assertThat(d.documents()).isEmpty();
    assertThat(checks.accept(Desk.ANA, d.id(), "").vouchers()).isEmpty();
    assertThat(verify().differences()).isEmpty();
    from("d1", OTHER, "RO");
    assertThat(desk.balances())
        .as("settings say on cash, from today on the register counts")
        .contains("4428=21.00");
  }

  @Test
  void whatWasBookedByOtherSettingsIsNotCorrectedByGuess() {
    desk.paper("d1", Papers.onCash("F 1", "2026-03-01"), true);
    forgetLines("d1");
    desk.products(List.of());
    PartnerChecks.Verified v = verify();
    assertThat(v.differences()).isEmpty();
    assertThat(v.problems()).extracting(Problem::code).containsExactly("partner.unclear");
    assertThat(v.problems().get(0).location()).isEqualTo("d1");
  }

  @Test
  void linesThatWereKeptAreComparedAsTheyWent() {
    desk.paper("d1", Papers.onCash("F 1", "2026-03-01"), true);
    desk.products(List.of());
    assertThat(verify().problems()).isEmpty();
    assertThat(verify().differences()).hasSize(1);
  }

  /** Booked before it was kept where lines went. */
  private void forgetLines(String document) {
    desk.books.write(
        tx -> {
          tx.allocations().putLines(Desk.COMPANY, document, List.of());
          return document;
        });
  }

  @Test
  void anotherAccountSinceIsLeftAlone() {
    desk.paper("d1", Papers.onCash("F 1", "2026-03-01"), true);
    desk.products(List.of(Desk.services(Optional.of("611"))));
    checks.accept(Desk.ANA, verify().differences().get(0).id(), "");
    desk.service().post(Desk.ANA, Desk.COMPANY, Optional.empty());
    assertThat(desk.balances()).isEqualTo("401=-121.00 4426=21.00 628=100.00");
  }

  @Test
  void aDocumentOnItsWayToTheHostIsWaitedFor() {
    desk.paper("d1", Papers.onCash("F 1", "2026-03-01"), false);
    PartnerDifference d = verify().differences().get(0);
    desk.host.lost.set(1);
    desk.postStep("d1");
    assertThatThrownBy(() -> checks.accept(Desk.ANA, d.id(), ""))
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo("partner.busy"));
    assertThat(checks.differences(Desk.ANA, Desk.COMPANY, Optional.of(State.OPEN))).hasSize(1);
    desk.postStep("d1");
    assertThat(checks.accept(Desk.ANA, d.id(), "").vouchers()).hasSize(1);
  }

  @Test
  void withoutAHostNothingIsAccepted() {
    desk.paper("d1", Papers.onCash("F 1", "2026-03-01"), true);
    PartnerDifference d = verify().differences().get(0);
    desk.host(false);
    assertThatThrownBy(() -> desk.checks().accept(Desk.ANA, d.id(), ""))
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo("host.missing"));
    assertThat(desk.vouchers("d1")).hasSize(1);
    assertThat(desk.read("d1").accounting()).isEqualTo(AccountingState.POSTED);
  }

  @Test
  void itCanBeCancelled() {
    desk.paper("d1", Papers.onCash("F 1", "2026-03-01"), true);
    Progress cancelled =
        new Progress() {
          @Override
          public void update(long done, long total, String message) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    PartnerChecks.Verified v = checks.verify(Desk.ANA, Desk.COMPANY, List.of(), cancelled);
    assertThat(v.checked()).isZero();
    assertThat(desk.register.asked).isEmpty();
    ActionResult r =
        new VerifyPartnersAction(checks, desk.books)
            .run(
                new ActionContext(Desk.ANA, Optional.of(Desk.COMPANY), Locale.ENGLISH, Map.of()),
                cancelled);
    assertThat(r.outcome()).isEqualTo(ActionResult.Outcome.CANCELLED);
  }

  @Test
  void theActionVerifiesEveryCompanyThatTheActorMay() {
    desk.paper("d1", Papers.onCash("F 1", "2026-03-01"), true);
    VerifyPartnersAction action = new VerifyPartnersAction(checks, desk.books);
    ActionResult r =
        action.run(
            new ActionContext(Desk.ANA, Optional.empty(), Locale.forLanguageTag("ro"), Map.of()),
            Progress.SILENT);
    assertThat(r.outcome()).isEqualTo(ActionResult.Outcome.OK);
    assertThat(r.summary()).isEqualTo("1 parteneri verificați, 1 diferențe de rezolvat");
    ActionResult none =
        action.run(
            new ActionContext(
                Desk.ANA, Optional.of(Desk.COMPANY), Locale.ENGLISH, Map.of("partners", OTHER)),
            Progress.SILENT);
    assertThat(none.summary()).isEqualTo("1 partners checked, 0 differences open");
    assertThat(action.spec().id()).isEqualTo("posting.verify-partners");
  }

  @Test
  void rightsAreCheckedInTheService() {
    desk.paper("d1", Papers.onCash("F 1", "2026-03-01"), true);
    Actor writer = actor(Access.WRITE);
    PartnerDifference d =
        checks.verify(writer, Desk.COMPANY, List.of(), Progress.SILENT).differences().get(0);
    Actor reader = actor(Access.READ);
    assertThat(checks.differences(reader, Desk.COMPANY, Optional.empty())).containsExactly(d);
    assertThatThrownBy(() -> checks.verify(reader, Desk.COMPANY, List.of(), Progress.SILENT))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> checks.accept(reader, d.id(), ""))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> checks.dismiss(reader, d.id(), "x"))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> checks.accept(writer, "none", ""))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> assertThat(e.problem().code()).isEqualTo("difference.unknown"));
  }

  /** Somebody who has a right in the posting of this company and no other. */
  private static Actor actor(Access access) {
    return new Actor(
        "ion",
        "Ion",
        Channel.WEB,
        List.of(new Grant(Optional.of(Desk.COMPANY), Optional.of(Module.POSTING), access)));
  }
}
