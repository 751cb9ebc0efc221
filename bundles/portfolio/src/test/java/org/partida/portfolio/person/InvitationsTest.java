package org.partida.portfolio.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.company.PortalState;
import org.partida.api.invitation.Invitation;
import org.partida.api.invitation.InviteLine;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.api.security.Module;
import org.partida.api.security.SignedIn;
import org.partida.api.security.Visitor;
import org.partida.base.port.AuditStore;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.internal.WakeupHub;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.spi.notify.Mailer;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

class InvitationsTest {
  private static final Actor ADMIN = Actor.all("root", "Root", Channel.WEB);
  private static final Visitor HERE = new Visitor(Channel.WEB, "192.0.2.7", "Firefox");
  private static final String PASSWORD = "corect cal baterie";
  private static final CompanyId ALFA = Samples.ALFA;
  private static final CompanyId BETA = Samples.BETA;

  private final TempHome home = new TempHome();
  private final TestClock clock = new TestClock("2026-11-22T10:00:00Z");
  private final List<String> mails = new ArrayList<>();
  private boolean broken;
  private StoreDatabases databases;
  private UnitOfWork books;
  private Door door;
  private SessionsService sessions;
  private InvitationsService invitations;
  private CollaborationsService collaborations;
  private PasswordResetsService resets;

  @BeforeEach
  void open() {
    databases = StoreDatabases.sqlite(home.books(), 2, clock);
    books = new Books(databases, new WakeupHub());
    door = new Door(books, clock, SignInConfigs.DEFAULT);
    sessions = new SessionsService(books, clock, door);
    for (CompanyId c : List.of(ALFA, BETA)) {
      write(tx -> tx.companies().put(Samples.company(c)));
    }
    wire(List.of(mailer()), "https://firm.example/partida");
  }

  private Mailer mailer() {
    return (to, subject, text) -> {
      if (broken) {
        throw new IOException("no route to host " + text);
      }
      mails.add(to + " | " + subject + " | " + text);
    };
  }

  private void wire(List<Mailer> mailers, String url) {
    Post post = new Post(mailers, config(Map.of("publicUrl", url, "firmName", "Conta Expert")));
    invitations = new InvitationsService(books, clock, door, post);
    collaborations = new CollaborationsService(books, clock, post);
    resets = new PasswordResetsService(books, clock, door, post);
  }

  private static InvitationConfig config(Map<String, ?> values) {
    return (InvitationConfig)
        Proxy.newProxyInstance(
            InvitationConfig.class.getClassLoader(),
            new Class<?>[] {InvitationConfig.class},
            (self, method, args) ->
                values.containsKey(method.getName())
                    ? values.get(method.getName())
                    : method.getDefaultValue());
  }

  @AfterEach
  void close() throws IOException {
    resets.deactivate();
    databases.close();
    home.close();
  }

  private void write(Consumer<org.partida.base.port.Tx> change) {
    books.<Boolean>write(
        tx -> {
          change.accept(tx);
          return true;
        });
  }

  private List<InviteLine> invite(String list) {
    return invitations.invite(ADMIN, ALFA, "client-decides", "ro", list);
  }

  /** The secret of the last mail. */
  private String secret() {
    String mail = mails.get(mails.size() - 1);
    return mail.replaceFirst("(?s).*#/(accept|reset)/([A-Za-z0-9_-]+).*", "$2");
  }

  private String join(String mail) {
    invite(mail);
    return invitations.accept(secret(), "", PASSWORD, HERE).orElseThrow();
  }

  private Actor actor(String person) {
    return sessions.open(person, PASSWORD, HERE).map(SignedIn::actor).orElseThrow();
  }

  private PortalState state() {
    return books.<PortalState>read(tx -> tx.contacts().portal(ALFA));
  }

  private static String code(Throwable e) {
    return ((PartidaException) e).problem().code();
  }

