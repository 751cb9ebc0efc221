package org.partida.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.itests.harness.Answer;
import org.partida.itests.harness.Instance;
import org.partida.itests.harness.Journey;
import org.partida.itests.harness.Picture;
import org.partida.itests.harness.Places;
import org.partida.itests.harness.Sandbox;

/**
 * What can go wrong, through the real assembly. First all faults of downloads at once, each on a
 * message of its own: a named state on that message with the next step, its bytes kept where bytes
 * came, and every other message read. Then the calls that list and that refresh tokens, and
 * statement files that nobody knows. The order is that of a life: what is spoilt at first has
 * healed at the end.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {
  private static final Map<Fault, String> STRUCK = new EnumMap<>(Fault.class);

  private static Instance instance;
  private static Sandbox sandbox;
  private static Journey journey;
  private static List<String> companies;
  private static Map<String, JsonNode> messages;
  private static int expected;

  /**
   * A fault of the sandbox, the state and the problem of the message, and the state a day later.
   */
  enum Fault {
    TRUNCATED_ZIP("READ", "", "READ"),
    CUT_FOR_EVER("LISTED", "zip.truncated", "LISTED"),
    HTML_INSTEAD_OF_ZIP("LISTED", "anaf.firewall", "READ"),
    GARBAGE_ZIP("LISTED", "anaf.nonsense", "READ"),
    XML_DOCTYPE("QUARANTINED", "xml.dtd", "QUARANTINED"),
    XML_BOMB("QUARANTINED", "xml.dtd", "QUARANTINED"),
    ZIP_BOMB("QUARANTINED", "zip.bomb", "QUARANTINED"),
    BROKEN_XML("QUARANTINED", "xml.malformed", "QUARANTINED"),
    UNKNOWN_ROOT("QUARANTINED", "message.unknown-payload", "QUARANTINED"),
    NO_PAYLOAD("QUARANTINED", "spv.zip.payload", "QUARANTINED"),
    WRONG_SEAL("READ", "message.seal-broken", "READ"),
    FORGED_SEAL("READ", "message.seal-broken", "READ"),
    NO_SEAL("READ", "", "READ"),
    EXTRA_ENTRIES("READ", "", "READ"),
    UNAUTHORIZED_401("READ", "", "READ"),
    UNAUTHORIZED_FOR_EVER("LISTED", "anaf.unauthorised", "LISTED"),
    FORBIDDEN_403("LISTED", "anaf.forbidden", "READ"),
    TOO_MANY_429("READ", "", "READ"),
    SERVER_500("LISTED", "anaf.outage", "READ"),
    BAD_GATEWAY_502("LISTED", "anaf.outage", "READ"),
    UNAVAILABLE_503("LISTED", "anaf.outage", "READ"),
    GATEWAY_TIMEOUT_504("LISTED", "anaf.outage", "READ"),
    NO_CONTENT_204("LISTED", "anaf.no-content", "READ"),
    EMPTY_200("LISTED", "anaf.empty-answer", "READ"),
    WAF_PAGE("LISTED", "anaf.firewall", "READ"),
    TECHNICAL_ERROR("LISTED", "anaf.technical", "READ"),
    SLOW_ANSWER("LISTED", "anaf.unreachable", "READ"),
    DROP("LISTED", "anaf.unreachable", "READ"),
    LOST_ANSWER("LISTED", "anaf.unreachable", "READ"),
    QUOTA_REACHED("LISTED", "anaf.quota", "READ"),
    LISTED_BUT_EXPIRED("EXPIRED", "anaf.expired", "EXPIRED");

    private final String state;
    private final String problem;
    private final String later;

    Fault(String state, String problem, String later) {
      this.state = state;
      this.problem = problem;
      this.later = later;
    }

    private void arm(String id) {
      switch (this) {
        case CUT_FOR_EVER ->
            sandbox.run(
                "fault", "TRUNCATED_ZIP", "--forever", "--endpoint", "download", "--key", id);
        case UNAUTHORIZED_FOR_EVER ->
            sandbox.run(
                "fault", "UNAUTHORIZED_401", "--forever", "--endpoint", "download", "--key", id);
        default -> sandbox.spoil(id, name());
      }
    }
  }

  @BeforeAll
  static void spoilsAndSyncs() throws IOException {
    instance = Instance.created("faults");
    Files.writeString(
        instance.home().resolve("etc/org.partida.spv.cfg"),
        "fetchTimeoutSeconds = 10\nlistTimeoutSeconds = 5\ntokenTimeoutSeconds = 5\n");
    instance.start();
    sandbox = new Sandbox(instance);
    journey = new Journey(instance, 7);
    journey.prepare();
    companies = journey.companies();
    List<String> invoices = new ArrayList<>();
    for (JsonNode c : journey.truth().get("companies")) {
      for (JsonNode m : c.get("messages")) {
        expected++;
        if (m.has("invoice") && !m.get("kind").asText().contains("ERROR")) {
          invoices.add(m.get("id").asText());
        }
      }
    }
    int next = 0;
    for (Fault f : Fault.values()) {
      STRUCK.put(f, invoices.get(next++));
      f.arm(STRUCK.get(f));
    }
    sandbox.run(
        "fault", "MISSING_ID", "--endpoint", "list-paged", "--key", companies.get(2).substring(2));
    instance.call("spv-sync", "--json");
    messages = messages();
  }

  @AfterAll
  static void ends() {
    instance.close();
  }

  @Order(1)
  @ParameterizedTest
  @EnumSource
  void theMessageSaysWhatIsWrongAndWhatToDo(Fault fault) {
    JsonNode m = messages.get(STRUCK.get(fault));
    assertThat(m.get("state").asText()).as("%s", m).isEqualTo(fault.state);
    assertThat(m.at("/problem/code").asText()).as("%s", m).isEqualTo(fault.problem);
    if (!fault.problem.isEmpty()) {
      assertThat(m.at("/problem/fix").asText()).as("the next step of %s", m).isNotBlank();
      assertThat(m.at("/problem/location").asText())
          .as("the place of %s", m)
          .contains(STRUCK.get(fault));
    }
  }

  @Order(2)
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.MATCH_ANY,
      names = ".*(ZIP|XML|DOCTYPE|BOMB|ROOT|PAYLOAD|SEAL|ENTRIES|CUT_FOR_EVER).*")
  void bytesThatCameAreKept(Fault fault) {
    JsonNode m = messages.get(STRUCK.get(fault));
    // a page and noise instead of a ZIP are no bytes of this message
    if (fault != Fault.HTML_INSTEAD_OF_ZIP && fault != Fault.GARBAGE_ZIP) {
      String sha256 = m.get("container").asText();
      assertThat(Places.files(instance.home().resolve("books/archive")))
          .anyMatch(p -> p.endsWith(sha256));
    } else {
      assertThat(m.has("container")).isFalse();
    }
  }

  @Order(3)
  @Test
  void allOthersAreRead() {
    assertThat(messages).hasSize(expected);
    messages.values().stream()
        .filter(m -> !STRUCK.containsValue(m.get("messageId").asText()) && !unnamed().contains(m))
        .forEach(m -> assertThat(m.get("state").asText()).as("%s", m).isEqualTo("READ"));
  }

  @Order(3)
  @Test
  void anItemWithoutIdIsNamedWithTheNextStep() {
    assertThat(unnamed()).hasSize(1);
    JsonNode m = unnamed().get(0);
    assertThat(m.get("company").asText()).isEqualTo(companies.get(2));
    assertThat(m.get("state").asText()).isEqualTo("LISTED");
    assertThat(m.at("/problem/code").asText()).isEqualTo("message.no-id");
    assertThat(m.at("/problem/fix").asText()).isNotBlank();
  }

  @Order(4)
  @ParameterizedTest
  @ValueSource(strings = {"WRONG_SEAL", "FORGED_SEAL"})
  void aBrokenSealStaysVisibleOnItsDocument(Fault fault) {
    String id = messages.get(STRUCK.get(fault)).get("document").asText();
    assertThat(instance.call("document-show", id, "--json").good().json().get("archive").asText())
        .isEqualTo("SEAL_BROKEN");
    Answer verified = instance.call("archive-verify", "--json");
    assertThat(verified.status()).isEqualTo(1);
    assertThat(verified.json().get("sealsBroken").asInt()).isEqualTo(2);
    assertThat(verified.json().get("findings")).hasSize(2);
  }

  @Order(5)
  @Test
  void nothingClimbedOutOfItsFolder() {
    assertThat(Places.files(instance.home()).stream().map(p -> p.getFileName().toString()))
        .noneMatch(n -> n.contains("evil") || n.contains("passwd"));
    assertThat(Places.files(instance.home().resolve("books/spool"))).isEmpty();
  }

  @Order(6)
  @Test
  void aDayLaterItHasHealedByItself() {
    sandbox.run("clock", "+25h");
    instance.call("spv-sync", "--json");
    messages = messages();
    for (Fault f : Fault.values()) {
      JsonNode m = messages.get(STRUCK.get(f));
      assertThat(m.get("state").asText()).as("%s: %s", f, m).isEqualTo(f.later);
      if (f.later.equals("READ") && !f.problem.equals("message.seal-broken")) {
        assertThat(m.has("problem")).as("%s: %s", f, m).isFalse();
      }
    }
    // the item without id is there with its id, and nobody waits for it twice
    assertThat(messages).hasSize(expected + 1);
    assertThat(unnamed()).hasSize(1);
    assertThat(unnamed().get(0).get("state").asText()).as("%s", unnamed()).isEqualTo("READ");
    assertThat(unnamed().get(0).has("problem")).isFalse();
    sandbox.run("fault-clear");
    sandbox.run("clock", "+25h");
    instance.call("spv-sync", "--json");
    messages = messages();
    assertThat(messages.get(STRUCK.get(Fault.CUT_FOR_EVER)).get("state").asText())
        .isEqualTo("READ");
    assertThat(messages.get(STRUCK.get(Fault.UNAUTHORIZED_FOR_EVER)).get("state").asText())
        .isEqualTo("READ");
  }

  @Order(7)
  @ParameterizedTest
  @CsvSource({
    "UNAUTHORIZED_401, anaf.unauthorised", "FORBIDDEN_403, anaf.forbidden",
        "TOO_MANY_429, anaf.rate", "SERVER_500, anaf.outage",
    "UNAVAILABLE_503, anaf.outage", "NO_CONTENT_204, anaf.no-content",
        "EMPTY_200, anaf.empty-answer", "WAF_PAGE, anaf.firewall",
    "TECHNICAL_ERROR, anaf.technical", "SLOW_ANSWER, anaf.unreachable", "DROP, anaf.unreachable",
        "QUOTA_REACHED, anaf.quota"
  })
  void aListThatFailsIsACompanysOwnTrouble(String fault, String problem) {
    sandbox.run(
        "fault",
        fault,
        "--forever",
        "--endpoint",
        "list-paged",
        "--key",
        companies.get(0).substring(2));
    instance.call("spv-sync", "--json");
    JsonNode status = statuses();
    assertThat(status.get(0).get("problem").asText()).contains("(" + problem + ")").contains(";");
    assertThat(status.get(2).path("problem").asText())
        .as("another company")
        .doesNotContain("lista");
    sandbox.run("fault-clear");
    instance.call("spv-sync", "--json");
    if (fault.equals("QUOTA_REACHED")) {
      // a quota that is used up is not tried again before Romanian midnight
      assertThat(problemOfTheFirst()).contains("budget.used-up");
      sandbox.run("clock", "+25h");
      instance.call("spv-sync", "--json");
    }
    assertThat(problemOfTheFirst()).doesNotContain("lista").doesNotContain("budget.used-up");
  }

  private static JsonNode statuses() {
    return instance.call("spv-status", "--json").good().json().get("companies");
  }

  private static String problemOfTheFirst() {
    JsonNode status = statuses();
    return status.get(0).path("problem").asText();
  }

  @Order(8)
  @ParameterizedTest
  @ValueSource(
      strings = {"JSON_AS_TEXT", "STRAY_BRACE", "DUPLICATE_ITEMS", "UNKNOWN_TIP", "CLOCK_SKEW"})
  void aQueerListIsUnderstood(String fault) {
    sandbox.run("fault", fault, "--endpoint", "list-paged", "--key", companies.get(0).substring(2));
    instance.call("spv-sync", "--json");
    instance.call("spv-sync", "--json");
    assertThat(statuses().get(0).path("problem").asText()).doesNotContain("lista");
    assertThat(messages()).hasSize(expected + 1);
    sandbox.run("fault-clear");
  }

  private static List<JsonNode> unnamed() {
    return messages.values().stream()
        .filter(m -> !m.get("messageId").asText().matches("\\d+"))
        .toList();
  }

  @Order(10)
  @ParameterizedTest
  @ValueSource(
      strings = {
        "FORBIDDEN_403",
        "TOO_MANY_429",
        "SERVER_500",
        "NO_CONTENT_204",
        "EMPTY_200",
        "WAF_PAGE",
        "SLOW_ANSWER",
        "DROP"
      })
  void aTokenThatCannotBeRenewedNowIsRenewedLater(String fault) {
    sandbox.run("set", "token.accessSeconds", "60");
    instance.call("sandbox-connect").good();
    // the fault first, and time twice: a renewal that was on its way holds for a minute more
    sandbox.run("fault", fault, "--forever", "--endpoint", "token");
    sandbox.run("clock", "+2m");
    instance.call("spv-sync", "--json");
    sandbox.run("clock", "+2m");
    instance.call("spv-sync", "--json");
    statuses().forEach(s -> assertThat(s.path("problem").asText()).as("%s", s).contains("; "));
    assertThat(problemOfTheFirst()).contains("token");
    sandbox.run("fault-clear");
    instance.call("spv-sync", "--json");
    assertThat(statuses().get(0).path("problem").asText()).doesNotContain("token");
  }

  @Order(11)
  @Test
  void anAuthorisationThatEndedAsksForANewOne() {
    instance.call("sandbox-connect").good();
    sandbox.run("fault", "REFRESH_EXPIRED", "--forever", "--endpoint", "token");
    sandbox.run("clock", "+2m");
    instance.call("spv-sync", "--json");
    JsonNode connection = instance.call("connection-list", "--json").good().json().get(0);
    assertThat(connection.get("usable").asBoolean()).as("%s", connection).isFalse();
    assertThat(statuses().get(0).path("problem").asText()).contains("authoris");
    sandbox.run("fault-clear");
    sandbox.run("set", "token.accessSeconds", "7776000");
    instance.call("sandbox-connect").good();
    instance.call("spv-sync", "--json");
    assertThat(
            instance
                .call("connection-list", "--json")
                .good()
                .json()
                .get(0)
                .get("usable")
                .asBoolean())
        .isTrue();
  }

  @Order(12)
  @ParameterizedTest
  @CsvSource({
    "rows.csv, 'a;b;c\n1;2;3\n'",
    "empty.csv, ''",
    "page.html, '<html><body>403</body></html>'",
    "noise.sta, ':20:\u0000\u0001'",
    "invoice.xml, '<Invoice xmlns=\"urn:x\"/>'"
  })
  void aStatementOfUnknownFormatIsRefused(String name, String content) throws IOException {
    Path file = Files.writeString(instance.home().resolve("run/" + name), content);
    Answer a =
        instance.call("statement-import", file.toString(), "--company", companies.get(0), "--json");
    assertThat(a.status()).isEqualTo(1);
    assertThat(a.json().get(0).get("added").asInt()).isZero();
    JsonNode problem = a.json().get(0).get("problems").get(0);
    assertThat(problem.get("message").asText() + problem.get("fix").asText())
        .as("what was looked for")
        .containsIgnoringCase("mt940");
    journey.drop(companies.get(0), file, name);
    journey.awaitTaken();
    instance.call("spv-sync", "--json");
    assertThat(instance.call("statement-list", "--json").good().json()).isEmpty();
    assertThat(Picture.all(instance, "match-list", companies.get(0))).isEmpty();
  }

  private static Map<String, JsonNode> messages() {
    Map<String, JsonNode> byId = new HashMap<>();
    for (String c : companies) {
      instance
          .call("message-list", "--company", c, "--limit", "1000", "--json")
          .good()
          .json()
          .forEach(m -> byId.put(m.get("messageId").asText(), m));
    }
    return byId;
  }
}
