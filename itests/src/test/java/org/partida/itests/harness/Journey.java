package org.partida.itests.harness;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Both journeys of the demo in steps, driven through commands alone. Each step may be done again at
 * any moment: what is done already stays as it is.
 */
public final class Journey {
  /** Covers a retry a minute after the authority could not be reached, on a busy machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private static final String[] APPROVALS = {"not-required", "automatic", "firm-decides"};

  private final Instance instance;
  private final Sandbox sandbox;
  private final String seed;
  private List<String> companies = List.of();

  public Journey(Instance instance, long seed) {
    this.instance = instance;
    this.sandbox = new Sandbox(instance);
    this.seed = String.valueOf(seed);
  }

  /** A part of the journey, in the order they come. */
  public enum Step {
    SYNC,
    APPROVE,
    MONEY;
  }

  /** Fills the authority's mailboxes and adds the companies. */
  public void prepare() {
    JsonNode seeded = sandbox.run("seed", "--seed", seed);
    JsonNode rates = sandbox.run("rates", "--seed", seed);
    instance.call("sandbox-connect").good();
    int n = 0;
    for (JsonNode c : truth().get("companies")) {
      add(c, rates, onCash(seeded, c.get("cif").asText()), APPROVALS[n++ % APPROVALS.length]);
    }
  }

  private void add(JsonNode company, JsonNode rates, boolean onCash, String approval) {
    String cif = company.get("cif").asText();
    Path profile =
        Profile.write(instance.home().resolve("run/" + cif + ".json"), company, rates, onCash);
    List<String> argv =
        new ArrayList<>(
            List.of("company-add", "--profile", profile.toString(), "--connection", "sandbox"));
    argv.addAll(
        List.of(
            "--approval",
            approval,
            "--approval-limit",
            "5000.00",
            "--auto-post",
            "--auto-confirm",
            "--storno",
            "red"));
    Profile.accounts(company).forEach(a -> argv.addAll(List.of("--account", a)));
    instance.call(argv.toArray(String[]::new)).good();
  }

  private static boolean onCash(JsonNode seeded, String cif) {
    for (JsonNode c : seeded.get("companies")) {
      if (c.get("cif").asText().equals(cif)) {
        return "CASH".equals(c.get("vat").asText());
      }
    }
    return false;
  }

  /** What the authority knows to be true. */
  public JsonNode truth() {
    return sandbox.run("truth", "--seed", seed);
  }

  /** The ids of the companies. */
  public List<String> companies() {
    if (companies.isEmpty()) {
      List<String> all = new ArrayList<>();
      truth().get("companies").forEach(c -> all.add("RO" + c.get("cif").asText()));
      companies = List.copyOf(all);
    }
    return companies;
  }

  /** Does a step to its end. */
  public void run(Step step) {
    switch (step) {
      case SYNC -> sync();
      case APPROVE -> approve();
      case MONEY -> money();
    }
  }

  /** All steps. */
  public Journey whole() {
    prepare();
    for (Step s : Step.values()) {
      run(s);
    }
    return this;
  }

  /** Lists, fetches, reads, posts; ends when no message is on its way any more. */
  public void sync() {
    settle();
  }

  /** The firm decides for its clients. */
  public void approve() {
    settle();
    instance.call("document-approve", "--all", "--reason", "checked against the order").good();
    settle();
  }

  /** Drops the bank files and waits until they are worked through. */
  public void money() {
    drop();
    awaitTaken();
    settle();
  }

  /** Drops all bank files into the inbox. */
  public void drop() {
    Path made = instance.home().resolve("run/statements");
    for (JsonNode f :
        sandbox.run("statements", "--seed", seed, "--out", made.toString()).get("files")) {
      Path file = Path.of(f.get("path").asText());
      drop("RO" + f.get("cif").asText(), file, file.getFileName().toString());
    }
  }

  /** Drops a file into a company's inbox, in one move. */
  public void drop(String company, Path file, String name) {
    try {
      Path folder = Files.createDirectories(inbox().resolve(company));
      Path part =
          Files.copy(
              file, instance.home().resolve("run/drop.part"), StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path inbox() {
    return instance.home().resolve("inbox");
  }

  /** Files that were taken from the inbox so far. */
  public long taken() {
    return Places.files(inbox()).stream().filter(p -> p.toString().contains("/.done/")).count();
  }

  /** Waits until the inbox is empty. */
  public void awaitTaken() {
    await("the inbox is emptied")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .failFast("the instance went away", () -> !instance.isAlive())
        .until(() -> Places.files(inbox()).stream().allMatch(p -> p.toString().contains("/.")));
  }

  /** Syncs until nothing is on its way: the sync itself waits for all rows that are ready. */
  public void settle() {
    await("nothing is on its way any more")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .pollDelay(Duration.ZERO)
        .failFast("the instance went away", () -> !instance.isAlive())
        .until(this::isQuiet);
  }

  private boolean isQuiet() {
    Answer a = instance.call("spv-sync", "--json");
    return a.out().startsWith("{") && a.json().path("waiting").asInt(1) == 0 && nothingPending();
  }

  /**
   * A voucher that is not at its end, or a document not filed: a retry is due later than a sync
   * waits for.
   */
  private boolean nothingPending() {
    for (String c : companies()) {
      for (JsonNode d : Picture.all(instance, "document-list", c)) {
        if (!"FILED".equals(d.get("archive").asText()) || ready(d)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean ready(JsonNode document) {
    return "NONE".equals(document.get("accounting").asText())
        && !"PENDING".equals(document.get("decision").asText());
  }
}
