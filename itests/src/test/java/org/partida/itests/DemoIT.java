package org.partida.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partida.itests.harness.Answer;
import org.partida.itests.harness.Instance;
import org.partida.itests.harness.Places;

/**
 * The demo on a fresh instance: it judges itself, and here a few things are looked at from outside.
 */
class DemoIT {
  private static Instance instance;
  private static Answer demo;

  @BeforeAll
  static void runs() {
    instance = Instance.started("demo");
    demo = instance.call("demo");
  }

  @AfterAll
  static void ends() {
    instance.close();
  }

  @Test
  void itsOwnChecksHold() {
    assertThat(demo.status()).as("%s", demo).isZero();
    assertThat(demo.out()).contains("All checks hold.").contains("trial balance");
    assertThat(demo.err()).isEmpty();
  }

  @Test
  void otherLedgersAcceptTheJournalOfEachCompany() {
    for (String[] judge :
        new String[][] {
          {"hledger", "hledger check --strict"},
          {"ledger", "ledger --pedantic"},
          {"bean-check", "bean-check"}
        }) {
      assumeTrue(
          onPath(judge[0]),
          judge[0]
              + " is not installed, so it did not judge the books; ./partida test installs it");
      assertThat(demo.out().split(judge[1] + " accepts", -1)).as(judge[1]).hasSize(4);
    }
  }

  @Test
  void everyDocumentIsFiledByNameWithOriginalPdfAndSeal() {
    Map<String, List<String>> folders = new TreeMap<>();
    Path filed = instance.home().resolve("books/filed");
    for (Path p : Places.files(filed)) {
      folders
          .computeIfAbsent(filed.relativize(p.getParent()).toString(), f -> new ArrayList<>())
          .add(p.getFileName().toString());
    }
    assertThat(folders.size()).isGreaterThanOrEqualTo(50);
    folders.forEach(
        (folder, files) -> {
          assertThat(folder)
              .matches(
                  "RO\\d+/(received|issued)/\\d{4}/\\d{2}/\\d{4}-\\d{2}-\\d{2}_[^/]+_[^/]+_\\d+");
          assertThat(files)
              .as(folder)
              .anyMatch(f -> f.endsWith(".pdf"))
              .anyMatch(f -> f.matches("semnatura_\\d+\\.xml"));
          assertThat(files)
              .as(folder)
              .anyMatch(f -> f.endsWith(".xml") && !f.startsWith("semnatura_"));
        });
  }

  @Test
  void theMenuActionsAreThere() {
    List<String> titles = new ArrayList<>();
    for (JsonNode a : instance.call("actions", "--json").good().json()) {
      titles.add(a.get("title").asText());
    }
    assertThat(titles)
        .contains(
            "Sync with e-Factura",
            "Import statement",
            "Approve documents",
            "Post approved",
            "Match payments");
  }

  @Test
  void nothingIsIll() {
    Answer health = instance.call("health", "--json");
    assertThat(health.status()).as("%s", health).isZero();
    health
        .json()
        .forEach(h -> assertThat(h.get("level").asText()).as("%s", h).isNotEqualTo("FAIL"));
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(p -> Files.isExecutable(Path.of(p, program)));
  }
}