  @Test
  void aPastedListInvitesEachOnceAndNamesWhatIsWrong() {
    List<InviteLine> lines =
        invite(
            "Nume;E-mail;Telefon\nIon Pop;ION@alfa.ro;0721 123 456\n\"Ana, Maria\" <ana@alfa.ro>\nfără adresă\na@b.ro; c@d.ro x@@y\n");
    assertThat(lines)
        .extracting(l -> l.line() + " " + l.outcome())
        .containsExactly("2 INVITED", "3 INVITED", "4 BAD", "5 INVITED", "5 INVITED", "5 BAD");
    Invitation ion = lines.get(0).invitation().orElseThrow();
    assertThat(ion.mail() + ion.name() + ion.phone()).isEqualTo("ion@alfa.roIon Pop0721 123 456");
    assertThat(lines.get(1).invitation().orElseThrow().name()).isEqualTo("Ana, Maria");
    assertThat(lines.get(2).problem().orElseThrow().location()).isEqualTo("line 4");
    assertThat(mails).hasSize(4);
    assertThat(mails.get(0))
        .startsWith("ion@alfa.ro | Conta Expert vă invită")
        .contains("https://firm.example/partida/#/accept/")
        .contains("7 decembrie 2026");
    // again: nothing is done twice, whatever the letters' case
    assertThat(invite("ion@ALFA.ro\nana@alfa.ro"))
        .extracting(InviteLine::outcome)
        .containsExactly(InviteLine.Outcome.THERE, InviteLine.Outcome.THERE);
    assertThat(mails).hasSize(4);
    assertThat(state()).isEqualTo(PortalState.INVITED);
  }

  @Test
  void thePersonOnlyChoosesAPasswordThenAcceptsAndSees() {
    invite("Ana <ana@alfa.ro>");
    assertThat(invitations.look(secret()).orElseThrow().company())
        .isEqualTo(Samples.company(ALFA).name());
    assertThat(invitations.accept(secret(), "", PASSWORD, HERE)).contains("ana@alfa.ro");
    Actor ana = actor("ana@alfa.ro");
    assertThat(ana.displayName()).isEqualTo("Ana");
    assertThat(collaborations.mine(ana))
        .extracting(c -> c.state())
        .containsExactly(PortalState.INVITED);
    // in the portfolio at once, but nothing is shared before it is accepted
    assertThat(ana.may(ALFA, Module.DOCUMENTS, Access.READ)).isFalse();
    collaborations.decide(ana, ALFA, true);
    assertThat(actor("ana@alfa.ro").may(ALFA, Module.APPROVAL, Access.WRITE)).isTrue();
    assertThat(actor("ana@alfa.ro").may(BETA, Module.DOCUMENTS, Access.READ)).isFalse();
    assertThat(actor("ana@alfa.ro").may(ALFA, Module.POSTING, Access.READ)).isFalse();
    assertThatThrownBy(() -> collaborations.decide(ana, BETA, true))
        .satisfies(e -> assertThat(code(e)).isEqualTo("collaboration.unknown"));
  }

  @Test
  void aLinkOpensOnceForFifteenDaysAndOnlyTheLastOne() {
    invite("ana@alfa.ro");
    String first = secret();
    String id = invitations.list(ADMIN, Optional.of(ALFA)).get(0).id();
    invitations.resend(ADMIN, id);
    String second = secret();
    assertThat(invitations.look(first)).isEmpty();
    clock.advance(Duration.ofDays(15).minusSeconds(1));
    assertThat(invitations.look(second)).isPresent();
    clock.advance(Duration.ofSeconds(1));
    assertThat(invitations.look(second)).isEmpty();
    assertThat(invitations.accept(second, "", PASSWORD, HERE)).isEmpty();
    assertThat(invitations.list(ADMIN, Optional.of(ALFA)).get(0).state())
        .isEqualTo(Invitation.State.EXPIRED);
    invitations.resend(ADMIN, id);
    assertThat(invitations.accept(secret(), "", PASSWORD, HERE)).isPresent();
    assertThat(invitations.accept(secret(), "", PASSWORD, HERE)).isEmpty();
    assertThatThrownBy(() -> invitations.resend(ADMIN, id))
        .satisfies(e -> assertThat(code(e)).isEqualTo("invitation.state"));
  }

  @Test
  void aRevokedLinkAndAWeakPasswordMakeNoAccount() {
    invite("ana@alfa.ro");
    assertThatThrownBy(() -> invitations.accept(secret(), "", "short", HERE))
        .satisfies(e -> assertThat(code(e)).isEqualTo("password.weak"));
    invitations.revoke(ADMIN, invitations.list(ADMIN, Optional.empty()).get(0).id());
    assertThat(invitations.accept(secret(), "", PASSWORD, HERE)).isEmpty();
    assertThat(books.<Boolean>read(tx -> tx.people().list().isEmpty())).isTrue();
  }

