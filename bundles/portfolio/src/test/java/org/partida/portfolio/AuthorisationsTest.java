package org.partida.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.network.Authorisation;
import org.partida.api.network.Authorisations;
import org.partida.api.network.Authorisations.Answer;
import org.partida.api.network.Authorisations.Begun;
import org.partida.api.network.Authorisations.Request;
import org.partida.api.network.Connection;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.api.security.Module;
import org.partida.base.port.AuditStore;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.base.work.internal.WakeupHub;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.network.Authoriser;
import org.partida.spi.network.ConnectionRef;
import org.partida.spi.network.NetworkException;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

/** An authorisation is finished once, by who began it, in time; and ended when people say so. */
class AuthorisationsTest {
  private static final Actor ANA = Actor.all("ana", "Ana", Channel.SHELL);
  private static final Actor NOBODY = new Actor("n", "N", Channel.WEB, List.of());

  private final TestClock clock = new TestClock("2026-11-22T10:00:00Z");
  private final TempHome home = new TempHome();
  private final StoreDatabases databases = StoreDatabases.sqlite(home.books(), 2, clock);
  private final UnitOfWork books = new Books(databases, new WakeupHub());
  private final Authority authority = new Authority();
  private final AuthorisationsService service =
      new AuthorisationsService(books, List.of(authority), clock);

  /** Takes the code "good" and stores what the real one would. */
  private final class Authority implements Authoriser {
    private final List<String> codes = new ArrayList<>();
    private boolean mayBeMissing = true;
    private boolean revokes = true;
    private boolean down;

    @Override
    public String network() {
      return "ro.spv";
    }

    @Override
    public URI redirectUri() {
      return URI.create("https://localhost:8443/partida/spv/callback");
    }

    @Override
    public URI authorizeUrl(String state) {
      return URI.create("https://authority.example/authorize?state=" + state);
    }

    @Override
    public boolean stateMayBeMissing() {
      return mayBeMissing;
    }

    @Override
    public void redeem(ConnectionRef connection, String name, String code) throws NetworkException {
      codes.add(code);
      if (!code.equals("good")) {
        throw failure("anaf.reauthorise");
      }
      books.write(
          tx -> {
            tx.connections()
                .put(
                    new ConnectionRow(
                        connection.id(),
                        "ro.spv",
                        name,
                        Optional.empty(),
                        Optional.of("1a2b"),
                        "sealed",
                        "sealed",
                        Optional.empty(),
                        Optional.of(clock.instant().plus(Duration.ofDays(90))),
                        ConnectionRow.CONNECTED,
                        0));
            return null;
          });
    }

    private NetworkException failure(String code) {
      return new NetworkException(
          NetworkException.Kind.UNAUTHORISED,
          new Problem(code, "no", "there", "again"),
          Optional.empty());
    }

    @Override
    public boolean revoke(ConnectionRef connection) throws NetworkException {
      if (down) {
        throw failure("anaf.token-unreachable");
      }
      return revokes;
    }

    @Override
    public Problem denied(String error, String description) {
      return new Problem("anaf.access-denied", error + description, "there", "again");
    }
  }

  @BeforeEach
  void companies() {
    books.write(
        tx -> {
          tx.companies().put(Samples.company(Samples.ALFA));
          return null;
        });
  }

  @AfterEach
  void close() throws IOException {
    databases.close();
    home.close();
  }

  private Begun begin(String connection, CompanyId... companies) {
    return service.begin(
        ANA, new Request(connection, "ro.spv", Optional.of("Firm"), List.of(companies)));
  }

  private static String state(Begun begun) {
    return begun.url().getQuery().substring("state=".length());
  }

  private static Answer code(String state, String code) {
    return new Answer(
        Optional.ofNullable(state), Optional.of(code), Optional.empty(), Optional.empty());
  }

  private int notices() {
    return books.read(tx -> tx.notices().list(Optional.empty(), 9).size());
  }

  private String refused(Answer answer) {
    try {
      service.finish(answer);
      return "taken";
    } catch (PartidaException e) {
      return e.problem().code();
    }
  }

