package org.partida.spv.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partida.base.port.ConnectionRow;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.NetworkException.Kind;
import org.partida.spv.FakeWire;

/** Tokens: renewed in time, once, stored before use, and given up only when ANAF says so. */
class TokenKeeperTest extends TokenKeeperBase {
  @Test
  void aYoungTokenIsUsedAsItIs() throws Exception {
    now = START.plus(Duration.ofDays(59));
    clock.set(now);
    assertThat(keeper.current("c1")).isEqualTo(jwt("a1", START));
    assertThat(wire.requests()).isEmpty();
  }

  @Test
  void lessThanAThirdLeftMeansRenewalStoredBeforeUse() throws Exception {
    now = START.plus(Duration.ofDays(61));
    clock.set(now);
    String a2 = jwt("a2", now);
    String r2 = jwt("r2", now);
    wire.then(200, answer(a2, r2));
    assertThat(keeper.current("c1")).isEqualTo(a2);
    ConnectionRow row = row();
    assertThat(row.accessToken()).isEqualTo(secrets.seal(a2));
    assertThat(row.refreshToken()).isEqualTo(secrets.seal(r2));
    assertThat(row.accessUntil()).contains(now.plus(LIFE));
    assertThat(row.refreshUntil()).contains(now.plus(LIFE));
    assertThat(row.certificateSerial()).contains("1a2b");
    assertThat(row.version()).isEqualTo(2);
    assertThat(wire.requests().get(0).uri())
        .hasToString("https://login.example/anaf-oauth2/v1/token");
    assertThat(wire.requests().get(0).headers())
        .containsEntry(
            "Authorization",
            "Basic "
                + Base64.getEncoder()
                    .encodeToString("app:hush hush".getBytes(StandardCharsets.UTF_8)))
        .containsEntry("Content-Type", "application/x-www-form-urlencoded");
    assertThat(wire.bodies().get(0))
        .isEqualTo(
            "grant_type=refresh_token&refresh_token="
                + jwt("r1", START)
                + "&token_content_type=jwt");
    assertThat(spool).as("no token is left in a file").isEmptyDirectory();
    assertThat(keeper.current("c1")).isEqualTo(a2);
  }

  @Test
  void aRefusedTokenIsRenewedThoughYoung() throws Exception {
    String a2 = jwt("a2", now.plusSeconds(1));
    wire.then(200, answer(a2, jwt("r2", now)));
    assertThat(keeper.insteadOf("c1", jwt("a1", START))).isEqualTo(a2);
    assertThat(keeper.insteadOf("c1", jwt("a1", START))).as("renewed already").isEqualTo(a2);
  }

