package org.partida.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.partida.itests.harness.Answer;
import org.partida.itests.harness.Instance;
import org.partida.itests.harness.Rest;
import org.partida.itests.harness.Sandbox;

/**
 * From one certificate to a firm's companies through the whole distribution: what is covered, what
 * the register says, who is added with which people, who is gone.
 */
class DiscoverIT {
  private static final String ALFA = "RO890001013";
  private static final String CASH = "RO890002027";
  private static final String LAST = "RO890003030";

  @Test
  void fromOneCompanyToAllThatTheCertificateCovers() throws Exception {
    try (Instance instance = Instance.started("discover")) {
      Sandbox sandbox = new Sandbox(instance);
      assertThat(instance.call("spv-discover").err()).contains("spv-connect");
      sandbox.run("seed", "--seed", "7");
      instance.call("sandbox-connect").good();
      Answer nobody = instance.call("spv-discover");
      assertThat(nobody.status()).isNotZero();
      assertThat(nobody.err()).contains("add one company with company-add");

      instance.call("company-add", ALFA, "--name", "Alfa", "--connection", "sandbox").good();
      JsonNode found = instance.call("spv-discover", "--json").good().json();
      assertThat(found.get("count").toString())
          .isEqualTo("{\"NEW\":2,\"GONE\":0,\"KNOWN\":1,\"PERSON\":1}");
      JsonNode cash = entry(found, CASH);
      assertThat(cash.get("name").asText()).contains("ATELIERUL");
      assertThat(cash.get("register").get("vatOnCashFrom").asText()).isEqualTo("2015-03-02");

      added(instance);
      instance.call("portal-set", LAST, "--state", "refused").good();
      JsonNode synced = instance.call("spv-sync", "--json").good().json();
      assertThat(synced.get("waiting").asInt()).isZero();
      assertThat(instance.call("message-list", "--company", LAST, "--json").json())
          .as("what the portal refuses is fetched all the same")
          .hasSize(23);

      status(instance, sandbox);
      sandbox.run("rights", "--cifs", ALFA.substring(2) + "," + CASH.substring(2));
      instance.call("spv-sync", "--json");
      JsonNode after = instance.call("spv-discover", "--json").good().json();
      assertThat(after.get("count").get("GONE").asInt()).isEqualTo(1);
      assertThat(entry(after, LAST).get("state").asText()).isEqualTo("GONE");
      assertThat(rest(instance, after.get("count"))).contains(LAST);

      assertThat(Files.readString(instance.home().resolve("karaf/log/karaf.log")))
          .as("a person's code is not logged")
          .doesNotContain("1900101");
      instance.wasGood();
    }
  }

  /** What the authority still allows, what waits and why, where each company stands. */
  private static void status(Instance instance, Sandbox sandbox) throws Exception {
    JsonNode all = instance.call("spv-status", "--json").good().json();
    JsonNode network = all.get("networks").get(0);
    assertThat(network.get("mailboxes").asInt()).isEqualTo(3);
    assertThat(network.get("callsToday").get("fetch").asInt()).isEqualTo(73);
    assertThat(network.get("calls").get("leftInTheNextMinute").asInt()).isBetween(1, 999);
    assertThat(network.get("nextFullSweep").has("until")).isTrue();
    assertThat(network.get("oldestUnseen").get("company").asText()).isIn(ALFA, CASH, LAST);
    assertThat(network.has("paused")).isFalse();
    assertThat(texts(all.get("companies"), "company")).containsExactly(ALFA, CASH, LAST);
    assertThat(all.get("companies").get(0).get("intervalSeconds").asInt()).isPositive();

    // ten minutes, so that a slow machine still sees the pause
    sandbox.run("fault", "TOO_MANY_429", "--forever", "--endpoint", "list-paged", "--value", "600");
    instance.call("spv-sync", "--json");
    String text = instance.call("spv-status", "--problems").good().out();
    assertThat(text)
        .contains("left in the next minute", "nothing is called until", "(anaf.rate)")
        .contains("oldest unseen: RO");
    HttpResponse<String> page =
        new Rest(instance).json("GET", "network/status?limit=2&problems=false", "");
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    JsonNode paged = new Answer(0, page.body(), "").json();
    assertThat(paged.get("networks").get(0).get("paused").get("reason").asText())
        .contains("1000 calls a minute");
    assertThat(paged.get("companies")).hasSize(2);
    assertThat(paged.get("next").asText()).isEqualTo(CASH);
    sandbox.run("fault-clear");
    sandbox.run("clock", "+3h");
    instance.call("spv-sync", "--json");
    assertThat(instance.call("spv-status", "--problems").good().out())
        .doesNotContain("nothing is called until")
        .doesNotContain("(anaf.rate)");
  }

