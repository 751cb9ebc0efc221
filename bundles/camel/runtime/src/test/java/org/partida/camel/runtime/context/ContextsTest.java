package org.partida.camel.runtime.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.partida.api.health.HealthEntry;
import org.partida.api.health.HealthEntry.Level;

/** Contexts come and go with what they need; files add to them and replace routes. */
class ContextsTest extends ContextsBase {
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
}