  @Test
  void manyThreadsRenewOnce() throws Exception {
    now = START.plus(Duration.ofDays(80));
    clock.set(now);
    String a2 = jwt("a2", now);
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    FakeWire other = new FakeWire(spool);
    other.then(200, answer(a2, jwt("r2", now)));
    wire.thenDo(
        r -> {
          asked.countDown();
          try {
            assertThat(go.await(10, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return other.exchange(r);
        });
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<String>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        all.add(threads.submit(() -> keeper.current("c1")));
      }
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
      go.countDown();
      for (Future<String> f : all) {
        assertThat(f.get(10, TimeUnit.SECONDS)).isEqualTo(a2);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(wire.requests()).hasSize(1);
  }

  @Test
  void ofTwoNodesThatRenewTheLaterPairIsKept() throws Exception {
    now = START.plus(Duration.ofDays(80));
    clock.set(now);
    String theirs = jwt("theirs", now.plusSeconds(5));
    FakeWire other = new FakeWire(spool);
    other.then(200, answer(jwt("ours", now), jwt("r2", now)));
    wire.thenDo(
        r -> {
          put(theirs, jwt("r3", now.plusSeconds(5)));
          return other.exchange(r);
        });
    assertThat(keeper.current("c1")).isEqualTo(theirs);
    assertThat(secrets.open(row().accessToken())).isEqualTo(theirs);
  }

  @Test
  void aChangeThatIsNoRenewalDoesNotLoseThePair() throws Exception {
    now = START.plus(Duration.ofDays(80));
    clock.set(now);
    String a2 = jwt("a2", now);
    FakeWire other = new FakeWire(spool);
    other.then(200, answer(a2, jwt("r2", now)));
    wire.thenDo(
        r -> {
          ConnectionRow row = row();
          books.put(
              new ConnectionRow(
                  row.id(),
                  row.network(),
                  "renamed",
                  row.holder(),
                  row.certificateSerial(),
                  row.accessToken(),
                  row.refreshToken(),
                  row.accessUntil(),
                  row.refreshUntil(),
                  row.state(),
                  0));
          return other.exchange(r);
        });
    assertThat(keeper.current("c1")).isEqualTo(a2);
    assertThat(row().name()).isEqualTo("renamed");
    assertThat(secrets.open(row().accessToken())).isEqualTo(a2);
  }

  @Test
  void aLostAnswerIsAskedForOnceMoreWithTheOldToken() throws Exception {
    now = START.plus(Duration.ofDays(80));
    clock.set(now);
    String a2 = jwt("a2", now);
    wire.thenFails(true).then(200, answer(a2, jwt("r2", now)));
    assertThat(keeper.current("c1")).isEqualTo(a2);
    assertThat(wire.bodies().get(1)).isEqualTo(wire.bodies().get(0));
  }

  @Test
  void anUnreachableProviderDoesNotStopATokenThatStillWorks() throws Exception {
    now = START.plus(Duration.ofDays(80));
    clock.set(now);
    wire.thenFails(false).then(503, "<html>").then(200, "<html>Request Rejected</html>");
    for (int i = 0; i < 3; i++) {
      assertThat(keeper.current("c1")).isEqualTo(jwt("a1", START));
    }
    now = START.plus(Duration.ofDays(91));
    clock.set(now);
    wire.then(502, "").then(401, "{\"error\":\"Unauthorized\"}");
    assertThat(fails().kind()).isEqualTo(Kind.TRANSIENT);
    assertThat(fails().kind()).isEqualTo(Kind.TRANSIENT);
    assertThat(row().state()).isEqualTo("CONNECTED");
  }

  @ParameterizedTest
  @CsvSource({
    "invalid_grant,",
    "invalid_request,Refresh Token status is expired",
    "access_denied,"
  })
  void anEndedAuthorisationNeedsAPerson(String error, String description) {
    now = START.plus(Duration.ofDays(80));
    clock.set(now);
    wire.then(
        400,
        "{\"error\":\""
            + error
            + "\",\"error_description\":\""
            + (description == null ? "" : description)
            + "\"}");
    NetworkException e = fails();
    assertThat(e.kind()).isEqualTo(Kind.UNAUTHORISED);
    assertThat(e.problem().fix()).contains("authorise the connection again");
    assertThat(row().state()).isEqualTo("REAUTHORISE");
    assertThat(fails().kind()).as("and ANAF is left alone").isEqualTo(Kind.UNAUTHORISED);
    assertThat(wire.requests()).hasSize(1);
  }

  @Test
  void aRefusalBecauseAnotherNodeWasFasterIsNone() throws Exception {
    now = START.plus(Duration.ofDays(80));
    clock.set(now);
    String theirs = jwt("theirs", now);
    FakeWire other = new FakeWire(spool);
    other.then(400, "{\"error\":\"invalid_grant\"}");
    wire.thenDo(
        r -> {
          put(theirs, jwt("r2", now));
          return other.exchange(r);
        });
    assertThat(keeper.current("c1")).isEqualTo(theirs);
    assertThat(row().state()).isEqualTo("CONNECTED");
  }

  @Test
  void aWrongApplicationIsASettingNotAnAuthorisation() {
    now = START.plus(Duration.ofDays(91));
    clock.set(now);
    wire.then(400, "{\"error\":\"invalid_client\"}");
    NetworkException e = fails();
    assertThat(e.kind()).isEqualTo(Kind.REFUSED);
    assertThat(e.problem().fix()).contains("clientId");
    assertThat(row().state()).isEqualTo("CONNECTED");
  }

  @Test
  void aMissingConnectionSaysSo() {
    NetworkException e = catchThrowableOfType(NetworkException.class, () -> keeper.current("nope"));
    assertThat(e.kind()).isEqualTo(Kind.UNAUTHORISED);
    assertThat(e.problem().code()).isEqualTo("spv.no-connection");
  }

  @Test
  void opaqueTokensLiveByTheRow() throws Exception {
    books.put(
        new ConnectionRow(
            "c1",
            "ro.spv",
            "n",
            Optional.empty(),
            Optional.empty(),
            secrets.seal("opaque"),
            secrets.seal("r"),
            Optional.of(START.plus(LIFE)),
            Optional.empty(),
            "CONNECTED",
            0));
    assertThat(keeper.current("c1")).isEqualTo("opaque");
    now = START.plus(Duration.ofDays(61));
    clock.set(now);
    wire.then(
        200, "{\"access_token\":\"opaque2\",\"token_type\":\"Bearer\",\"expires_in\":7776000}");
    assertThat(keeper.current("c1")).isEqualTo("opaque2");
    assertThat(row().accessUntil()).contains(now.plus(LIFE));
    assertThat(secrets.open(row().refreshToken())).as("kept, none came").isEqualTo("r");
  }

  @Test
  void aCodeBecomesAConnection() throws Exception {
    String a = jwt("a", now);
    wire.then(200, answer(a, jwt("r", now)));
    keeper.exchangeCode("new", "Firma", "abc/+", "https://localhost:1/cb?x=1");
    assertThat(wire.bodies().get(0))
        .isEqualTo(
            "grant_type=authorization_code&code=abc%2F%2B&redirect_uri=https%3A%2F%2Flocalhost%3A1%2Fcb%3Fx%3D1&token_content_type=jwt");
    assertThat(keeper.current("new")).isEqualTo(a);
  }

  @Test
  void nothingThatIsShownHoldsASecret() {
    now = START.plus(Duration.ofDays(91));
    clock.set(now);
    wire.thenFails(true).thenFails(true);
    NetworkException e = fails();
    assertThat(e.toString() + e.problem() + row() + wire.requests())
        .doesNotContain(jwt("r1", START))
        .doesNotContain(jwt("a1", START))
        .doesNotContain("hush")
        .doesNotContain("Basic");
  }
}
