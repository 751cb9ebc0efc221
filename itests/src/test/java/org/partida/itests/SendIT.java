package org.partida.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partida.itests.harness.Answer;
import org.partida.itests.harness.Instance;
import org.partida.itests.harness.Places;
import org.partida.itests.harness.Rest;
import org.partida.itests.harness.Sandbox;
import org.partida.sandbox.generate.BulkInvoices;

/**
 * Sending through the whole distribution by all three doors, with kill -9 in the middle at a moment
 * drawn from a seed: after the restart everything ends, and the authority has every invoice once.
 */
class SendIT {
  private static final String SELLER = "RO" + BulkInvoices.company(0);
  private static final String CIF = SELLER.substring(2);

  /** Invoices of each door. */
  private static final int EACH = 3;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Instance instance;
  private Sandbox sandbox;
  private Path folder;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Boolean.getBoolean("partida.long") ? 8 : 1);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyInvoiceIsFiledOnce(long seed) throws Exception {
    try (Instance started = Instance.started("send-" + seed)) {
      instance = started;
      sandbox = new Sandbox(instance);
      prepare();
      String refused = refused();
      String doubled = inDoubtAndHidden();
      SplittableRandom random = new SplittableRandom(seed);
      killWhileSending(random.nextInt(3 * EACH), random.nextInt(300));
      instance.start();
      again();
      settle();
      assertThat(submission(refused).get("state").asText()).isEqualTo("REJECTED");
      accounted(seed, doubled);
      instance.wasGood();
    }
  }

  private void prepare() throws IOException {
    sandbox.run("seed-many", "--companies", "2", "--messages", "2", "--seed", "3", "--days", "3");
    sandbox.run("set", "delay.processingSeconds", "1");
    sandbox.run("set", "delay.indexingSeconds", "1");
    instance.call("sandbox-connect").good();
    instance.call("company-add", SELLER, "--name", "Seller", "--connection", "sandbox").good();
    folder = Files.createDirectories(instance.home().resolve("outgoing"));
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    for (int i = 0; i < 2 + 3 * EACH; i++) {
      // of two companies, the one with number 0 sells the even ones
      byte[] xml =
          BulkInvoices.payload(BulkInvoices.key(20, 2 * i, 2, today)).orElseThrow().bytes();
      Files.write(folder.resolve("f" + i + ".xml"), xml);
    }
  }

  private static String name(int i) {
    return "outgoing/f" + i + ".xml";
  }

  /** What the authority refuses shows the authority's errors. */
  private String refused() {
    sandbox.run("fault", "RULE_BROKEN", "--endpoint", "upload");
    String id = sent(0);
    awaitState(id, "SENT");
    sandbox.run("clock", "+3m");
    awaitState(id, "REJECTED");
    instance.call("spv-sync", "--json");
    JsonNode errors = submission(id).get("errors");
    assertThat(errors).as("%s", submission(id)).isNotEmpty();
    assertThat(errors.get(0).get("rule").asText()).startsWith("BR-");
    assertThat(errors.get(0).get("fix").asText()).isNotBlank();
    return id;
  }

  /** The answer is lost, and the mailbox hides for hours that it was taken. */
  private String inDoubtAndHidden() {
    sandbox.run("set", "delay.indexingSeconds", "43200");
    sandbox.run("fault", "LOST_ANSWER", "--endpoint", "upload");
    String id = sent(1);
    awaitState(id, "IN_DOUBT");
    // it is decided upon now, and listed half a day later
    sandbox.run("clock", "+5s");
    sandbox.run("mailboxes");
    sandbox.run("set", "delay.indexingSeconds", "1");
    return id;
  }

  private String sent(int i) {
    return instance
        .call("spv-send", name(i), "--company", SELLER, "--json")
        .good()
        .json()
        .get(0)
        .get("id")
        .asText();
  }

  /** All doors at once; the process dies after so many uploads and a while. */
  private void killWhileSending(int uploads, int millis) throws IOException {
    sandbox.run("fault", "SLOW_ANSWER", "--endpoint", "upload", "--value", "1", "--count", "100");
    sandbox.run("counters-reset");
    Rest rest = new Rest(instance);
    for (int i = 2; i < 2 + EACH; i++) {
      drop(i);
    }
    CompletableFuture<?> doors =
        CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> command(2 + EACH)),
            CompletableFuture.runAsync(() -> rest(rest, 2 + 2 * EACH)));
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> uploads() >= Math.max(1, uploads));
    // not waiting for anything: the delay is what is drawn
    new CompletableFuture<Void>().completeOnTimeout(null, millis, TimeUnit.MILLISECONDS).join();
    instance.kill();
    doors.handle((done, e) -> 0).join();
  }

  private long uploads() {
    return sandbox.run("counters").get("calls").path("upload").asLong();
  }

  private void drop(int i) throws IOException {
    Path inbox = Files.createDirectories(instance.home().resolve("inbox/" + SELLER + "/send"));
    Path part =
        Files.copy(
            folder.resolve("f" + i + ".xml"),
            instance.home().resolve("run/drop.part"),
            StandardCopyOption.REPLACE_EXISTING);
    Files.move(part, inbox.resolve("f" + i + ".xml"), StandardCopyOption.ATOMIC_MOVE);
  }

  private Answer command(int first) {
    List<String> argv = new ArrayList<>(List.of("spv-send"));
    IntStream.range(first, first + EACH).forEach(i -> argv.add(name(i)));
    argv.addAll(List.of("--company", SELLER, "--json"));
    return instance.call(argv.toArray(String[]::new));
  }

  private List<Integer> rest(Rest rest, int first) {
    return IntStream.range(first, first + EACH)
        .mapToObj(
            i -> {
              try {
                byte[] xml = Files.readAllBytes(folder.resolve("f" + i + ".xml"));
                return rest.file("submissions?company=" + SELLER, xml).statusCode();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }

  /** Nobody knows what arrived, so everything is given again, some of it by another door. */
  private void again() throws IOException {
    assertThat(command(2 + EACH).status()).isZero();
    assertThat(rest(new Rest(instance), 2 + 2 * EACH)).allMatch(s -> s == 200 || s == 201);
    assertThat(rest(new Rest(instance), 2)).allMatch(s -> s == 200 || s == 201);
    drop(2 + EACH);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(names("")).as("the folder is emptied").allMatch(n -> n.contains("/")));
  }

  /** Time goes on until nothing is on its way any more; what was in doubt waits six hours. */
  private void settle() {
    sandbox.run("clock", "+5h");
    await("every submission is at its end")
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              sandbox.run("clock", "+91m");
              instance.call("spv-sync", "--json");
              return submissions().stream()
                  .allMatch(s -> List.of("ACCEPTED", "REJECTED").contains(s.get("state").asText()));
            });
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(names("underway/")).isEmpty());
  }

  private void accounted(long seed, String doubled) {
    List<JsonNode> all = submissions();
    assertThat(all).as("seed %d", seed).hasSize(2 + 3 * EACH);
    List<String> accepted =
        all.stream()
            .filter(s -> s.get("state").asText().equals("ACCEPTED"))
            .map(s -> s.get("index").asText())
            .toList();
    assertThat(accepted).as("seed %d", seed).hasSize(1 + 3 * EACH).doesNotHaveDuplicates();
    List<String> filed =
        Stream.of(messages()).filter(m -> m.startsWith("SENT ")).map(m -> m.substring(5)).toList();
    assertThat(filed).as("what the authority has, seed %d", seed).containsAll(accepted);
    // and one that was sown
    assertThat(filed).hasSize(accepted.size() + 1);

    JsonNode first = submission(doubled);
    assertThat(first.get("attempt").asInt()).as("%s", first).isEqualTo(2);
    // refused as a duplicate, with the authority's texts a moment later
    assertThat(first.get("history").findValuesAsText("state"))
        .containsSubsequence("IN_DOUBT", "READY", "SENDING", "SENT", "REJECTED", "SENT")
        .endsWith("ACCEPTED");
    assertThat(first.get("history").toString())
        .contains("filed before under index " + first.get("index").asText());
    assertThat(all.stream().map(s -> submission(s.get("id").asText()).get("history").toString()))
        .as("the kill struck while something was being sent, seed %d", seed)
        .filteredOn(h -> h.contains("when Partida stopped"))
        .isNotEmpty();
    assertThat(names("done/").stream().filter(n -> n.endsWith(".xml"))).hasSize(EACH + 1);
    assertThat(names("done/").stream().filter(n -> n.endsWith(".txt"))).hasSize(EACH + 1);
    assertThat(names("quarantine/")).isEmpty();
    assertThat(instance.call("archive-verify").good().out()).contains(" 0 do not");
  }

  private String[] messages() {
    List<String> out = new ArrayList<>();
    sandbox
        .run("messages", "--cif", CIF)
        .get("messages")
        .forEach(m -> out.add(m.get("kind").asText() + " " + m.get("index").asText()));
    return out.toArray(String[]::new);
  }

  private List<String> names(String part) {
    Path send = instance.home().resolve("inbox/" + SELLER + "/send");
    return Places.files(send).stream()
        .map(p -> send.relativize(p).toString())
        .filter(n -> n.startsWith(part))
        .toList();
  }

  private List<JsonNode> submissions() {
    List<JsonNode> all = new ArrayList<>();
    instance.call("submission-list", "--company", SELLER, "--json").good().json().forEach(all::add);
    return all;
  }

  private JsonNode submission(String id) {
    return instance.call("submission-show", id, "--json", "--lang", "en").good().json();
  }

  private void awaitState(String id, String state) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(submission(id).get("state").asText()).isEqualTo(state));
  }
}
