package org.partida.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.company.ApprovalPolicy;
import org.partida.base.port.MailboxStore.OpenWindow;
import org.partida.base.work.internal.WorkSettings;
import org.partida.base.work.internal.WorkerLoop;
import org.partida.documents.network.ListStep;
import org.partida.documents.network.NetworkTick;
import org.partida.documents.network.SyncSettings;
import org.partida.model.CompanyId;
import org.partida.spi.action.Progress;
import org.partida.spi.network.ConnectionRef;
import org.partida.spi.network.ListWindow;
import org.partida.spi.network.ListedMessage;
import org.partida.spi.network.MessagePage;
import org.partida.spi.network.MessageType;
import org.partida.spi.network.Network;
import org.partida.spi.network.SealReport;
import org.partida.spi.network.Unpacked;

/** A listing goes on where it was, whatever became of the process that began it. */
@Timeout(60)
class ResumeTest {
  private static final int PAGES = 4;
  private static final Instant MADE = Instant.parse("2026-11-20T08:00:00Z");

  private final Office office = new Office(LinkOffice.company(ApprovalPolicy.NOT_REQUIRED));
  private final Paged network = new Paged();

  @AfterEach
  void close() throws IOException {
    office.close();
  }

  @Test
  void aProcessThatIsKilledBetweenTwoPagesGoesOnWithTheSameWindowAtThePageThatWasNext()
      throws InterruptedException {
    new NetworkTick(office.books, SyncSettings.defaults(), office.clock).tick();
    network.hangAt(3);
    WorkerLoop killed = life("1");
    assertThat(network.hanging.await(20, TimeUnit.SECONDS)).isTrue();
    OpenWindow open = window().orElseThrow();
    assertThat(open.page()).as("two pages are in the books").isEqualTo(3);
    assertThat(messages()).isEqualTo(2);
    // the dead hold their lease; the next life of the node frees it; new messages came meanwhile
    office.clock.advance(Duration.ofSeconds(5));
    try (WorkerLoop next = life("2")) {
      assertThat(next.awaitQuiet(Optional.empty(), Duration.ofSeconds(20), Progress.SILENT))
          .isTrue();
      assertThat(network.asked).extracting(ListWindow::page).containsExactly(1, 2, 3, 3, 4);
      assertThat(network.asked)
          .as("the window's ends stay, so that no page shifts")
          .allSatisfy(w -> assertThat(w.from()).isEqualTo(open.from()))
          .allSatisfy(w -> assertThat(w.to()).isEqualTo(open.to()));
      assertThat(messages()).isEqualTo(PAGES);
      assertThat(window()).isEmpty();
      // what the dead one brings after all is dropped
      network.release.countDown();
    }
    killed.close();
    assertThat(messages()).isEqualTo(PAGES);
    assertThat(
            office.books.<Optional<Instant>>read(
                tx -> tx.messages().cursor(Office.COMPANY, network.id())))
        .contains(open.to());
  }

  private WorkerLoop life(String boot) {
    WorkSettings settings =
        new WorkSettings(
            2,
            Duration.ofMinutes(1),
            Duration.ofMillis(100),
            Duration.ofSeconds(10),
            Duration.ZERO);
    WorkerLoop loop = new WorkerLoop(office.books, office.clock, settings, "node", boot);
    loop.add(new ListStep(List.of(network), office.books, SyncSettings.defaults(), office.clock));
    return loop;
  }

  private Optional<OpenWindow> window() {
    return office.books.read(
        tx -> tx.mailboxes().mailbox(Office.COMPANY, network.id()).flatMap(m -> m.window()));
  }

  private int messages() {
    return office.books.<Integer>read(tx -> tx.messages().list(Office.COMPANY, 100).size());
  }

  /** A mailbox of four pages with a message each; a page can hang as if the process had died. */
  private static final class Paged implements Network {
    private final List<ListWindow> asked = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private int hangAt;

    void hangAt(int page) {
      hangAt = page;
    }

    @Override
    public String id() {
      return "ro.spv";
    }

    @Override
    public MessagePage list(ConnectionRef connection, CompanyId company, ListWindow window) {
      asked.add(window);
      if (window.page() == hangAt && hanging.getCount() > 0) {
        hanging.countDown();
        try {
          release.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      Optional<String> none = Optional.empty();
      ListedMessage m =
          new ListedMessage(
              Optional.of("m" + window.page()),
              Optional.of("9" + window.page()),
              MessageType.RECEIVED,
              "FACTURA PRIMITA",
              MADE,
              none,
              none,
              false,
              "{}");
      return new MessagePage(List.of(m), PAGES, List.of()).of(PAGES);
    }

    @Override
    public Path fetch(ConnectionRef connection, CompanyId company, String id, Path folder) {
      throw new IllegalStateException("nothing is fetched here");
    }

    @Override
    public Unpacked unpack(Path container, Path folder) {
      throw new IllegalStateException("nothing is unpacked here");
    }

    @Override
    public SealReport checkSeal(Path payload, Path signature) {
      throw new IllegalStateException("nothing is checked here");
    }
  }
}
