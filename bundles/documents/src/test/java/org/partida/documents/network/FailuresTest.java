package org.partida.documents.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partida.base.work.Outcome;
import org.partida.model.Problem;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.NetworkException.Kind;

class FailuresTest {
  private static final Duration SAID = Duration.ofSeconds(2);

  @Test
  void theAuthoritysOwnWaitIsTakenAtFirst() {
    assertThat(wait(Kind.THROTTLED, SAID, 0)).isEqualTo(SAID);
    assertThat(wait(Kind.TRANSIENT, SAID, 0)).isEqualTo(SAID);
  }

  @Test
  void anAuthorityThatKeepsSayingSoonIsAskedEverMoreRarely() {
    assertThat(wait(Kind.THROTTLED, SAID, 1)).isEqualTo(Duration.ofMinutes(1));
    assertThat(wait(Kind.TRANSIENT, SAID, 2)).isEqualTo(Duration.ofMinutes(5));
    assertThat(wait(Kind.THROTTLED, SAID, 99)).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void aLongerWaitThanOurOwnStands() {
    assertThat(wait(Kind.THROTTLED, Duration.ofHours(9), 3)).isEqualTo(Duration.ofHours(9));
  }

  private static Duration wait(Kind kind, Duration said, int attempts) {
    NetworkException e =
        new NetworkException(kind, new Problem("c", "m", "l", "f"), Optional.of(said));
    return ((Outcome.Retry) Failures.outcome(e, attempts, "connection")).after();
  }
}
