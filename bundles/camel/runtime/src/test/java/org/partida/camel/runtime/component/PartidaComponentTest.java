package org.partida.camel.runtime.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.action.Actions;
import org.partida.api.job.Job;
import org.partida.api.job.JobState;
import org.partida.api.job.Jobs;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.base.work.Intake;
import org.partida.base.work.Received;
import org.partida.base.work.Tick;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.spi.action.ActionSpec;

/** What routes can do with {@code partida:}. */
class PartidaComponentTest {
  private final Services services = new Services();
  private CamelContext context;
  private ProducerTemplate to;

  @BeforeEach
  void start() throws Exception {
    context = new DefaultCamelContext();
    context.getCamelContextExtension().setName("test");
    context.addComponent("partida", new PartidaComponent(services));
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:in").routeId("drop").to("partida:inbox/statement");
          }
        });
    context.start();
    to = context.createProducerTemplate();
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void theInboxTakesTheBodyForTheCompanyOfTheAddress() {
    Object key =
        to.request(
                "partida:inbox/statement?company=RO124",
                e -> {
                  e.getMessage().setBody("bytes");
                  e.getMessage().setHeader(Exchange.FILE_NAME, "RO124/sub\\bt.csv");
                })
            .getMessage()
            .getHeader("partidaKey");
    assertThat(services.taken).containsExactly("Optional[RO124] bt.csv bytes ROUTE");
    assertThat(key).isEqualTo("key-1");
  }

  @Test
  void theCompanyMayComeByHeaderOrNotAtAll() {
    to.sendBodyAndHeader("direct:in", "a", "partidaCompany", "RO94");
    to.sendBodyAndHeader("direct:in", "b", Exchange.FILE_NAME, "x.txt");
    assertThat(services.taken.get(0)).startsWith("Optional[RO94] ").endsWith(" a ROUTE");
    assertThat(services.taken.get(1)).isEqualTo("Optional.empty x.txt b ROUTE");
    assertThat(services.actor.id()).isEqualTo("route:test/drop");
  }

  @Test
  void whatIsNotThereFailsTheRouteWithTheFix() {
    assertThatThrownBy(() -> to.sendBody("partida:inbox/document", "x"))
        .isInstanceOf(CamelExecutionException.class)
        .cause()
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("intake of documents is not there")
        .hasMessageContaining("start the bundle");
    assertThatThrownBy(() -> to.sendBody("partida:inbox/statement?company=nonsense!", "x"))
        .cause()
        .hasMessageContaining("\"nonsense!\" is not a fiscal code");
    assertThatThrownBy(() -> to.sendBody("partida:inbox/statement", null))
        .cause()
        .hasMessageContaining("nothing to take in");
  }

  @Test
  void addressesThatDoNotExistAreRefused() {
    assertThatThrownBy(() -> to.sendBody("partida:outbox/statement", "x"))
        .hasStackTraceContaining("use partida:inbox/statement");
    assertThatThrownBy(() -> to.sendBody("partida:inbox/statement?compnay=RO1", "x"))
        .hasStackTraceContaining("compnay");
  }

  @Test
  void aTickIsCalledAndAMissingOneIsNoFault() {
    to.sendBody("partida:tick/network", null);
    to.sendBody("partida:tick/other", null);
    assertThat(services.ticks).isEqualTo(1);
  }

  @Test
  void anActionIsWaitedForAndItsSummaryBecomesTheBody() {
    services.ends = JobState.PARTIAL;
    Exchange e = to.request("partida:action/spv.sync?company=RO43&param.from=2026-01-01", x -> {});
    assertThat(e.getException()).isNull();
    assertThat(services.ran).isEqualTo("spv.sync Optional[RO43] {from=2026-01-01}");
    assertThat(e.getMessage().getBody()).isEqualTo("summary PARTIAL");
    assertThat(e.getMessage().getHeader("partidaState")).isEqualTo("PARTIAL");
    assertThat(services.watchers).as("the watch is closed").isZero();
  }

  @Test
  void aFailedActionFailsTheRoute() {
    services.ends = JobState.FAILED;
    assertThatThrownBy(() -> to.sendBody("partida:action/spv.sync", null))
        .cause()
        .hasMessageContaining("ended as FAILED: summary FAILED");
  }

  @Test
  void anActionThatNeverEndsIsNotWaitedForForever() {
    services.ends = JobState.RUNNING;
    assertThatThrownBy(() -> to.sendBody("partida:action/spv.sync?timeoutSeconds=1", null))
        .cause()
        .hasMessageContaining("still runs after 1 s");
    assertThat(services.watchers).isZero();
  }

  /** Services that write down what they were asked. */
  private static final class Services implements Gateway, Intake, Tick, Jobs {
    private final List<String> taken = new ArrayList<>();
    private Actor actor;
    private int ticks;
    private String ran;
    private JobState ends = JobState.DONE;
    private JobState now = JobState.RUNNING;
    private int watchers;

    @Override
    public String kind() {
      return "statement";
    }

    @Override
    public Received take(
        Actor who, Optional<CompanyId> company, String fileName, InputStream content)
        throws IOException {
      actor = who;
      taken.add(
          company
              + " "
              + fileName
              + " "
              + new String(content.readAllBytes(), StandardCharsets.UTF_8)
              + " "
              + who.channel());
      return new Received("key-" + taken.size(), taken.size() == 1);
    }

    @Override
    public String name() {
      return "network";
    }

    @Override
    public void tick() {
      ticks++;
    }

    @Override
    public Job start(Actor who, String title, Optional<CompanyId> company, Work work) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Job> find(Actor who, String id) {
      return Optional.of(job(now));
    }

    @Override
    public List<Job> list(Actor who) {
      return List.of();
    }

    @Override
    public Job cancel(Actor who, String id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public AutoCloseable watch(Actor who, String id, Consumer<Job> listener) {
      watchers++;
      now = ends;
      listener.accept(job(ends));
      return () -> watchers--;
    }

    private static Job job(JobState state) {
      return new Job(
          "j1",
          "title",
          Optional.empty(),
          "a",
          state,
          0,
          0,
          "summary " + state,
          List.of(),
          Instant.EPOCH,
          Optional.empty());
    }

    @Override
    public Optional<Intake> intake(String kind) {
      return kind.equals("statement") ? Optional.of(this) : Optional.empty();
    }

    @Override
    public Optional<Tick> tick(String name) {
      return name.equals("network") ? Optional.of(this) : Optional.empty();
    }

    @Override
    public Optional<Actions> actions() {
      return Optional.of(
          new Actions() {
            @Override
            public List<ActionSpec> list(Actor who) {
              return List.of();
            }

            @Override
            public Job run(
                Actor who,
                String actionId,
                Optional<CompanyId> company,
                Map<String, String> parameters,
                Locale language) {
              assertThat(who.channel()).isEqualTo(Channel.ROUTE);
              ran = actionId + " " + company + " " + parameters;
              return job(JobState.RUNNING);
            }
          });
    }

    @Override
    public Optional<Jobs> jobs() {
      return Optional.of(this);
    }
  }
}
