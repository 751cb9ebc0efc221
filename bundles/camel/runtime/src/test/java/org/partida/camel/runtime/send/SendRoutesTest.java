package org.partida.camel.runtime.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.action.Actions;
import org.partida.api.job.Jobs;
import org.partida.api.security.Actor;
import org.partida.base.work.Intake;
import org.partida.base.work.Received;
import org.partida.base.work.Tick;
import org.partida.camel.runtime.component.Gateway;
import org.partida.camel.runtime.component.PartidaComponent;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;

/** Files that are dropped to be sent: each once, whole, and never in its neighbour's way. */
class SendRoutesTest {
  private final TempHome home = new TempHome();
  private final Path send = home.inbox().resolve("RO12345674/send");
  private final TestClock clock = new TestClock("2026-11-27T10:11:12.345Z");
  private final Engine engine = new Engine();
  private CamelContext context;

  @BeforeEach
  void start() throws Exception {
    context = new DefaultCamelContext();
    context.addComponent("partida", new PartidaComponent(engine));
    Properties values = new Properties();
    values.setProperty("send.delay", "50");
    values.setProperty("send.settled", "60");
    values.setProperty("send.results", "50");
    context.getPropertiesComponent().setInitialProperties(values);
    context.addRoutes(new SendRoutes(home, clock));
    context.start();
  }

  @AfterEach
  void stop() throws IOException {
    context.stop();
    home.close();
  }

  @Test
  void aFileIsTakenForTheCompanyOfItsFolderAndWaitsUnderItsSubmission() throws IOException {
    drop("F 1.xml", "first");
    drop("again.xml", "first");
    awaitFiles(
        "underway/key-first+20261127-101112345-again.xml",
        "underway/key-first_20261127-101112345-F 1.xml");
    assertThat(engine.taken)
        .containsExactlyInAnyOrder("RO12345674 F 1.xml first", "RO12345674 again.xml first");
    await().untilAtomic(engine.ticks, org.hamcrest.Matchers.greaterThan(1));
  }

  @Test
  void whatCanNeverBeTakenStandsAsideWithTheReasonAndStopsNobody() throws IOException {
    drop("a.xml", "never");
    drop("b.xml", "good");
    awaitFiles(
        "quarantine/20261127-101112345-a.xml",
        "quarantine/20261127-101112345-a.xml.txt",
        "underway/key-good_20261127-101112345-b.xml");
    assertThat(Files.readString(send.resolve("quarantine/20261127-101112345-a.xml.txt")))
        .contains("submission.empty", "is empty", "export it again");
  }

  @Test
  void whatCannotBeTakenNowStaysAndGoesLater() throws IOException {
    engine.there = false;
    drop("a.xml", "good");
    await().until(() -> engine.asked.get() > 0);
    engine.there = true;
    clock.advance(Duration.ofSeconds(9));
    int looked = engine.ticks.get();
    await().until(() -> engine.ticks.get() > looked + 5);
    assertThat(files()).containsExactly("a.xml");
    clock.advance(Duration.ofSeconds(1));
    awaitFiles("underway/key-good_20261127-101122345-a.xml");
  }

  @Test
  void onlyWholeFilesAreTaken() throws IOException {
    Files.createDirectories(send);
    Files.writeString(send.resolve("half.xml.part"), "<Inv");
    Files.writeString(home.inbox().resolve("RO12345674/statement.xml"), "not ours");
    try (OutputStream slow = Files.newOutputStream(send.resolve("slow.xml"))) {
      for (int i = 0; i < 20; i++) {
        slow.write('x');
        slow.flush();
        // a program that takes its time
        await().pollDelay(Duration.ofMillis(30)).until(() -> true);
        assertThat(engine.taken).isEmpty();
      }
    }
    await().until(() -> !engine.taken.isEmpty());
    assertThat(engine.taken).containsExactly("RO12345674 slow.xml " + "x".repeat(20));
    await().untilAsserted(() -> assertThat(files()).hasSize(2).contains("half.xml.part"));
    assertThat(home.inbox().resolve("RO12345674/statement.xml")).exists();
  }

  private void drop(String name, String text) throws IOException {
    Files.createDirectories(send);
    Path whole = Files.writeString(home.run().resolve("drop"), text);
    Files.move(whole, send.resolve(name));
  }

  private void awaitFiles(String... names) {
    await().untilAsserted(() -> assertThat(files()).containsExactly(names));
  }

  private List<String> files() {
    try (Stream<Path> all = Files.walk(send)) {
      return all.filter(Files::isRegularFile)
          .map(p -> send.relativize(p).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Knows what it took, refuses what says "never", and may be away. */
  private static final class Engine implements Gateway, Intake, Tick {
    final List<String> taken = new CopyOnWriteArrayList<>();
    final AtomicInteger asked = new AtomicInteger();
    final AtomicInteger ticks = new AtomicInteger();
    volatile boolean there = true;

    @Override
    public String kind() {
      return "submission";
    }

    @Override
    public Received take(Actor who, Optional<CompanyId> company, String name, InputStream content)
        throws IOException {
      String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
      if (text.equals("never")) {
        throw new PartidaException(
            new Problem("submission.empty", "the file is empty", name, "export it again"));
      }
      boolean fresh = taken.stream().noneMatch(t -> t.endsWith(" " + text));
      taken.add(company.orElseThrow() + " " + name + " " + text);
      return new Received("key-" + text, fresh);
    }

    @Override
    public String name() {
      return "send-folders";
    }

    @Override
    public void tick() {
      ticks.incrementAndGet();
    }

    @Override
    public Optional<Intake> intake(String kind) {
      asked.incrementAndGet();
      return there ? Optional.of(this) : Optional.empty();
    }

    @Override
    public Optional<Tick> tick(String name) {
      assertThat(name).isEqualTo("send-folders");
      return Optional.of(this);
    }

    @Override
    public Optional<Actions> actions() {
      return Optional.empty();
    }

    @Override
    public Optional<Jobs> jobs() {
      return Optional.empty();
    }
  }
}
