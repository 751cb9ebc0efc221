package org.partida.documents.sandboxed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The first sync of many companies, small: hardly a call too many, none refused, no call unused.
 */
@Timeout(120)
class SyncRunTest {
  private static final int COMPANIES = 100;
  private static final int MESSAGES = 500;

  @Test
  void theLimitIsUsedAndNeverBroken() throws IOException {
    try (SyncRun run = new SyncRun(COMPANIES, MESSAGES)) {
      SyncRun.Figures f = run.ours();
      System.out.println("sync: " + f);
      assertThat(f.needed()).isEqualTo(COMPANIES + MESSAGES);
      assertThat(f.ratio()).as("calls used for each call needed").isLessThanOrEqualTo(1.05);
      assertThat(f.refused()).isEmpty();
      assertThat(f.share()).as("share of the budget").isBetween(0.98, 1.0);
    }
  }

  /** The authority of this test can refuse: a loop that only waits when told to is refused. */
  @Test
  void theUsualLoopIsRefused() throws IOException {
    try (SyncRun run = new SyncRun(COMPANIES, 1_000)) {
      assertThat(run.naive().refused()).containsKey("minute");
    }
  }
}
