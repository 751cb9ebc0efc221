package org.partida.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.partida.itests.harness.Answer;
import org.partida.itests.harness.Instance;
import org.partida.itests.harness.Rest;
import org.partida.itests.harness.Sandbox;

/**
 * Partners against the public register through the whole distribution: a supplier that was not on
 * cash after all, and one that is inactive; corrected, posted, taken back, dismissed.
 */
class PartnersIT {
  private static final String ALFA = "RO890001013";
  private static final String NOT_ON_CASH = "RO890002027";
  private static final String INACTIVE = "RO890115182";
  private static final String PROFILE =
      "{\"country\":\"RO\",\"taxId\":\"890001013\",\"name\":\"Alfa\",\"products\":[{\"match\":{\"any\":\"\"},\"type\":\"SERVICES\"}]}";

  @Test
  void fromTheRegisterToTheCorrectedBooks() throws Exception {
    try (Instance instance = Instance.started("partners")) {
      booked(instance);
      String before = balances(instance);

      JsonNode found = verify(instance);
      assertThat(found.get("complete").asBoolean()).isTrue();
      assertThat(found.get("differences")).hasSize(2);
      JsonNode cash = of(found.get("differences"), NOT_ON_CASH);
      assertThat(cash.get("kind").asText()).isEqualTo("CASH");
      assertThat(cash.get("registry").asText()).isEqualTo("not-on-cash");
      assertThat(cash.get("documents")).hasSize(1);
      assertThat(instance.call("notices").good().out()).contains("inactive", INACTIVE);

      String correction = corrected(instance, cash);
      assertThat(balances(instance)).isNotEqualTo(before);
      assertThat(verify(instance).get("differences")).hasSize(1);

      instance.call("undo", correction, "--reason", "too early").good();
      assertThat(balances(instance)).isEqualTo(before);
      Answer action =
          instance.call("action-run", "posting.verify-partners", "--company", ALFA).good();
      assertThat(action.out()).contains("2 differences open");

      dismissed(instance);
      instance.wasGood();
    }
  }

  /** The authority's facts, the mailbox, and everything in it posted. */
  private static void booked(Instance instance) throws IOException {
    Sandbox sandbox = new Sandbox(instance);
    sandbox.run("seed", "--seed", "7");
    sandbox.run("vat-fact", NOT_ON_CASH, "--no-vat-on-cash", "--from", "2020-01-01");
    sandbox.run("vat-fact", INACTIVE, "--inactive", "--from", "2020-01-01");
    instance.call("sandbox-connect").good();
    Path profile = Files.writeString(instance.home().resolve("run/alfa.json"), PROFILE);
    instance
        .call(
            "company-add",
            "--profile",
            profile.toString(),
            "--connection",
            "sandbox",
            "--approval",
            "not-required")
        .good();
    instance.call("spv-sync").good();
    await("all documents are proposed")
        .atMost(Duration.ofMinutes(2))
        .until(() -> !instance.call("document-list", "--company", ALFA).out().contains("NONE"));
    instance.call("post", "--company", ALFA).good();
  }

  private static JsonNode verify(Instance instance) {
    return instance.call("partner-verify", "--company", ALFA, "--json").good().json();
  }

  /** Accepts, twice, and posts; answers the correction's id. */
  private static String corrected(Instance instance, JsonNode difference) {
    String id = difference.get("id").asText();
    JsonNode accepted = accept(instance, id);
    assertThat(accept(instance, id)).as("accepted twice").isEqualTo(accepted);
    assertThat(accepted.get("state").asText()).isEqualTo("ACCEPTED");
    assertThat(accepted.get("vouchers")).hasSize(1);
    JsonNode lines = accepted.get("vouchers").get(0).get("lines");
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).get("account").asText()).isEqualTo("4428");
    assertThat(lines.get(1).get("account").asText()).isEqualTo("4426");
    assertThat(lines.get(0).get("amount").asText())
        .isEqualTo("-" + lines.get(1).get("amount").asText());
    instance.call("post", "--company", ALFA).good();
    String voucher = accepted.get("vouchers").get(0).get("externalId").asText();
    assertThat(instance.call("voucher-show", voucher, "--json").good().json().get("state").asText())
        .isEqualTo("POSTED");
    return voucher;
  }

  private static JsonNode accept(Instance instance, String id) {
    return instance.call("partner-accept", id, "--reason", "phoned", "--json").good().json().get(0);
  }

  /** From another program: listed, dismissed, and refused afterwards. */
  private static void dismissed(Instance instance) throws IOException {
    Rest rest = new Rest(instance);
    String at = "companies/" + ALFA + "/partners/";
    HttpResponse<String> open = rest.json("GET", at + "differences", "");
    assertThat(open.statusCode()).as(open.body()).isEqualTo(200);
    JsonNode inactive = of(new Answer(0, open.body(), "").json(), INACTIVE);
    String one = at + "differences/" + inactive.get("id").asText();
    assertThat(rest.json("POST", one + "/dismiss", "{}").statusCode()).isEqualTo(400);
    HttpResponse<String> done =
        rest.json("POST", one + "/dismiss", "{\"reason\":\"bought in an enforcement\"}");
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(rest.json("POST", one + "/accept", "{}").statusCode()).isEqualTo(409);
    assertThat(rest.json("POST", at + "differences/none/accept", "{}").statusCode()).isEqualTo(404);
    assertThat(rest.json("POST", at + "verify", "{}").statusCode()).isEqualTo(202);
    assertThat(instance.call("notices").good().out()).doesNotContain(INACTIVE);
  }

  private static JsonNode of(JsonNode differences, String partner) {
    for (JsonNode d : differences) {
      if (d.get("partner").asText().equals(partner)) {
        return d;
      }
    }
    throw new AssertionError(partner + " is not in " + differences);
  }

  private static String balances(Instance instance) {
    JsonNode b = instance.call("trial-balance", "--company", ALFA, "--json").good().json();
    StringBuilder s = new StringBuilder();
    b.get("rows").forEach(r -> s.append(r.get("account")).append(r.get("balance")).append('\n'));
    return s.toString();
  }
}
