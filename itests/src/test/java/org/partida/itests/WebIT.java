package org.partida.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.itests.harness.Answer;
import org.partida.itests.harness.Instance;
import org.partida.itests.harness.Places;
import org.partida.itests.harness.Rest;
import org.partida.itests.harness.Sandbox;

/**
 * The page in a real browser on the assembled instance, as people use it: the journeys are in
 * {@code itests/web}. Their pictures are in {@code target/pictures}.
 */
class WebIT {
  private static final Map<String, String> COMPANIES =
      Map.of("RO890001013", "Alfa", "RO890002027", "Beta", "RO890003030", "Carpat");
  private static final String ALFA = "RO890001013";
  private static final String IBAN = "RO52BTRLRONCRT0089000101";
  private static final Path JOURNEYS = Places.root().resolve("itests/web");

  private static Instance instance;
  private static String passwords;

  @BeforeAll
  static void starts() throws Exception {
    instance = Instance.started("web");
    new Sandbox(instance).run("seed", "--seed", "7");
    instance.call("sandbox-connect").good();
    new TreeMap<>(COMPANIES)
        .forEach(
            (id, name) ->
                instance
                    .call(
                        "company-add",
                        id,
                        "--name",
                        name,
                        "--connection",
                        "sandbox",
                        "--approval",
                        "required")
                    .good());
    instance.call("spv-sync").good();
    money();
    // waits until the web answers
    assertThat(new Rest(instance).json("GET", "companies", "").statusCode()).isEqualTo(200);
    Map<String, String> made = new TreeMap<>();
    made.put("ana", person("ana", "Ana Pop", "--role", "administrator"));
    made.put(
        "vasile",
        person("vasile", "Vasile", "--role", "client-decides", "--company", "RO890002027"));
    passwords = new ObjectMapper().writeValueAsString(made);
    if (!Files.isDirectory(JOURNEYS.resolve("node_modules/playwright-core"))) {
      assertThat(run(List.of("npm", "ci", "--no-audit", "--no-fund"))).isEmpty();
    }
  }

  @AfterAll
  static void ends() {
    instance.close();
  }

  /** A month of a bank beside booked documents. */
  private static void money() {
    instance.call("company-add", ALFA, "--add-account", IBAN + ":RON:5121").good();
    String[] ids =
        instance
            .call("document-list", "--company", ALFA, "--decision", "pending", "--json")
            .good()
            .json()
            .path("items")
            .findValuesAsText("id")
            .toArray(String[]::new);
    for (String id : ids) {
      instance.call("document-approve", id).good();
    }
    for (String direction : List.of("received", "issued")) {
      instance
          .call(
              "allocation-rule-add",
              "--company",
              ALFA,
              "--direction",
              direction,
              "--type",
              "GOODS",
              "--reason",
              "all of it is goods")
          .good();
    }
    Path folder = instance.home().resolve("run/statements");
    new Sandbox(instance).run("statements", "--out", folder.toString());
    for (Path file : Places.files(folder.resolve(ALFA.substring(2)))) {
      instance.call("statement-import", file.toString(), "--company", ALFA).good();
    }
    // the workers propose what was approved; all of it is booked before it is matched
    await("documents that are booked")
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> {
              instance.call("post", "--company", ALFA);
              return count("document-list", "none") + count("document-list", "proposed") == 0;
            });
    instance.call("match-run", "--company", ALFA).good();
  }

  private static int count(String command, String accounting) {
    return instance
        .call(command, "--company", ALFA, "--accounting", accounting, "--json")
        .good()
        .json()
        .path("items")
        .size();
  }

  private static String person(String id, String name, String... role) {
    String[] all = new String[role.length + 6];
    System.arraycopy(new String[] {"person-add", id, "--name", name, "--lang", "ro"}, 0, all, 0, 6);
    System.arraycopy(role, 0, all, 6, role.length);
    instance.call(all).good();
    Answer password = instance.call("person-password", id).good();
    return password.out().strip().lines().reduce((a, b) -> b).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sign-in", "portal", "client", "workbench", "papers", "reconcile", "invitations"})
  void theJourneysArePossible(String journey) throws Exception {
    assertThat(run(List.of("node", "--test", journey + ".test.mjs"))).as(journey).isEmpty();
  }

  /** What it said if it failed; else nothing. */
  private static String run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder b =
        new ProcessBuilder(command).directory(JOURNEYS.toFile()).redirectErrorStream(true);
    b.environment()
        .putAll(
            Map.of(
                "PARTIDA_URL",
                Rest.url(instance) + "/",
                "PARTIDA_PASSWORDS",
                String.valueOf(passwords),
                "PARTIDA_PICTURES",
                Places.target().resolve("pictures").toString()));
    Process p = b.start();
    String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    boolean ended = p.waitFor(5, TimeUnit.MINUTES);
    return ended && p.exitValue() == 0 ? "" : said;
  }
}
