package org.partida.camel.runtime.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partida.api.action.Actions;
import org.partida.api.health.HealthEntry;
import org.partida.api.health.HealthEntry.Level;
import org.partida.api.job.Jobs;
import org.partida.base.work.Intake;
import org.partida.base.work.Tick;
import org.partida.camel.runtime.component.Gateway;

/** Contexts come and go with what they need; files add to them and replace routes. */
class ContextsTest {
  private static final Map<String, Long> HTTP = Map.of("http", 7L);

  @TempDir Path folder;
  @TempDir Path spool;
  private final List<CamelContext> made = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private final Map<String, Map<String, String>> configurations = new HashMap<>();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private Contexts contexts;

  @BeforeEach
  void make() {
    ContextListener listener =
        new ContextListener() {
          @Override
          public void started(CamelContext context) {
            events.add("started " + context.getName());
          }

          @Override
          public void stopping(CamelContext context) {
            events.add("stopping " + context.getName());
          }
        };
    contexts =
        new Contexts(
            this::plain,
            new ContextSettings(spool, Duration.ofSeconds(5), 3),
            new NoServices(),
            listener,
            folder,
            n -> configurations.getOrDefault(n, Map.of()));
  }

  @AfterEach
  void stop() {
    contexts.stop();
    assertThat(made).allMatch(CamelContext::isStopped, "no orphan runs on");
    assertThat(closed).hasValue(opened.get());
  }

  @Test
  void startsWhenItsComponentsAreThereAndStopsWhenTheyGo() {
    contexts.add(source(1, Set.of("http"), "greet", "Java"));
    assertThat(contexts.status("spv").missing()).containsExactly("http");
    assertThat(contexts.check())
        .extracting(HealthEntry::part, HealthEntry::level)
        .containsExactly(tuple("routes spv", Level.WARN));
    contexts.components(HTTP);
    assertThat(ask("greet")).isEqualTo("Java");
    contexts.components(Map.of());
    assertThat(contexts.status("spv").started()).isFalse();
    contexts.components(HTTP);
    assertThat(ask("greet")).isEqualTo("Java");
    assertThat(events).containsExactly("started spv", "stopping spv", "started spv");
    assertThat(contexts.check()).extracting(HealthEntry::level).containsExactly(Level.OK);
  }

  @Test
  void componentsThatNobodyUsesDisturbNobody() {
    contexts.add(source(1, Set.of("http"), "greet", "Java"));
    contexts.components(HTTP);
    contexts.components(Map.of("http", 7L, "ftp", 9L));
    contexts.components(HTTP);
    assertThat(events).containsExactly("started spv");
  }

  @Test
  void anUpdatedComponentMakesTheContextAnew() {
    contexts.add(source(1, Set.of("direct"), "greet", "Java"));
    contexts.components(Map.of("direct", 7L));
    contexts.components(Map.of("direct", 8L));
    assertThat(events).containsExactly("started spv", "stopping spv", "started spv");
    assertThat(ask("greet")).isEqualTo("Java");
  }

  @Test
  void twoBundlesShareAContextAndEachTakesItsRoutesAway() {
    RoutesSource one = source(1, Set.of(), "greet", "one");
    contexts.add(one);
    contexts.add(source(2, Set.of(), "part", "two"));
    assertThat(ask("greet") + ask("part")).isEqualTo("onetwo");
    contexts.remove(one);
    assertThat(context().getRoute("greet")).isNull();
    assertThat(ask("part")).isEqualTo("two");
  }

  @Test
  void placeholdersComeFromDefaultsAndConfiguration() {
    contexts.add(source(1, Set.of(), "greet", "{{word}}"));
    assertThat(ask("greet")).isEqualTo("default");
    configurations.put("spv", Map.of("word", "configured"));
    contexts.configured("spv");
    assertThat(ask("greet")).isEqualTo("configured");
  }

  @Test
  void aContextThatCannotStartSaysWhyAndIsTriedAgain() {
    contexts.add(source(1, Set.of(), "greet", "{{no.such.key}}"));
    assertThat(contexts.check())
        .singleElement()
        .satisfies(
            h -> {
              assertThat(h.level()).isEqualTo(Level.FAIL);
              assertThat(h.message()).contains("no.such.key");
            });
    int tries = made.size();
    contexts.poll();
    contexts.poll();
    assertThat(made).as("not at every look").hasSize(tries);
    contexts.poll();
    assertThat(made).hasSize(tries + 1);
    configurations.put("spv", Map.of("no.such.key", "found"));
    contexts.configured("spv");
    assertThat(ask("greet")).isEqualTo("found");
    assertThat(contexts.check()).extracting(HealthEntry::level).containsExactly(Level.OK);
  }

