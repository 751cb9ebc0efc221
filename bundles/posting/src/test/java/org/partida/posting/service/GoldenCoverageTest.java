package org.partida.posting.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.posting.ro.Golden;
import org.partida.posting.ro.GoldenClaims;
import org.partida.posting.ro.GoldenFile;
import org.partida.posting.rules.Table;

/**
 * Every entry of the worked scenarios is compared by a test, or named as one that is not, with the
 * reason. The list {@code golden-coverage.psv} says which test has which entry; the tests say so
 * themselves, and both must agree with each other and with the file of scenarios.
 */
class GoldenCoverageTest {
  /** Scenarios and entries of the file that the list was made for. */
  private static final int SCENARIOS = 82;

  private static final int ENTRIES = 138;

  private Map<String, Integer> expected;
  private List<Entry> list;

  /**
   * A row of the list.
   *
   * @param test class that compares it; empty if none does
   * @param reason why none does
   */
  private record Entry(String id, Optional<String> test, Optional<String> reason) {}

  @BeforeEach
  void read() throws IOException {
    Optional<Path> file = GoldenFile.find();
    Assumptions.assumeTrue(file.isPresent(), "shared/golden is not here");
    expected = new TreeMap<>();
    GoldenFile.read(file.get()).forEach((id, entries) -> expected.put(id, entries.size()));
    try (InputStream in = GoldenCoverageTest.class.getResourceAsStream("golden-coverage.psv");
        BufferedReader text =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      list =
          Table.read("golden-coverage.psv", text, List.of("entry", "test", "reason"))
              .map(r -> new Entry(r.text("entry"), r.optional("test"), r.optional("reason")));
    }
  }

  private Set<String> entries() {
    Set<String> all = new TreeSet<>();
    expected.forEach(
        (id, n) -> {
          for (int i = 0; i < n; i++) {
            all.add(id + "#" + i);
          }
        });
    return all;
  }

  /** What the tests themselves say that they compare, by class. */
  private static Map<String, Set<String>> claimed() {
    Map<String, Set<String>> all = new TreeMap<>(GoldenClaims.all());
    Set<String> mine = all.computeIfAbsent("ItalyTest", k -> new TreeSet<>());
    for (Method m : ItalyTest.class.getDeclaredMethods()) {
      Golden g = m.getAnnotation(Golden.class);
      if (g != null) {
        assertThat(m.getAnnotation(Test.class)).as("%s is run", m).isNotNull();
        mine.addAll(GoldenClaims.each(g.value()));
      }
    }
    return all;
  }

  @Test
  void theFileIsTheOneThatTheListWasMadeFor() {
    assertThat(expected).hasSize(SCENARIOS);
    assertThat(entries()).hasSize(ENTRIES);
  }

  @Test
  void everyEntryIsInTheListOnce() {
    assertThat(list.stream().map(Entry::id).toList())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(entries());
  }

  @Test
  void whatIsNotComparedIsNamedWithTheReason() {
    for (Entry e : list) {
      assertThat(e.test().isPresent() != e.reason().isPresent())
          .as("%s has a test, or a reason why it has none", e.id())
          .isTrue();
    }
  }

  @Test
  void theTestsCompareWhatTheListSays() {
    Map<String, Set<String>> said = new TreeMap<>();
    list.forEach(
        e -> e.test().ifPresent(t -> said.computeIfAbsent(t, k -> new TreeSet<>()).add(e.id())));
    Map<String, Set<String>> claimed = claimed();
    assertThat(claimed.keySet()).containsAll(said.keySet());
    said.forEach((test, ids) -> assertThat(claimed.get(test)).as(test).containsAll(ids));
    Set<String> all = new TreeSet<>();
    claimed.values().forEach(all::addAll);
    assertThat(entries()).as("tests compare entries that there are").containsAll(all);
  }
}
