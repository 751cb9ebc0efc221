package org.partida.web.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.company.AddOrder;
import org.partida.api.company.Added;
import org.partida.api.company.Contact;
import org.partida.api.company.ContactDraft;
import org.partida.api.company.ContactImport;
import org.partida.api.company.Contacts;
import org.partida.api.company.Discovered;
import org.partida.api.company.Discovery;
import org.partida.api.company.Partners;
import org.partida.api.company.PortalState;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.testkit.TestClock;

class DiscoveryTest {
  private TestServer server;
  private final List<Object> got = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    server = new TestServer(new TestClock("2026-03-01T08:00:00Z"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static Contact person(ContactDraft d) {
    return new Contact(
        "p1", d.company(), d.name(), d.mail(), d.phone(), d.role(), PortalState.NONE);
  }

  @Test
  void whatWasToldIsShownWithCountsAndPersonsMasked() throws Exception {
    Discovered told =
        new Discovered(
            List.of(
                found("RO11111110", Discovered.State.NEW),
                found("RO1*********", Discovered.State.PERSON)),
            Map.of("firm", Instant.EPOCH),
            List.of(new Problem("discovery.untold", "m", "l", "f")));
    server.services.fake(Discovery.class, Map.of("stored", a -> told));
    HttpResponse<String> answer = server.get("/discovery?connection=firm");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"NEW\":1", "\"PERSON\":1", "\"GONE\":0", "RO1*********", "discovery.untold");
  }

  private static Discovered.Found found(String code, Discovered.State state) {
    return new Discovered.Found(
        code,
        Optional.empty(),
        state,
        List.of("firm"),
        Optional.of(Instant.EPOCH),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  @Test
  void companiesAreAddedWithPeopleAndEachSaysWhatBecameOfIt() throws Exception {
    server.services.fake(
        Discovery.class,
        Map.of(
            "add",
            a -> {
              got.add(a[1]);
              return List.of(
                  new Added(
                      "RO11111110",
                      Optional.empty(),
                      "Gama",
                      Added.Outcome.ADDED,
                      Optional.of("firm"),
                      1,
                      List.of()));
            }));
    HttpResponse<String> answer =
        server.post(
            "/discovery/companies",
            "{\"companies\":[\"11111110\"],\"people\":[{\"company\":\"RO11111110\",\"name\":\"Ana\"}]}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"outcome\":\"ADDED\"", "\"people\":1");
    AddOrder order = (AddOrder) got.get(0);
    assertThat(order.codes()).containsExactly("11111110");
    assertThat(order.people()).extracting(ContactDraft::name).containsExactly("Ana");
    HttpResponse<String> none = server.post("/discovery/companies", "{}");
    assertThat(none.statusCode()).isEqualTo(400);
    assertThat(none.body()).contains("0 companies are named");
    HttpResponse<String> whose =
        server.post(
            "/discovery/companies", "{\"companies\":[\"1\"],\"people\":[{\"name\":\"Ana\"}]}");
    assertThat(whose.statusCode()).isEqualTo(400);
    assertThat(whose.body()).contains("company is missing");
  }

  @Test
  void withoutAConnectionItSaysWhatToDoFirst() throws Exception {
    server.services.fake(
        Discovery.class,
        Map.of(
            "stored",
            a -> {
              throw new PartidaException(
                  new Problem("discovery.unconnected", "no connection", "", "spv-connect first"));
            }));
    HttpResponse<String> answer = server.get("/discovery");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("spv-connect first");
  }

  @Test
  void peopleAreKeptReadAndWritten() throws Exception {
    server.services.fake(
        Contacts.class,
        Map.of(
            "list",
            a ->
                List.of(
                    person(
                        new ContactDraft(
                            TestServer.OWN,
                            "Ana",
                            Optional.of("a@b.ro"),
                            Optional.empty(),
                            Optional.empty()))),
            "put",
            a -> person((ContactDraft) a[1]),
            "replace",
            a -> person((ContactDraft) a[2]),
            "remove",
            a -> got.add(a[1]),
            "importCsv",
            a -> {
              got.add(a[2] + " " + text(a[3]));
              return new ContactImport(1, 0, 2, List.of());
            },
            "exportCsv",
            a -> {
              write(a[2], "company,name\r\n");
              return null;
            }));
    String ana = "{\"company\":\"RO12345674\",\"name\":\"Ana\",\"phone\":\"0722\"}";
    assertThat(server.get("/contacts?company=RO12345674").body()).contains("a@b.ro");
    assertThat(server.post("/contacts", ana).body()).contains("\"phone\":\"0722\"");
    assertThat(
            server
                .send(
                    server
                        .admin("/contacts/p1")
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(ana)))
                .statusCode())
        .isEqualTo(200);
    assertThat(server.send(server.admin("/contacts/p1").DELETE()).body())
        .contains("\"removed\":true");
    HttpResponse<String> in =
        server.send(
            server
                .admin("/contacts/import")
                .header("Content-Type", "text/csv")
                .header("X-File-Name", "../p.csv")
                .POST(BodyPublishers.ofString("name\nAna\n")));
    assertThat(in.body()).contains("\"added\":1", "\"unchanged\":2");
    assertThat(got).containsExactly("p1", "p.csv name\nAna\n");
    HttpResponse<String> out = server.get("/contacts/export");
    assertThat(out.body()).isEqualTo("company,name\r\n");
    assertThat(out.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("contacts.csv");
  }

  @Test
  void thePortalIsToldAndAskedWithoutTouchingMore() throws Exception {
    Map<Object, Object> states = new TreeMap<>(Map.of(TestServer.OWN, PortalState.INVITED));
    server.services.fake(
        Contacts.class,
        Map.of(
            "portals",
            a -> states,
            "portal",
            a -> states.get(a[1]),
            "putPortal",
            a -> states.put(a[1], a[2])));
    assertThat(server.get("/portal").body()).contains("INVITED");
    HttpResponse<String> put =
        server.send(
            server
                .admin("/portal/RO12345674")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"portal\":\"COLLABORATING\"}")));
    assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
    assertThat(states).containsEntry(TestServer.OWN, PortalState.COLLABORATING);
  }

  @Test
  void theRegisterTakesUpToAHundredCodes() throws Exception {
    server.services.fake(
        Partners.class,
        Map.of(
            "lookup",
            a -> {
              got.addAll((List<?>) a[1]);
              return List.of();
            }));
    assertThat(server.get("/register?id=12345674&id=RO99999992").statusCode()).isEqualTo(200);
    assertThat(got).containsExactly(TestServer.OWN, TestServer.FOREIGN);
    assertThat(server.get("/register").statusCode()).isEqualTo(400);
    assertThat(server.get("/register?id=x").body()).contains("tax-id");
  }

  private static String text(Object stream) {
    try {
      return new String(((InputStream) stream).readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void write(Object stream, String text) {
    try {
      new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))
          .transferTo((OutputStream) stream);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