  @Test
  void optionsOfComponentsAreSetAndNonsenseIsRefused() {
    configurations.put("spv", Map.of("camel.component.seda.queueSize", "17"));
    contexts.add(source(1, Set.of(), "greet", "x"));
    assertThat(
            context()
                .getComponent("seda", org.apache.camel.component.seda.SedaComponent.class)
                .getQueueSize())
        .isEqualTo(17);
    configurations.put("spv", Map.of("camel.component.seda.nonsense", "17"));
    contexts.configured("spv");
    assertThat(contexts.status("spv").error()).contains("nonsense");
  }

  @Test
  void aFileReplacesAJavaRouteAndGivesItBack() throws IOException {
    contexts.add(source(1, Set.of(), "greet", "Java"));
    write("spv/greet.yaml", yaml("greet", "file"), 1);
    settle();
    assertThat(ask("greet")).isEqualTo("file");
    assertThat(context().getRoutesSize()).isEqualTo(1);
    write("spv/greet.yaml", yaml("greet", "changed"), 2);
    settle();
    assertThat(ask("greet")).isEqualTo("changed");
    Files.delete(folder.resolve("spv/greet.yaml"));
    settle();
    assertThat(ask("greet")).isEqualTo("Java");
  }

  @Test
  void aFileThatIsThereAtStartReplacesBeforeTheJavaRouteEverRuns() throws IOException {
    write(
        "spv/greet.xml",
        "<routes xmlns=\"http://camel.apache.org/schema/spring\"><route id=\"greet\"><from uri=\"direct:greet\"/><setBody><constant>xml</constant></setBody></route></routes>",
        1);
    contexts.add(source(1, Set.of(), "greet", "Java"));
    assertThat(ask("greet")).isEqualTo("xml");
    assertThat(events).containsExactly("started spv");
  }

  @Test
  void aBadFileStopsNothingAndIsNamed() throws IOException {
    contexts.add(source(1, Set.of(), "greet", "Java"));
    write("spv/a-bad.yaml", "- route:\n    this is: [not yaml", 1);
    write("spv/b-missing.yaml", yaml("late", "x").replace("direct:late", "nosuch:late"), 1);
    write("spv/c-good.yaml", yaml("good", "good"), 1);
    settle();
    assertThat(ask("greet") + ask("good")).isEqualTo("Javagood");
    assertThat(contexts.check())
        .extracting(HealthEntry::part, HealthEntry::level)
        .containsExactly(
            tuple("routes spv", Level.OK),
            tuple("route file spv/a-bad.yaml", Level.WARN),
            tuple("route file spv/b-missing.yaml", Level.WARN));
    write("spv/a-bad.yaml", yaml("healed", "healed"), 2);
    Files.delete(folder.resolve("spv/b-missing.yaml"));
    settle();
    assertThat(ask("healed")).isEqualTo("healed");
    assertThat(contexts.check()).extracting(HealthEntry::level).containsExactly(Level.OK);
    assertThat(events).as("never stopped").containsExactly("started spv");
  }