  /** A firm without any company: the certificate alone tells all that it may act for. */
  @Test
  void aCertificateTellsBeforeAnyCompanyIsThere() throws Exception {
    try (Instance instance = Instance.started("discover-certificate")) {
      Sandbox sandbox = new Sandbox(instance);
      sandbox.run("seed", "--seed", "7");
      sandbox.run("spv-document", ALFA.substring(2));
      instance.call("sandbox-connect", "firm").good();
      Path secret = instance.home().resolve("secret");
      String url = sandbox.run("tls").get("url").asText();
      sandbox.run("p12", "--out", secret.resolve("firm.p12").toString(), "--password", "a b");
      sandbox.run("authority", "--out", secret.resolve("ca.pem").toString());
      Files.writeString(instance.home().resolve("password"), "a b\n");
      String sealed = instance.call("secret-seal", "password").good().out().strip();
      Files.writeString(
          instance.home().resolve("etc/org.partida.spv.space-firm.cfg"),
          String.join(
              "\n",
              "connection = firm",
              "base = " + url,
              "keyStore = " + secret.resolve("firm.p12"),
              "keyStorePassword = " + sealed,
              "trust = " + secret.resolve("ca.pem"),
              ""));
      await("the configuration is seen")
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  instance.call("spv-discover", "--json").json().path("count").path("NEW").asInt()
                      == 3);
      JsonNode added = instance.call("spv-add", "--all-new", "--json").good().json();
      assertThat(texts(added.get("companies"), "connection"))
          .containsExactly("firm", "firm", "firm");
      assertThat(instance.call("spv-sync", "--json").good().json().get("read").asInt())
          .isEqualTo(73);
      instance.wasGood();
    }
  }

  private static void added(Instance instance) throws IOException {
    Files.writeString(
        instance.home().resolve("people.csv"),
        "companie;nume;email;telefon\n890002027;Ion Pop;ion@example.ro;0722 123 456\nRO890003030;;x;y\n");
    Answer answer = instance.call("spv-add", "--all-new", "--people", "people.csv", "--json");
    assertThat(answer.status()).as("a row of people is wrong").isEqualTo(1);
    JsonNode all = answer.json();
    assertThat(all.has("companies")).as("%s", answer).isTrue();
    assertThat(texts(all.get("companies"), "outcome")).containsExactly("ADDED", "ADDED");
    assertThat(texts(all.get("problems"), "location"))
        .allSatisfy(at -> assertThat(at).contains("people.csv, line 3"));
    JsonNode company = instance.call("company-show", CASH, "--json").good().json();
    assertThat(company.get("vatOnCash").asBoolean()).isTrue();
    JsonNode people = instance.call("contact-list", "--json").good().json();
    assertThat(texts(people, "phone")).containsExactly("+40722123456");
    JsonNode again = instance.call("spv-add", "--all-new", "--json").good().json();
    assertThat(again.get("companies")).isEmpty();
    Answer odd = instance.call("spv-add", "RO12345674", "nonsense", CASH, "--json");
    assertThat(texts(odd.json().get("companies"), "outcome"))
        .containsExactlyInAnyOrder("REFUSED", "REFUSED", "KNOWN");
  }

  /** The same from another program. */
  private static String rest(Instance instance, JsonNode count) throws Exception {
    Rest rest = new Rest(instance);
    HttpResponse<String> stored = rest.json("GET", "discovery", "");
    assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
    assertThat(new Answer(0, stored.body(), "").json().get("count")).isEqualTo(count);
    HttpResponse<String> job = rest.json("POST", "discovery", "{}");
    assertThat(job.statusCode()).as(job.body()).isEqualTo(202);
    return stored.body();
  }

  private static JsonNode entry(JsonNode discovered, String code) {
    return StreamSupport.stream(discovered.get("found").spliterator(), false)
        .filter(f -> f.get("code").asText().equals(code))
        .findFirst()
        .orElseThrow(() -> new AssertionError(code + " is not in " + discovered));
  }

  private static List<String> texts(JsonNode all, String field) {
    return all.findValuesAsText(field);
  }
}
