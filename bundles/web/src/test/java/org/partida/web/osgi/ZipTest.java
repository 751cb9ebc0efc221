package org.partida.web.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partida.api.archive.Packing;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionState;
import org.partida.api.submission.Submissions;
import org.partida.api.submission.Taken;
import org.partida.base.home.DirectoryHome;
import org.partida.base.home.Home;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.testkit.TestClock;

/** Many files in one: own XML that comes in, documents that go out. */
class ZipTest {
  private static final String TO = "/submissions/zip?company=" + TestServer.OWN;

  private final List<String> got = new ArrayList<>();
  private TestServer server;

  @BeforeEach
  void start(@TempDir Path home) throws Exception {
    server = new TestServer(new TestClock("2026-03-01T08:00:00Z"));
    server.services.put(Home.class, new DirectoryHome(home));
    server.services.fake(
        Submissions.class,
        Map.of(
            "take",
            a -> {
              String text = text((InputStream) a[3]);
              if (text.equals("bad")) {
                throw new PartidaException(new Problem("submission.x", "bad", "f", "mend it"));
              }
              got.add(a[2] + "=" + text);
              return new Taken(submission((String) a[2]), true);
            }));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void eachFileOfAZipStandsByItself() throws Exception {
    HttpResponse<String> answer =
        give(
            TO,
            zip(
                "a/one.xml",
                "1",
                "../two.XML",
                "2",
                "bad.xml",
                "bad",
                "notes.txt",
                "n",
                "__MACOSX/x.xml",
                "m"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(got).containsExactly("one.xml=1", "two.XML=2");
    List<Map<String, Object>> all = list(answer);
    assertThat(all)
        .extracting(m -> m.get("fileName"))
        .containsExactly("one.xml", "two.XML", "bad.xml", "notes.txt");
    assertThat(all).filteredOn(m -> m.containsKey("error")).hasSize(2);
  }

  @Test
  void whatIsNoZipOrHasNothingOrNoCompanyIsRefused() throws Exception {
    assertThat(give(TO, "<Invoice/>".getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(400);
    assertThat(give(TO, zip("__MACOSX/x.xml", "m")).body()).contains("zip.empty");
    assertThat(give("/submissions/zip", zip("a.xml", "1")).statusCode()).isEqualTo(400);
    assertThat(got).isEmpty();
  }

  @Test
  void documentsAreToldFirstAndThenStreamed() throws Exception {
    List<Object> asked = new ArrayList<>();
    server.services.fake(
        Packing.class,
        Map.of(
            "pack",
            a -> {
              asked.add(a[1].toString() + a[2]);
              return new Two();
            }));
    String filter = "?company=" + TestServer.OWN + "&decision=REJECTED&part=PDF&text=%20x%20";
    HttpResponse<String> size = server.send(server.admin("/documents/zip/size" + filter));
    assertThat(TestServer.object(size)).containsEntry("documents", 2).containsEntry("bytes", 7);
    HttpResponse<byte[]> zip =
        server
            .client()
            .send(
                server.admin("/documents/zip" + filter).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    assertThat(zip.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"partida-documents.zip\"");
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.body()))) {
      assertThat(in.getNextEntry().getName()).isEqualTo("f");
    }
    assertThat(asked).hasSize(2).allMatch(s -> s.toString().endsWith("[PDF]"));
    assertThat(asked.get(0).toString()).contains("REJECTED", "text=Optional[x]");
  }

  /** Two documents. */
  private static final class Two implements Packing.Pack {
    @Override
    public int documents() {
      return 2;
    }

    @Override
    public long bytes() {
      return 7;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(zip("f", "1234567"));
    }
  }

  private HttpResponse<String> give(String path, byte[] body) throws Exception {
    return server.send(
        server
            .admin(path)
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(body)));
  }

  @SuppressWarnings("unchecked") // JSON
  private static List<Map<String, Object>> list(HttpResponse<String> answer) {
    return org.partida.base.json.Json.read(answer.body(), List.class);
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static String text(InputStream in) {
    try {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Submission submission(String name) {
    return new Submission(
        "s1",
        TestServer.OWN,
        "ro.spv",
        Sha256.of(new byte[] {1}),
        name,
        "UBL",
        Set.of(),
        SubmissionState.RECEIVED,
        true,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        "ana",
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