  @Test
  void aReplacementThatCannotStartGivesTheJavaRouteBack() throws IOException {
    contexts.add(source(1, Set.of(), "greet", "Java"));
    write("spv/greet.yaml", yaml("greet", "x").replace("direct:greet", "nosuch:greet"), 1);
    settle();
    contexts.poll();
    assertThat(ask("greet")).isEqualTo("Java");
    assertThat(contexts.status("spv").problems())
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("nosuch"));
  }

  @Test
  void theLastGoodVersionRunsOnWhenAnEditIsBroken() throws IOException {
    contexts.add(source(1, Set.of(), "greet", "Java"));
    write("spv/greet.yaml", yaml("greet", "file"), 1);
    settle();
    write("spv/greet.yaml", "- route: [", 2);
    settle();
    assertThat(ask("greet")).isEqualTo("file");
    assertThat(contexts.status("spv").problems()).hasSize(1);
  }

  @Test
  void twoFilesWithOneRouteIdDoNotFight() throws IOException {
    write("a.yaml", yaml("same", "a"), 1);
    write("b.yaml", yaml("same", "b"), 1);
    contexts.poll();
    assertThat(askIn(last(), "same")).isEqualTo("a");
    assertThat(contexts.status("user").problems())
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("stands in a.yaml too"));
  }

  @Test
  void userRoutesRunInAContextOfTheirOwnWhileThereAreAny() throws IOException {
    write("hello.yaml", yaml("hello", "hi"), 1);
    contexts.poll();
    assertThat(askIn(last(), "hello")).isEqualTo("hi");
    Files.delete(folder.resolve("hello.yaml"));
    contexts.poll();
    assertThat(contexts.status("user").started()).isFalse();
  }

  @Test
  void aFileForAMissingComponentIsTriedAgainWhenComponentsCome() throws IOException {
    write("x.yaml", yaml("x", "x").replace("direct:x", "later:x"), 1);
    contexts.poll();
    assertThat(contexts.status("user").problems()).hasSize(1);
    last().getRegistry().bind("later", new org.apache.camel.component.direct.DirectComponent());
    contexts.components(Map.of("later", 3L));
    assertThat(contexts.status("user").problems()).isEmpty();
    assertThat(last().createProducerTemplate().requestBody("later:x", "", String.class))
        .isEqualTo("x");
  }

  @Test
  void filesForAContextThatNobodyBringsAreNamed() throws IOException {
    write("sdi/x.yaml", yaml("x", "x"), 1);
    contexts.poll();
    assertThat(contexts.check())
        .singleElement()
        .satisfies(h -> assertThat(h.message()).contains("no bundle brings"));
  }

  @Test
  void aStopWaitsForWhatIsInFlight() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    contexts.add(
        source(
            1,
            Set.of(),
            () ->
                new RouteBuilder() {
                  @Override
                  public void configure() {
                    from("direct:slow")
                        .routeId("slow")
                        .process(
                            e -> {
                              arrived.countDown();
                              release.await(10, TimeUnit.SECONDS);
                              e.getMessage().setBody("whole");
                            });
                  }
                }));
    CompletableFuture<String> reply = CompletableFuture.supplyAsync(() -> ask("slow"));
    assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(contexts::stop);
    assertThat(stopped).isNotCompleted();
    release.countDown();
    assertThat(reply.get(10, TimeUnit.SECONDS)).isEqualTo("whole");
    stopped.get(10, TimeUnit.SECONDS);
  }

  private void settle() {
    contexts.poll();
    contexts.poll();
  }

  private CamelContext context() {
    CamelContext last = last();
    assertThat(last.isStarted()).isTrue();
    return last;
  }

  private CamelContext last() {
    return made.get(made.size() - 1);
  }

  private String ask(String route) {
    return askIn(context(), route);
  }

  private static String askIn(CamelContext context, String route) {
    return context.createProducerTemplate().requestBody("direct:" + route, "", String.class);
  }

  private CamelContext plain(String name) {
    DefaultCamelContext c = new DefaultCamelContext();
    c.getCamelContextExtension().setName(name);
    c.disableJMX();
    made.add(c);
    return c;
  }

  private void write(String name, String text, int version) throws IOException {
    Path p = folder.resolve(name);
    Files.createDirectories(p.getParent());
    Files.writeString(p, text);
    Files.setLastModifiedTime(p, FileTime.fromMillis(1_700_000_000_000L + version * 1000L));
  }

  private static String yaml(String id, String body) {
    return "- route:\n    id: "
        + id
        + "\n    from:\n      uri: direct:"
        + id
        + "\n      steps:\n        - setBody:\n            constant: "
        + body
        + "\n";
  }

  private RoutesSource source(long id, Set<String> components, String route, String body) {
    return source(
        id,
        components,
        () ->
            new RouteBuilder() {
              @Override
              public void configure() {
                from("direct:" + route).routeId(route).setBody(simple(body));
              }
            });
  }

  private RoutesSource source(
      long id, Set<String> components, java.util.function.Supplier<RoutesBuilder> builders) {
    return new RoutesSource() {
      @Override
      public long id() {
        return id;
      }

      @Override
      public String context() {
        return "spv";
      }

      @Override
      public Set<String> components() {
        return components;
      }

      @Override
      public Map<String, String> defaults() {
        return Map.of("word", "default");
      }

      @Override
      public RoutesBuilder open() {
        opened.incrementAndGet();
        return builders.get();
      }

      @Override
      public void close(RoutesBuilder builder) {
        closed.incrementAndGet();
      }
    };
  }

  private static final class NoServices implements Gateway {
    @Override
    public Optional<Intake> intake(String kind) {
      return Optional.empty();
    }

    @Override
    public Optional<Tick> tick(String name) {
      return Optional.empty();
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
