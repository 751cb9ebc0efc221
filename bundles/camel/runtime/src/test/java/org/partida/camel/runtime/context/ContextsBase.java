package org.partida.camel.runtime.context;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.partida.api.action.Actions;
import org.partida.api.job.Jobs;
import org.partida.base.work.Intake;
import org.partida.base.work.Tick;
import org.partida.camel.runtime.component.Gateway;

/** What the tests of ContextsTest and ContextFaultsTest share. */
abstract class ContextsBase {
  static final Map<String, Long> HTTP = Map.of("http", 7L);

  @TempDir Path folder;
  @TempDir Path spool;
  final List<CamelContext> made = new ArrayList<>();
  final List<String> events = new ArrayList<>();
  final Map<String, Map<String, String>> configurations = new HashMap<>();
  final AtomicInteger opened = new AtomicInteger();
  final AtomicInteger closed = new AtomicInteger();
  Contexts contexts;

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

  void settle() {
    contexts.poll();
    contexts.poll();
  }

  CamelContext context() {
    CamelContext last = last();
    assertThat(last.isStarted()).isTrue();
    return last;
  }

  CamelContext last() {
    return made.get(made.size() - 1);
  }

  String ask(String route) {
    return askIn(context(), route);
  }

  static String askIn(CamelContext context, String route) {
    return context.createProducerTemplate().requestBody("direct:" + route, "", String.class);
  }

  CamelContext plain(String name) {
    DefaultCamelContext c = new DefaultCamelContext();
    c.getCamelContextExtension().setName(name);
    c.disableJMX();
    made.add(c);
    return c;
  }

  void write(String name, String text, int version) throws IOException {
    Path p = folder.resolve(name);
    Files.createDirectories(p.getParent());
    Files.writeString(p, text);
    Files.setLastModifiedTime(p, FileTime.fromMillis(1_700_000_000_000L + version * 1000L));
  }

  static String yaml(String id, String body) {
    return "- route:\n    id: "
        + id
        + "\n    from:\n      uri: direct:"
        + id
        + "\n      steps:\n        - setBody:\n            constant: "
        + body
        + "\n";
  }

  RoutesSource source(long id, Set<String> components, String route, String body) {
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

  RoutesSource source(
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

  static final class NoServices implements Gateway {
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
