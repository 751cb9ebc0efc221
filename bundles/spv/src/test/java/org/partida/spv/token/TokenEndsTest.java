package org.partida.spv.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.NetworkException.Kind;

/** A lease that comes back empty, and a connection that people end. */
class TokenEndsTest extends TokenKeeperBase {
  /** The one before gives the lease back with nothing in hand: whoever waits renews itself. */
  @Test
  void whoeverWaitsForTheLeaseTakesItWhenItComesBackEmpty() throws Exception {
    now = START.plus(Duration.ofDays(91));
    clock.set(now);
    String a2 = jwt("a2", now);
    wire.then(200, answer(a2, jwt("r2", now)));
    assertThat(books.<Boolean>write(tx -> tx.grants().takeLease("c1", "another node", now, now)))
        .isTrue();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<String> waiting = thread.submit(() -> keeper.current("c1"));
      books.write(
          tx -> {
            tx.grants().freeLease("c1", "another node");
            return null;
          });
      assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(a2);
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void manyThreadsOfTwoNodesRenewOnce() throws Exception {
    now = START.plus(Duration.ofDays(91));
    clock.set(now);
    String a2 = jwt("a2", now);
    wire.then(200, answer(a2, jwt("r2", now)));
    List<TokenKeeper> nodes = List.of(keeper, keeper());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<String>> all = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        TokenKeeper node = nodes.get(i % 2);
        all.add(threads.submit(() -> node.current("c1")));
      }
      for (Future<String> f : all) {
        assertThat(f.get(30, TimeUnit.SECONDS)).isEqualTo(a2);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(wire.requests()).hasSize(1);
  }

  @Test
  void whatWasDisconnectedIsNotUsed() {
    books.put(row().withoutTokens());
    NetworkException e = catchThrowableOfType(NetworkException.class, () -> keeper.current("c1"));
    assertThat(e.kind()).isEqualTo(Kind.UNAUTHORISED);
    assertThat(e.problem().code()).isEqualTo("connection.disconnected");
    assertThat(wire.requests()).isEmpty();
  }

  @Test
  void revokingAsksWithAnafsOwnNamesAndTakesARedirectForNo() throws Exception {
    wire.then(200, "");
    wire.then(200, "");
    assertThat(keeper.revoke("c1")).isTrue();
    assertThat(wire.requests().get(0).uri())
        .hasToString("https://login.example/anaf-oauth2/v1/revoke");
    assertThat(String.join(" ", wire.bodies()))
        .contains("access_token=" + jwt("a1", START), "refresh_token=" + jwt("r1", START))
        .contains("client_id=app", "client_secret=hush+hush");
    wire.then(302, "");
    wire.then(302, "");
    assertThat(keeper.revoke("c1")).isFalse();
    wire.then(503, "");
    assertThat(catchThrowableOfType(NetworkException.class, () -> keeper.revoke("c1")).kind())
        .isEqualTo(Kind.TRANSIENT);
    assertThat(spool).as("no token is left in a file").isEmptyDirectory();
  }
}