  @Test
  void anAccountIsUsedAgainAndCannotBeTakenOver() {
    String ana = join("ana@alfa.ro");
    List<InviteLine> again = invitations.invite(ADMIN, BETA, "client-looks", "it", "ANA@alfa.ro");
    assertThat(again.get(0).outcome()).isEqualTo(InviteLine.Outcome.ADDED);
    assertThat(mails.get(mails.size() - 1))
        .contains("Conta Expert le propone")
        .doesNotContain("accept/");
    assertThat(collaborations.mine(actor(ana))).hasSize(2);
    // invited for another company before the account came: the link sets no password
    invite("ion@alfa.ro");
    String alfa = secret();
    invitations.invite(ADMIN, BETA, "client-looks", "ro", "ion@alfa.ro");
    assertThat(invitations.accept(secret(), "", PASSWORD, HERE)).isPresent();
    assertThat(invitations.look(alfa).orElseThrow().account()).isTrue();
    assertThatThrownBy(() -> invitations.accept(alfa, "", "alt cal baterie", HERE))
        .satisfies(e -> assertThat(code(e)).isEqualTo("invitation.account"));
    assertThat(collaborations.mine(actor("ion@alfa.ro"))).hasSize(2);
    assertThat(books.<Integer>read(tx -> tx.people().list().size())).isEqualTo(2);
  }

  @Test
  void withoutMailTheLinkIsShownAndNeverLost() {
    wire(List.of(), "");
    InviteLine line = invite("ana@alfa.ro").get(0);
    assertThat(line.problem().orElseThrow().code()).isEqualTo("mail.missing");
    String link = line.link().orElseThrow();
    assertThat(link).startsWith("#/accept/");
    assertThat(invitations.look(link.substring("#/accept/".length()))).isPresent();
    assertThat(line.toString()).doesNotContain(link.substring(10));
  }

  @Test
  void aServerThatFailsIsToldOnceAndTheLinksAreShown() {
    broken = true;
    List<InviteLine> lines = invite("ana@alfa.ro\nion@alfa.ro");
    assertThat(lines).allMatch(l -> l.link().isPresent() && l.problem().isPresent());
    assertThat(lines.get(0).problem().orElseThrow().message()).doesNotContain("accept");
    assertThat(lines).noneMatch(l -> l.invitation().orElseThrow().mailed());
    broken = false;
    InviteLine sent = invitations.resend(ADMIN, lines.get(0).invitation().orElseThrow().id());
    assertThat(sent.invitation().orElseThrow().mailed()).isTrue();
    assertThat(sent.link()).isEmpty();
  }

  @Test
  void theEndStopsAccessAndSessionsAtOnce() {
    String ana = join("ana@alfa.ro");
    collaborations.decide(actor(ana), ALFA, true);
    SignedIn session = sessions.open(ana, PASSWORD, HERE).orElseThrow();
    invite("late@alfa.ro");
    String late = secret();
    collaborations.end(ADMIN, ALFA);
    assertThat(sessions.find(session.token(), Channel.WEB)).isEmpty();
    assertThat(actor(ana).grants()).isEmpty();
    assertThat(invitations.look(late)).isEmpty();
    assertThat(state()).isEqualTo(PortalState.ENDED);
    assertThatThrownBy(() -> collaborations.decide(actor(ana), ALFA, true))
        .satisfies(e -> assertThat(code(e)).isEqualTo("collaboration.unknown"));
    // a new collaboration with somebody else opens nothing to who was there before
    collaborations.decide(actor(join("ion@alfa.ro")), ALFA, true);
    assertThat(actor(ana).grants()).isEmpty();
    assertThat(collaborations.mine(actor(ana)).get(0).state()).isEqualTo(PortalState.ENDED);
  }

  @Test
  void aRefusalSharesNothingAndTheFirmMayAskAgain() {
    Actor ana = actor(join("ana@alfa.ro"));
    collaborations.decide(ana, ALFA, false);
    assertThat(actor(ana.id()).grants()).isEmpty();
    assertThat(invite("ana@alfa.ro").get(0).outcome()).isEqualTo(InviteLine.Outcome.ADDED);
    assertThat(state()).isEqualTo(PortalState.INVITED);
  }

