package org.partida.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partida.itests.harness.Instance;
import org.partida.itests.harness.Rest;
import org.partida.itests.harness.RestRoutes;
import org.partida.itests.harness.RestRoutes.Route;
import org.partida.itests.harness.Sandbox;

/**
 * Every address of the OpenAPI document, by every role of chosen companies, about a company that is
 * not theirs, on the real services with that company's real documents: refused, with nothing of it
 * in the answer. And their own company: read as the role says, no more.
 */
class RightsMatrixIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OWN = "RO890001013";
  private static final String FOREIGN = "RO890002027";
  private static final List<String> ROLES =
      List.of("accountant-companies", "client-decides", "client-looks", "client-uploads");

  /** Modules that each role reads, for the addresses of one company. */
  private static final Map<String, Set<String>> READS =
      Map.of(
          "COMPANIES", Set.copyOf(ROLES),
          "DOCUMENTS", Set.copyOf(ROLES),
          "POSTING", Set.of("accountant-companies"),
          "MATCHING", Set.of("accountant-companies"),
          "STATEMENTS", Set.of("accountant-companies"),
          "REPORTS", Set.of("accountant-companies"));

  /** Lists in which only companies of the person stand. */
  private static final Set<String> LISTS =
      Set.of(
          "/comments",
          "/companies",
          "/contacts",
          "/portal",
          "/notices",
          "/network/status",
          "/deadlines");

  private static Instance instance;
  private static Rest admin;
  private static final Map<String, Rest> BY_ROLE = new LinkedHashMap<>();
  private static RestRoutes routes;

  @BeforeAll
  static void starts() throws IOException {
    instance = Instance.started("rights");
    new Sandbox(instance).run("seed", "--seed", "7");
    instance.call("sandbox-connect").good();
    for (String c : List.of(OWN, FOREIGN)) {
      instance
          .call(
              "company-add",
              c,
              "--name",
              "Firma " + c,
              "--connection",
              "sandbox",
              "--approval",
              "not-required")
          .good();
      instance
          .call("contact-add", "--company", c, "--name", "P", "--mail", "p@" + c + ".ro")
          .good();
    }
    instance.call("spv-sync").good();
    admin = new Rest(instance);
    for (String role : ROLES) {
      instance.call("person-add", role, "--role", role, "--company", OWN).good();
      BY_ROLE.put(role, new Rest(instance, role));
    }
    routes = new RestRoutes(admin);
  }

  @AfterAll
  static void ends() {
    instance.close();
  }

  @Test
  void aForeignCompanyIsRefusedAtEveryAddress() throws IOException {
    RestRoutes.Known own = routes.known(OWN);
    RestRoutes.Known foreign = routes.known(FOREIGN);
    Set<String> secrets = new HashSet<>(foreign.ids());
    secrets.removeAll(own.ids());
    // a fiscal code is no secret: it stands on the invoices of whoever trades with the company
    secrets.remove(FOREIGN);
    assertThat(secrets).as("what must not be seen").hasSizeGreaterThan(20);
    assertThat(routes.all()).hasSizeGreaterThan(150);
    List<String> wrong = new ArrayList<>();
    int asked = 0;
    for (Map.Entry<String, Rest> who : BY_ROLE.entrySet()) {
      for (Route r : routes.all()) {
        if (r.path().equals("/session") && r.verb().equals("DELETE")) {
          continue;
        }
        List<String> paths = new ArrayList<>(r.filled(foreign));
        if (LISTS.contains(r.path()) && !paths.contains(r.path())) {
          paths.add(r.path());
        }
        for (String path : paths) {
          HttpResponse<String> answer =
              who.getValue().send(r.verb(), path.substring(1), r.media(), r.body(FOREIGN));
          asked++;
          judge(r, path, who.getKey(), answer, secrets).forEach(wrong::add);
        }
      }
    }
    assertThat(asked).isGreaterThan(600);
    assertThat(wrong).isEmpty();
  }

  private static List<String> judge(
      Route r, String path, String role, HttpResponse<String> answer, Set<String> secrets) {
    List<String> wrong = new ArrayList<>();
    String what = role + " " + r.verb() + " " + path + ": " + answer.statusCode();
    for (String s : secrets) {
      if (answer.body().contains(s) && !path.contains(s)) {
        wrong.add(what + " tells " + s);
      }
    }
    int status = answer.statusCode();
    if (r.verb().equals("GET") && LISTS.contains(path) && answer.body().contains(FOREIGN)) {
      wrong.add(what + " lists the company");
    }
    if (r.isAbout(path, FOREIGN) && status < 300) {
      wrong.add(what + " is let through: " + answer.body());
    }
    if (r.verb().equals("GET")
        && r.path().startsWith("/companies/{company}")
        && status != 403
        && status != 404) {
      wrong.add(what + " is not refused: " + answer.body());
    }
    // a part that is not there now says nothing of rights
    if (status >= 500 && status != 503) {
      wrong.add(what + " is a defect: " + answer.body());
    }
    return wrong;
  }

  @Test
  void theOwnCompanyIsReadAsTheRoleSays() throws IOException {
    Map<String, String> reads =
        Map.ofEntries(
            Map.entry("companies/" + OWN, "COMPANIES"),
            Map.entry("documents?company=" + OWN, "DOCUMENTS"),
            Map.entry("companies/" + OWN + "/messages", "DOCUMENTS"),
            Map.entry("submissions?company=" + OWN, "DOCUMENTS"),
            Map.entry("companies/" + OWN + "/vouchers", "POSTING"),
            Map.entry("companies/" + OWN + "/questions", "POSTING"),
            Map.entry("companies/" + OWN + "/matches", "MATCHING"),
            Map.entry("companies/" + OWN + "/receipts", "STATEMENTS"),
            Map.entry("statements?company=" + OWN, "STATEMENTS"),
            Map.entry("companies/" + OWN + "/trial-balance", "REPORTS"),
            Map.entry("comments?company=" + OWN, "DOCUMENTS"));
    for (Map.Entry<String, Rest> who : BY_ROLE.entrySet()) {
      for (Map.Entry<String, String> read : reads.entrySet()) {
        boolean may = READS.get(read.getValue()).contains(who.getKey());
        HttpResponse<String> answer = who.getValue().json("GET", read.getKey(), "");
        assertThat(answer.statusCode())
            .as(who.getKey() + " " + read.getKey() + " " + answer.body())
            .isEqualTo(may ? 200 : 403);
      }
    }
  }

  @Test
  void onlyWhoMayDecideDecides() throws IOException {
    JsonNode documents =
        JSON.readTree(admin.json("GET", "documents?company=" + OWN, "").body()).get("items");
    String id = documents.get(0).get("id").asText();
    for (String role : List.of("client-looks", "client-uploads")) {
      assertThat(decide(role, id)).as(role).isEqualTo(403);
    }
    assertThat(decide("client-decides", id)).isNotEqualTo(403);
  }

  private static int decide(String role, String id) throws IOException {
    return BY_ROLE
        .get(role)
        .json("POST", "documents/" + id + "/approve", "{\"reason\":\"seen\"}")
        .statusCode();
  }

  @Test
  void administrationIsForAdministrators() throws IOException {
    for (Map.Entry<String, Rest> who : BY_ROLE.entrySet()) {
      for (String path :
          List.of("people", "people/admin", "people/roles", "sessions", "connections")) {
        assertThat(who.getValue().json("GET", path, "").statusCode())
            .as(who.getKey() + " " + path)
            .isEqualTo(403);
      }
    }
  }
}
