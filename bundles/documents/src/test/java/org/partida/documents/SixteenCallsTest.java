package org.partida.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.company.ApprovalPolicy;
import org.partida.documents.network.NetworkTick;
import org.partida.documents.network.SyncSettings;

/**
 * An authority that lets a thousand calls pass in a minute and takes a second for each wants
 * sixteen at once, on an instance of three threads.
 */
@Timeout(60)
class SixteenCallsTest {
  private static final int AT_ONCE = 16;

  private final Office office = new Office(LinkOffice.company(ApprovalPolicy.NOT_REQUIRED));

  @AfterEach
  void close() throws IOException {
    office.close();
  }

  @Test
  void sixteenDownloadsAreUnderWayAtOnce() throws InterruptedException {
    CountDownLatch underWay = new CountDownLatch(AT_ONCE);
    office.network.slow =
        () -> {
          underWay.countDown();
          underWay.await();
        };
    for (int i = 0; i < AT_ONCE; i++) {
      office.network.mailbox.put("m" + i, "F" + i);
    }
    office.withAllSteps(List.of(new Office.FakeReader()));
    new NetworkTick(office.books, SyncSettings.defaults(), office.clock).all();
    assertThat(underWay.await(20, TimeUnit.SECONDS))
        .as("downloads that nobody else's end is needed for, %s missing", underWay.getCount())
        .isTrue();
    office.quiet();
    assertThat(office.network.fetched).hasSize(AT_ONCE);
  }
}
