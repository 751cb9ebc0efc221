package org.partida.camel.runtime.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Contexts come and go with what they need; files add to them and replace routes. */
class ContextFaultsTest extends ContextsBase {
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
}