  @Test
  void theCodeMakesTheConnectionAndItsCompaniesGoOn() {
    books.write(
        tx -> {
          tx.work()
              .enqueue(
                  WorkOrder.of(Queues.LIST, Samples.ALFA, "ro.spv/" + Samples.ALFA),
                  clock.instant(),
                  true);
          return null;
        });
    Begun begun = begin("firm", Samples.ALFA);
    assertThat(service.find(ANA, begun.authorisation().id()))
        .map(Authorisation::status)
        .contains(Authorisation.Status.WAITING);
    Authorisations.Finished finished = service.finish(code(state(begun), "good"));
    assertThat(finished.authorisation().status()).isEqualTo(Authorisation.Status.DONE);
    Connection c = finished.connection().orElseThrow();
    assertThat(c.usable()).isTrue();
    assertThat(c.name()).isEqualTo("Firm");
    assertThat(c.holder()).as("the authority names nobody").contains("ana");
    assertThat(c.companies()).isEqualTo(1);
    assertThat(books.read(tx -> tx.companies().find(Samples.ALFA)).orElseThrow().connection())
        .contains("firm");
    assertThat(
            books.<Boolean>read(tx -> tx.mailboxes().mailbox(Samples.ALFA, "ro.spv").isPresent()))
        .isTrue();
    List<AuditStore.Row> audit = books.read(tx -> tx.audit().list(Optional.empty(), 9));
    assertThat(audit)
        .extracting(AuditStore.Row::action)
        .containsExactly("connection.authorised", "connection.authorise");
    assertThat(audit.toString()).doesNotContain(state(begun)).doesNotContain("good");
  }

  @Test
  void aPageLoadedAgainShowsTheSameAndExchangesNothing() {
    Begun begun = begin("firm");
    service.finish(code(state(begun), "good"));
    assertThat(service.finish(code(state(begun), "good")).connection()).isPresent();
    assertThat(authority.codes).containsExactly("good");
  }

  @Test
  void aStateOfSomebodyElseIsRefused() {
    begin("firm");
    assertThat(refused(code("0123456789abcdef0123456789abcdef", "good")))
        .isEqualTo("authorisation.unknown");
    assertThat(authority.codes).isEmpty();
  }

  @Test
  void tenMinutesLaterItIsTooLate() {
    Begun begun = begin("firm");
    clock.advance(Duration.ofMinutes(10));
    assertThat(refused(code(state(begun), "good"))).isEqualTo("authorisation.expired");
    assertThat(service.find(ANA, begun.authorisation().id()))
        .map(Authorisation::status)
        .contains(Authorisation.Status.EXPIRED);
  }

  @Test
  void withoutAStateOneAloneMayWait() {
    Begun first = begin("firm");
    Begun second = begin("other");
    assertThat(refused(code(null, "good"))).isEqualTo("authorisation.unknown");
    service.finish(code(state(first), "good"));
    authority.mayBeMissing = false;
    assertThat(refused(code(null, "good"))).isEqualTo("authorisation.unknown");
    authority.mayBeMissing = true;
    assertThat(service.finish(code(null, "good")).authorisation().id())
        .isEqualTo(second.authorisation().id());
  }

  @Test
  void aRefusalSaysWhyAndIsOver() {
    Begun begun = begin("firm");
    Authorisations.Finished finished =
        service.finish(
            new Answer(
                Optional.of(state(begun)),
                Optional.empty(),
                Optional.of("access_denied"),
                Optional.empty()));
    assertThat(finished.connection()).isEmpty();
    assertThat(finished.authorisation().problem().map(Problem::code))
        .contains("anaf.access-denied");
    assertThat(refused(code(state(begun), "good"))).isEqualTo("authorisation.used");
    Begun next = begin("firm");
    assertThat(service.finish(code(state(next), "bad")).authorisation().problem())
        .map(Problem::code)
        .contains("anaf.reauthorise");
  }

  @Test
  void anAddressFromAnotherMachineIsAsGood() {
    Begun begun = begin("firm");
    URI address =
        URI.create("https://localhost:8443/partida/spv/callback?code=good&state=" + state(begun));
    assertThatThrownBy(() -> service.finish(NOBODY, address))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(service.finish(ANA, address).connection()).isPresent();
    assertThatThrownBy(() -> service.finish(ANA, URI.create("https://localhost/")))
        .hasMessageContaining("neither code nor error");
  }

