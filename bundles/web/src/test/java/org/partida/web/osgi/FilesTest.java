package org.partida.web.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partida.api.archive.Archive;
import org.partida.api.document.AuthorityPapers;
import org.partida.api.document.Document;
import org.partida.api.document.Documents;
import org.partida.api.job.Jobs;
import org.partida.api.posting.Books;
import org.partida.api.posting.MonthExports;
import org.partida.api.statement.ImportResult;
import org.partida.api.statement.Statements;
import org.partida.base.home.DirectoryHome;
import org.partida.base.home.Home;
import org.partida.base.job.internal.JobTable;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.model.document.AccountingState;
import org.partida.model.document.ArchiveState;
import org.partida.model.document.DecisionState;
import org.partida.model.document.Direction;
import org.partida.model.document.NetworkState;
import org.partida.testkit.TestClock;

class FilesTest {
  private static final String DOCUMENT_PATH = "/documents/d1";

  @TempDir Path home;
  private final TestClock clock = new TestClock("2026-03-01T08:00:00Z");
  private final JobTable jobs = new JobTable(clock, 2);
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    server = new TestServer(clock);
    server.services.put(Home.class, new DirectoryHome(home)).put(Jobs.class, jobs);
  }

  @AfterEach
  void stop() {
    server.close();
    jobs.close();
  }

  private static Document document() {
    return new Document(
        "d1",
        TestServer.OWN,
        Direction.RECEIVED,
        "380",
        "F/1\"2",
        LocalDate.of(2026, 2, 1),
        Optional.empty(),
        "Țărm & Co",
        Optional.of("RO1"),
        Money.of("121.00", "RON"),
        "ubl-2.1",
        NetworkState.VALIDATED,
        DecisionState.PENDING,
        AccountingState.NONE,
        ArchiveState.SEALED,
        Sha256.of(new byte[] {1}),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        "");
  }

  @Test
  void filesAreDownloadedUnderSafeNames() throws Exception {
    server.services.fake(Documents.class, Map.of("find", a -> Optional.of(document())));
    server.services.fake(
        Archive.class,
        Map.of("open", a -> new ByteArrayInputStream("<x/>".getBytes(StandardCharsets.UTF_8))));
    HttpResponse<String> answer = server.get(DOCUMENT_PATH + "/original");
    assertThat(answer.body()).isEqualTo("<x/>");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"2026-02-01_Tarm-Co_F-1-2.xml\"");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/xml");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.headers().firstValue("Content-Security-Policy"))
        .get()
        .asString()
        .contains("default-src 'self'")
        .contains("frame-ancestors 'none'");
    assertThat(server.get(DOCUMENT_PATH + "/pdf").statusCode()).isEqualTo(404);
  }

  @Test
  void theAuthoritysPdfComesUnderANameOfItsOwnOrWithTheReason() throws Exception {
    server.services.fake(Documents.class, Map.of("find", a -> Optional.of(document())));
    server.services.fake(
        Archive.class, Map.of("open", a -> new ByteArrayInputStream(new byte[] {'%'})));
    AtomicReference<String> refused = new AtomicReference<>("");
    server.services.fake(
        AuthorityPapers.class,
        Map.of(
            "pdf",
            a -> {
              if (!refused.get().isEmpty()) {
                throw new PartidaException(new Problem(refused.get(), "m", "l", "f"));
              }
              return Sha256.of(new byte[] {2});
            }));
    HttpResponse<String> good = server.get(DOCUMENT_PATH + "/pdf/authority");
    assertThat(good.statusCode()).as(good.body()).isEqualTo(200);
    assertThat(good.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"2026-02-01_Tarm-Co_F-1-2_authority.pdf\"");
    Map<String, Integer> statuses =
        Map.of("anaf.firewall", 503, "paper.refused", 422, "paper.size", 413, "paper.kind", 400);
    for (Map.Entry<String, Integer> e : statuses.entrySet()) {
      refused.set(e.getKey());
      assertThat(server.get(DOCUMENT_PATH + "/pdf/authority").statusCode())
          .as(e.getKey())
          .isEqualTo(e.getValue());
    }
  }

  @Test
  void anExportThatFailsIsAProblemAndNotHalfAFile() throws Exception {
    server.services.fake(
        Books.class,
        Map.of("exportFormats", a -> List.of("hledger", "csv"), "export", a -> write(a, "half")));
    HttpResponse<String> good = server.get("/companies/RO12345674/export?format=csv");
    assertThat(good.body()).isEqualTo("half");
    assertThat(good.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"RO12345674_2026-03-01.csv\"");
    HttpResponse<String> bad = server.get("/companies/RO12345674/export?format=hledger");
    assertThat(bad.statusCode()).as(bad.body()).isEqualTo(503);
    assertThat(TestServer.object(bad)).containsEntry("code", "host.missing");
    assertThat(server.get("/companies/RO12345674/export?format=x").statusCode()).isEqualTo(400);
    server.services.fake(MonthExports.class, Map.of("export", a -> month(a)));
    HttpResponse<String> month =
        server.get("/companies/RO12345674/export?format=saft&period=2026-10");
    assertThat(month.body()).isEqualTo("2026-10");
    assertThat(month.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"RO12345674_2026-10.xml\"");
    assertThat(server.get("/companies/RO12345674/export?format=saft").statusCode()).isEqualTo(400);
    assertThat(new DirectoryHome(home).spool()).isEmptyDirectory();
  }

  private static Object month(Object[] args) {
    try {
      ((java.io.OutputStream) args[4]).write(args[3].toString().getBytes(StandardCharsets.UTF_8));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return null;
  }

  private static Object write(Object[] args, String text) {
    try {
      ((java.io.OutputStream) args[3]).write(text.getBytes(StandardCharsets.UTF_8));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    if ("hledger".equals(args[2])) {
      throw new PartidaException(new Problem("host.missing", "no host", "", "start it"));
    }
    return null;
  }

  @Test
  void statementsComeBareOrInAForm() throws Exception {
    List<String> got = new ArrayList<>();
    server.services.fake(Statements.class, Map.of("importFile", a -> imported(a, got)));
    HttpResponse<String> bare =
        server.send(
            server
                .admin("/statements?company=RO12345674")
                .header("X-File-Name", "a/b/mt.sta")
                .POST(BodyPublishers.ofString(":20:1")));
    assertThat(bare.statusCode()).as(bare.body()).isEqualTo(200);
    assertThat(TestServer.object(bare)).containsEntry("added", 3).containsEntry("format", "mt940");
    String form =
        "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"extras ă.csv\"\r\nContent-Type: text/csv\r\n\r\nrow\r\n--B--\r\n";
    HttpResponse<String> inForm =
        server.send(
            server
                .admin("/statements")
                .header("Content-Type", "multipart/form-data; boundary=B")
                .POST(BodyPublishers.ofString(form)));
    assertThat(inForm.statusCode()).as(inForm.body()).isEqualTo(200);
    assertThat(got)
        .containsExactly("mt.sta Optional[RO12345674] :20:1", "extras ă.csv Optional.empty row");
    assertThat(server.send(server.admin("/statements").POST(BodyPublishers.noBody())).statusCode())
        .isEqualTo(400);
    assertThat(new DirectoryHome(home).spool()).isEmptyDirectory();
  }

  private static Object imported(Object[] args, List<String> got) {
    try (InputStream in = (InputStream) args[3]) {
      got.add(
          args[2] + " " + args[1] + " " + new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new ImportResult("i1", Optional.of("mt940"), 3, 0, false, List.of());
  }

  @Test
  void aRefusedStatementSaysWhatWasLookedFor() throws Exception {
    Problem p =
        new Problem("statement.format-unknown", "of no known format", "x.bin", "export it again");
    server.services.fake(
        Statements.class,
        Map.of("importFile", a -> new ImportResult("", Optional.empty(), 0, 0, false, List.of(p))));
    HttpResponse<String> answer =
        server.send(server.admin("/statements").POST(BodyPublishers.ofString("?")));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(TestServer.object(answer))
        .containsEntry("code", "statement.format-unknown")
        .containsKey("problems");
  }

  @Test
  void bodiesHaveLimits() throws Exception {
    server.services.fake(Documents.class, Map.of("approve", a -> document()));
    String large = "{\"reason\":\"" + "x".repeat(1 << 20) + "\"}";
    HttpResponse<String> told = server.post(DOCUMENT_PATH + "/approve", large);
    assertThat(told.statusCode()).isEqualTo(413);
    assertThat(TestServer.object(told)).containsEntry("code", "request.too-large");
    HttpResponse<String> chunked =
        server.send(
            server
                .admin(DOCUMENT_PATH + "/approve")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8)))));
    assertThat(chunked.statusCode()).as(chunked.body()).isEqualTo(413);
    HttpResponse<String> form =
        server.send(
            server
                .admin(DOCUMENT_PATH + "/approve")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));
    assertThat(form.statusCode()).isEqualTo(415);
  }
}
