package org.partida.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partida.sandbox.Months;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.TestKeys;
import org.partida.sandbox.books.MemoryBooks;
import org.partida.sandbox.wire.Json;

class ControlTest {
  private final MemoryBooks books = TestKeys.into(new MemoryBooks());
  private final Sandbox sandbox = new Sandbox(books, Clock.fixed(Months.NOW, ZoneOffset.UTC));

  private JsonNode run(String... argv) {
    return Json.read(sandbox.control().apply(argv));
  }

  @Test
  void seedingFillsOnceAndTellsWhat() {
    JsonNode first = run("seed", "--seed", "7");
    assertThat(first.path("fresh").asBoolean()).isTrue();
    assertThat(first.path("messages").asInt()).isEqualTo(Months.seven().messages().size());
    assertThat(first.path("companies")).hasSize(3);
    assertThat(run("seed", "--seed", "7").path("fresh").asBoolean()).isFalse();
    int before = run("mailboxes").path("mailboxes").get(0).path("messages").asInt();
    assertThat(run("seed", "--seed", "8").path("fresh").asBoolean()).isTrue();
    int after = run("mailboxes").path("mailboxes").get(0).path("messages").asInt();
    assertThat(after).isEqualTo(before * 2);
  }

  @Test
  void aKillBetweenTheTwoWritesOfSeedingLosesNothing() {
    books.put("seed.prod.7", Months.NOW + "|6000000001|3000000001");
    assertThat(run("seed", "--seed", "7").path("fresh").asBoolean()).isTrue();
    assertThat(run("seed", "--seed", "7").path("fresh").asBoolean()).isFalse();
    assertThat(books.messages(org.partida.sandbox.books.Env.PROD, "890001013"))
        .hasSize(Months.seven().company("890001013").messages().size());
  }

  @Test
  void theClockMovesAndComesBack() {
    assertThat(run("clock", "+1d").path("now").asText()).isEqualTo("2026-11-23T10:00:00Z");
    assertThat(run("clock", "-2h").path("now").asText()).isEqualTo("2026-11-23T08:00:00Z");
    assertThat(run("clock", "2027-01-01T00:00:00Z").path("now").asText())
        .isEqualTo("2027-01-01T00:00:00Z");
    assertThat(run("clock", "reset").path("offset").asText()).isEqualTo("PT0S");
    assertThat(run("clock", "soon").path("error").asText()).contains("cannot read 'soon'");
  }

  @Test
  void faultsAreArmedListedAndCleared() {
    run("fault", "waf-page", "--count", "3", "--endpoint", "DOWNLOAD", "--key", "31");
    JsonNode two =
        run("fault", "UNAVAILABLE_503", "--forever", "--probability", "0.25", "--seed", "9");
    assertThat(two.path("faults")).hasSize(2);
    assertThat(two.path("faults").get(0).path("remaining").asInt()).isEqualTo(3);
    assertThat(two.path("faults").get(0).path("endpoint").asText()).isEqualTo("DOWNLOAD");
    assertThat(two.path("faults").get(0).path("key").asText()).isEqualTo("31");
    assertThat(two.path("faults").get(1).path("permille").asInt()).isEqualTo(250);
    assertThat(run("fault-clear").path("faults")).isEmpty();
    assertThat(run("fault", "NONSENSE").path("error").asText()).contains("unknown NONSENSE");
    assertThat(run("fault", "DROP", "--count").path("error").asText()).contains("needs a value");
  }

  @Test
  void settingsKeepTheirKind() {
    assertThat(run("set", "quota.download", "3").path("settings").path("quota.download").asText())
        .isEqualTo("3");
    assertThat(run("set", "quota.download", "many").path("error").asText()).contains("cannot be");
    assertThat(run("set", "tip.composite", "maybe").path("error").asText()).contains("cannot be");
    assertThat(run("set", "no.such", "1").path("error").asText()).contains("no setting");
  }

  @Test
  void unknownCommandsNameTheKnownOnes() {
    assertThat(run("dance").path("error").asText()).contains("no sandbox command").contains("seed");
    assertThat(run().path("clientId").asText()).isEqualTo("partida-sandbox");
  }

  @Test
  void mintedTokensAndCodesWork() {
    assertThat(run("mint").path("refreshToken").asText()).contains(".");
    assertThat(run("code").path("code").asText()).hasSize(32);
  }

  @Test
  void bankFilesAreWrittenPerCompany(@TempDir Path out) throws Exception {
    assertThat(run("statements", "--seed", "7").path("error").asText()).contains("not sown");
    run("seed", "--seed", "7");
    JsonNode files = run("statements", "--seed", "7", "--out", out.toString()).path("files");
    assertThat(files).hasSize(7);
    try (Stream<Path> written = Files.walk(out)) {
      assertThat(written.filter(Files::isRegularFile)).hasSize(7);
    }
    assertThat(Files.readAllBytes(Path.of(files.get(0).path("path").asText())))
        .isEqualTo(Months.seven().companies().get(0).statements().get(0).content().bytes());
    assertThat(run("statements", "--seed", "7", "--cif", "890002027").path("files")).hasSize(2);
  }

  @Test
  void theTruthTellsTotalsAndRates() {
    run("seed", "--seed", "7");
    JsonNode truth = run("truth", "--seed", "7");
    JsonNode invoice = truth.path("companies").get(0).path("messages").get(0).path("invoice");
    assertThat(invoice.path("gross").asText()).matches("\\d+\\.\\d\\d");
    assertThat(run("rates", "--seed", "7").path("EUR").path("2026-11-22").asText())
        .matches("5\\.\\d{4}");
    assertThat(run("messages", "--cif", "890001013").path("messages"))
        .hasSize(Months.seven().company("890001013").messages().size());
    assertThat(run("messages").path("error").asText()).isEqualTo("messages: missing --cif");
    assertThat(run("seed", "--env", "moon").path("error").asText()).contains("prod or test");
    assertThat(List.of(run("counters").path("counters"))).hasSize(1);
  }
}