  @Test
  void onlyWhoMayChangeConnectionsBeginsOne() {
    assertThatThrownBy(
            () -> service.begin(NOBODY, new Request("firm", "ro.spv", Optional.empty(), List.of())))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> begin("../x")).isInstanceOf(PartidaException.class);
    assertThatThrownBy(() -> begin("firm", Samples.BETA)).hasMessageContaining("no company");
  }

  @Test
  void aClientAuthorisesItsOwnCompanyAndNothingThatServesOthers() {
    books.<Boolean>write(
        tx -> {
          tx.companies().put(Samples.company(Samples.BETA));
          return true;
        });
    service.finish(code(state(begin("firm", Samples.ALFA, Samples.BETA)), "good"));
    Actor client =
        new Actor(
            "vasile",
            "Vasile",
            Channel.WEB,
            List.of(
                new Grant(Optional.of(Samples.ALFA), Optional.of(Module.COMPANIES), Access.READ),
                new Grant(Optional.of(Samples.ALFA), Optional.of(Module.APPROVAL), Access.WRITE)));
    assertThat(service.ofCompany(client, Samples.ALFA))
        .hasValueSatisfying(
            c -> {
              assertThat(c.id()).isEqualTo("firm");
              assertThat(c.companies()).as("of others nothing is told").isEqualTo(1);
            });
    assertThatThrownBy(() -> service.ofCompany(client, Samples.BETA))
        .isInstanceOf(AccessDeniedException.class);
    denied(client, "firm", List.of(Samples.ALFA));
    denied(client, "own", List.of());
    denied(client, "own", List.of(Samples.BETA));
    denied(client, "own", List.of(Samples.ALFA, Samples.BETA));
    denied(NOBODY, "own", List.of(Samples.ALFA));

    Request own = new Request("own", "ro.spv", Optional.empty(), List.of(Samples.ALFA));
    Begun begun = service.begin(client, own);
    assertThat(service.find(client, begun.authorisation().id())).isPresent();
    assertThatThrownBy(() -> service.find(NOBODY, begun.authorisation().id()))
        .isInstanceOf(AccessDeniedException.class);
    service.finish(code(state(begun), "good"));
    assertThat(service.ofCompany(client, Samples.ALFA).orElseThrow().id()).isEqualTo("own");
    assertThat(service.ofCompany(ANA, Samples.BETA).orElseThrow().id()).isEqualTo("firm");
    assertThat(service.begin(client, own).url()).as("renewed").isNotNull();
  }

  private void denied(Actor actor, String connection, List<CompanyId> companies) {
    assertThatThrownBy(
            () ->
                service.begin(
                    actor, new Request(connection, "ro.spv", Optional.empty(), companies)))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void disconnectingForgetsTheTokensAndTellsNobodyOfTheEnd() {
    service.finish(code(state(begin("firm", Samples.ALFA)), "good"));
    new ConnectionsService(books, null, clock)
        .certificate(ANA, "firm", Optional.of(LocalDate.of(2026, 11, 25)));
    assertThat(notices()).isEqualTo(1);
    Authorisations.Disconnected d = service.disconnect(ANA, "firm");
    assertThat(d.revoked()).isTrue();
    assertThat(d.connection().state()).isEqualTo("disconnected");
    assertThat(d.connection().usable()).isFalse();
    ConnectionRow row = books.read(tx -> tx.connections().find("firm")).orElseThrow();
    assertThat(row.accessToken() + row.refreshToken()).isEmpty();
    assertThat(notices()).isZero();
    service.finish(code(state(begin("firm")), "good"));
    assertThat(books.read(tx -> tx.connections().find("firm")).map(ConnectionRow::state))
        .contains(ConnectionRow.CONNECTED);
  }

  @Test
  void anAuthorityThatCannotForgetStandsInNobodysWay() {
    service.finish(code(state(begin("firm")), "good"));
    authority.down = true;
    assertThat(service.disconnect(ANA, "firm").note().orElseThrow()).contains("OAuth");
    authority.down = false;
    authority.revokes = false;
    service.finish(code(state(begin("firm")), "good"));
    Authorisations.Disconnected d = service.disconnect(ANA, "firm");
    assertThat(d.revoked()).isFalse();
    assertThat(d.connection().state()).isEqualTo("disconnected");
  }

  @Test
  void aCertificateIsGoodToTheEndOfItsDay() {
    service.finish(code(state(begin("firm")), "good"));
    Connection c =
        new ConnectionsService(books, null, clock)
            .certificate(ANA, "firm", Optional.of(LocalDate.of(2027, 5, 31)));
    assertThat(c.certificateUntil()).contains(Instant.parse("2027-06-01T00:00:00Z"));
  }
}