  @Test
  void rightsByHandAreClosedWithThePortalButNotThoseOfTheFirm() {
    PeopleService people = new PeopleService(books, door);
    SignInService signIn = new SignInService(books, door);
    for (String role : List.of("client-looks", "accountant-companies")) {
      people.add(
          ADMIN,
          new org.partida.api.security.PersonDraft(
              role, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
      people.grantRole(ADMIN, role, role, List.of(ALFA));
      signIn.setPassword(ADMIN, role, PASSWORD);
    }
    assertThat(actor("client-looks").may(ALFA, Module.DOCUMENTS, Access.READ)).isTrue();
    write(tx -> tx.contacts().putPortal(ALFA, PortalState.ENDED));
    assertThat(actor("client-looks").may(ALFA, Module.DOCUMENTS, Access.READ)).isFalse();
    assertThat(actor("accountant-companies").may(ALFA, Module.DOCUMENTS, Access.READ)).isTrue();
    String token = people.renewToken(ADMIN, "client-looks");
    assertThat(signIn.byToken(token, Channel.WEB).orElseThrow().grants()).isEmpty();
  }

  @Test
  void nobodyGivesMoreThanTheyHaveOrWhatIsTheFirms() {
    for (String role : List.of("administrator", "accountant", "accountant-companies")) {
      assertThatThrownBy(() -> invitations.invite(ADMIN, ALFA, role, "ro", "a@b.ro"))
          .satisfies(e -> assertThat(code(e)).isEqualTo("invitation.role"));
    }
    Actor little =
        new Actor(
            "x",
            "X",
            Channel.WEB,
            List.of(new Grant(Optional.of(ALFA), Optional.of(Module.COMPANIES), Access.WRITE)));
    assertThatThrownBy(() -> invitations.invite(little, ALFA, "client-decides", "ro", "a@b.ro"))
        .satisfies(e -> assertThat(code(e)).isEqualTo("invitation.role"));
    assertThatThrownBy(() -> invitations.invite(little, BETA, "client-looks", "ro", "a@b.ro"))
        .isInstanceOf(AccessDeniedException.class);
    invite("ana@alfa.ro");
    String id = invitations.list(ADMIN, Optional.empty()).get(0).id();
    Actor other = new Actor("y", "Y", Channel.WEB, List.of());
    assertThatThrownBy(() -> invitations.revoke(other, id))
        .satisfies(e -> assertThat(code(e)).isEqualTo("invitation.unknown"));
    assertThat(invitations.list(other, Optional.empty())).isEmpty();
  }

  @Test
  void aLostPasswordIsChosenAnewWithinAnHour() throws Exception {
    String ana = join("ana@alfa.ro");
    SignedIn session = sessions.open(ana, PASSWORD, HERE).orElseThrow();
    int before = mails.size();
    resets.request("nobody@alfa.ro", HERE);
    resets.request("ANA@alfa.ro", HERE);
    resets.request("ana@alfa.ro", HERE);
    // ends what is under way
    resets.deactivate();
    assertThat(mails).hasSize(before + 1);
    String secret = secret();
    assertThatThrownBy(() -> resets.reset(secret, "short", HERE))
        .satisfies(e -> assertThat(code(e)).isEqualTo("password.weak"));
    assertThat(invitations.look(secret)).isEmpty();
    assertThat(resets.reset(secret, "alt cal baterie", HERE)).isTrue();
    assertThat(resets.reset(secret, "alt cal baterie", HERE)).isFalse();
    assertThat(sessions.find(session.token(), Channel.WEB)).isEmpty();
    assertThat(sessions.open(ana, PASSWORD, HERE)).isEmpty();
    assertThat(sessions.open(ana, "alt cal baterie", HERE)).isPresent();
    String link = resets.link(ADMIN, ana);
    clock.advance(Duration.ofHours(1));
    assertThat(resets.reset(link.replaceFirst(".*/", ""), "inca un cal", HERE)).isFalse();
  }

  @Test
  void allOfItStandsInTheTrailWithoutASecret() {
    String ana = join("ana@alfa.ro");
    String secret = secret();
    collaborations.decide(actor(ana), ALFA, true);
    collaborations.end(ADMIN, ALFA);
    List<AuditStore.Row> rows = books.read(tx -> tx.audit().list(Optional.of(ALFA), 100));
    assertThat(rows)
        .extracting(r -> r.actor() + " " + r.action() + " " + r.detail())
        .contains(
            "root invitation.send ana@alfa.ro client-decides",
            ana + " invitation.accept ana@alfa.ro client-decides",
            ana + " company.portal COLLABORATING",
            "root company.portal ENDED");
    assertThat(rows.toString()).doesNotContain(secret);
  }
}
