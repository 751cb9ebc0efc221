package org.partida.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.partida.itests.harness.Answer;
import org.partida.itests.harness.Instance;
import org.partida.itests.harness.Rest;
import org.partida.itests.harness.Sandbox;

/**
 * A company that knows nothing of its products: books opened, questions answered once for all
 * siblings, lines decided, posted, explained, taken back.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuestionsIT {
  private static final String ALFA = "RO890001013";
  private static final String BALANCES =
      "account,debit,credit\n4111,1210.00,\n1012,,1000.00\n4428,,210.00\n";
  private static final String ITEMS =
      "account,partner,tax id,number,date,amount,vat rate,vat waiting\n"
          + "4111,Client SRL,RO18547290,F1,2026-05-20,1210.00,21,210.00\n";

  private static Instance instance;

  @BeforeAll
  static void starts() throws IOException {
    instance = Instance.started("questions");
    new Sandbox(instance).run("seed", "--seed", "7");
    instance.call("sandbox-connect").good();
    instance
        .call(
            "company-add",
            ALFA,
            "--name",
            "Alfa",
            "--connection",
            "sandbox",
            "--approval",
            "not-required")
        .good();
  }

  @AfterAll
  static void ends() {
    instance.close();
  }

  private static Answer call(String command, String... more) {
    String[] all = new String[more.length + 3];
    all[0] = command;
    System.arraycopy(more, 0, all, 1, more.length);
    all[more.length + 1] = "--company";
    all[more.length + 2] = ALFA;
    return instance.call(all);
  }

  private static JsonNode questions() {
    return call("question-list", "--json").good().json();
  }

  @Test
  @Order(1)
  void booksBeginOnceAndAreTakenBackTogether() throws IOException {
    Path balances = Files.writeString(instance.home().resolve("run/b.csv"), BALANCES);
    Path items = Files.writeString(instance.home().resolve("run/i.csv"), ITEMS);
    String[] files = {
      "--date", "2026-07-01", "--balances", balances.toString(), "--items", items.toString()
    };
    JsonNode done = call("opening-import", with(files, "--json")).good().json();
    assertThat(done.get("entries").asInt()).isEqualTo(2);
    assertThat(call("opening-import", files).good().out()).contains("the same before");
    HttpResponse<String> other =
        new Rest(instance)
            .json(
                "POST",
                "companies/" + ALFA + "/opening",
                "{\"date\":\"2026-07-01\",\"balances\":\"account,debit,credit\\n4111,5.00,\\n\"}");
    assertThat(other.statusCode()).as(other.body()).isEqualTo(422);
    instance.call("undo", "--run", done.get("run").asText(), "--reason", "another day").good();
    JsonNode total = call("trial-balance", "--json").good().json().get("rows");
    total.forEach(r -> assertThat(r.get("balance").asText()).as("%s", r).isEqualTo("0.00"));
  }

  private static String[] with(String[] some, String more) {
    String[] all = java.util.Arrays.copyOf(some, some.length + 1);
    all[some.length] = more;
    return all;
  }

  @Test
  @Order(2)
  void oneAnswerServesAllThatWaitForIt() throws IOException {
    instance.call("spv-sync").good();
    await("documents ask").atMost(Duration.ofMinutes(2)).until(() -> questions().size() > 5);
    JsonNode first = questions().get(0);
    assertThat(first.get("documents").size()).isGreaterThan(1);
    assertThat(call("question-answer", first.get("id").asText(), "MAGIC").status()).isEqualTo(1);

    JsonNode answered =
        call("question-answer", first.get("id").asText(), "goods", "--json").good().json();
    assertThat(answered.get("documents").asInt()).isEqualTo(first.get("documents").size());
    await("it is asked no more")
        .atMost(Duration.ofMinutes(1))
        .until(() -> !questions().toString().contains(first.get("key").asText()));

    HttpResponse<String> rest =
        new Rest(instance)
            .json(
                "POST",
                "companies/" + ALFA + "/questions",
                "{\"key\":\"" + questions().get(0).get("id").asText() + "\",\"answer\":\"GOODS\"}");
    assertThat(rest.statusCode()).as(rest.body()).isEqualTo(200);
    for (String direction : new String[] {"received", "issued"}) {
      call(
              "allocation-rule-add",
              "--direction",
              direction,
              "--type",
              "GOODS",
              "--reason",
              "all of it is sold again")
          .good();
    }
    await("documents are proposed")
        .atMost(Duration.ofMinutes(1))
        .until(() -> call("document-list", "--accounting", "proposed").out().contains("PROPOSED"));
    call("post").good();
    assertThat(call("allocation-evaluate").good().out()).contains("rules-and-memory", "majority");
  }

  @Test
  @Order(3)
  void aLineIsDecidedAnewAndExplained() {
    JsonNode posted =
        call("document-list", "--accounting", "posted", "--json").good().json().get("items");
    String document = received(posted).orElseThrow();
    Answer booked =
        instance.call("allocation-set", document, "1", "--type", "PROTOCOL", "--reason", "x");
    assertThat(booked.status()).isEqualTo(1);
    assertThat(booked.err()).contains("undo --document " + document);

    instance.call("undo", "--document", document, "--reason", "a gift").good();
    instance
        .call("allocation-set", document, "1", "--type", "PROTOCOL", "--reason", "a gift")
        .good();
    await("it is proposed anew")
        .atMost(Duration.ofMinutes(1))
        .until(() -> instance.call("allocation-show", document).out().contains("PROTOCOL 6231"));
    call("post", document).good();
    JsonNode vouchers = call("voucher-list", "--json").good().json().get("items");
    for (JsonNode v : vouchers) {
      if (v.path("document").asText().equals(number(posted, document))
          && v.get("state").asText().equals("POSTED")
          && v.path("reversalOf").isMissingNode()) {
        String why = instance.call("why", v.get("externalId").asText()).good().out();
        assertThat(why).contains("asked again: same lines", "6231");
        instance.wasGood();
        return;
      }
    }
    throw new AssertionError("no standing entry of " + document + " in " + vouchers);
  }

  private static Optional<String> received(JsonNode documents) {
    for (JsonNode d : documents) {
      if (d.get("direction").asText().equals("RECEIVED")
          && !d.get("total").asText().startsWith("-")) {
        return Optional.of(d.get("id").asText());
      }
    }
    return Optional.empty();
  }

  private static String number(JsonNode documents, String id) {
    for (JsonNode d : documents) {
      if (d.get("id").asText().equals(id)) {
        return d.get("number").asText();
      }
    }
    return "";
  }
}
