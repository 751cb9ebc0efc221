package org.partida.spv.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.NetworkException.Kind;
import org.partida.spi.network.RemoteVerdict;
import org.partida.spv.FakeWire;

class PublicPapersTest {
  private static final RootElement INVOICE = new RootElement("urn:x", "Invoice");
  private static final String PAGE =
      "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected."
          + " Your support ID is: 1234567890</body></html>";
  private static final String PDF = "%PDF-1.4\nof the authority";

  @TempDir Path folder;
  private FakeWire wire;
  private PublicPapers papers;
  private Path file;

  @BeforeEach
  void open() throws IOException {
    wire = new FakeWire(Files.createDirectories(folder.resolve("spool")));
    papers =
        new PublicPapers(
            wire,
            URI.create("https://anaf.example/prod/FCTEL/rest"),
            Duration.ofSeconds(60),
            folder.resolve("spool"),
            Clock.systemUTC());
    file = folder.resolve("F-1.xml");
    write("<Invoice xmlns:xsi='i' xsi:schemaLocation='urn:x ../../x.xsd'><a>Brașov</a></Invoice>");
  }

  private void write(String xml) throws IOException {
    Files.writeString(file, "<?xml version='1.0'?>\n<!-- none -->" + xml);
  }

  private String path(int call) {
    return wire.requests().get(call).uri().getPath();
  }

  private NetworkException refused() {
    return catchThrowableOfType(NetworkException.class, () -> papers.pdf(file, INVOICE, folder));
  }

  @Test
  void aGoodDocumentIsDrawnWithoutBeingCheckedAgain() throws Exception {
    wire.then(200, PDF);
    Path pdf = papers.pdf(file, INVOICE, folder);
    assertThat(pdf).hasContent(PDF);
    assertThat(path(0)).isEqualTo("/prod/FCTEL/rest/transformare/FACT1/DA");
    assertThat(wire.requests().get(0).headers())
        .containsEntry("Content-Type", "text/plain")
        .doesNotContainKey("Authorization");
    assertThat(wire.bodies().get(0)).isEqualTo(Files.readString(file));
  }

  @Test
  void aPdfAsBase64IsAPdf() throws Exception {
    wire.then(200, Base64.getMimeEncoder().encodeToString(PDF.getBytes(StandardCharsets.US_ASCII)));
    assertThat(papers.pdf(file, new RootElement("urn:x", "CreditNote"), folder)).hasContent(PDF);
    assertThat(path(0)).endsWith("/transformare/FCN/DA");
  }

  @Test
  void theFirewallsPageIsAnsweredOnceWithoutTheAttributeAndWithTheChecks() throws Exception {
    String before = Files.readString(file);
    wire.then(200, PAGE).then(200, PDF);
    assertThat(papers.pdf(file, INVOICE, folder)).hasContent(PDF);
    assertThat(path(1)).isEqualTo("/prod/FCTEL/rest/transformare/FACT1");
    assertThat(wire.bodies().get(1))
        .isEqualTo(before.replace(" xsi:schemaLocation='urn:x ../../x.xsd'", ""));
    assertThat(file).hasContent(before);
    assertThat(folder.resolve("spool")).isEmptyDirectory();
  }

  @Test
  void aSecondPageIsTheEndForNow() {
    wire.then(200, PAGE).then(200, PAGE);
    NetworkException e = refused();
    assertThat(e.kind()).isEqualTo(Kind.TRANSIENT);
    assertThat(e.problem().code()).isEqualTo("anaf.firewall");
    assertThat(e.problem().message()).contains("1234567890", "without xsi:schemaLocation");
    assertThat(wire.requests()).hasSize(2);
  }

  @Test
  void whatItFindsWrongIsNotDrawnAndEveryTextIsThere() {
    wire.then(
        200,
        "{\"stare\":\"nok\",\"Messages\":[{\"message\":\"BR-CO-09 one\"},{\"message\":\"two\"}],\"trace_id\":\"t\"}");
    NetworkException e = refused();
    assertThat(e.kind()).isEqualTo(Kind.REFUSED);
    assertThat(e.problem().code()).isEqualTo("paper.refused");
    assertThat(e.problem().message()).endsWith("BR-CO-09 one | two");
  }

  @Test
  void aVerdictIsGoodOrHasReasons() throws Exception {
    wire.then(200, "{\"stare\":\"ok\",\"trace_id\":\"8c1f\"}")
        .then(
            200,
            Map.of("Content-Type", "text/plain"),
            "{\"stare\":\"nok\",\"Messages\":[{\"message\":\"wrong\"}],\"trace_id\":\"9d\"}}"
                .getBytes(StandardCharsets.UTF_8));
    RemoteVerdict good = papers.validate(file, INVOICE);
    assertThat(good.errors()).isEmpty();
    assertThat(good.trace()).contains("8c1f");
    assertThat(papers.validate(file, INVOICE).errors()).containsExactly("wrong");
    assertThat(path(0)).isEqualTo("/prod/FCTEL/rest/validare/FACT1");
  }

  @Test
  void whatIsNoVerdictIsNeverTakenForOne() {
    wire.then(
            200,
            "{\"stare\":\"nok\",\"Messages\":[{\"message\":\"A aparut o eroare tehnica. Cod: 4003\"}],\"trace_id\":\"t\"}")
        .then(200, "")
        .then(200, "{\"stare\":\"nok\"}")
        .then(503, PAGE)
        .then(404, "{\"status\":404}")
        .thenFails(true);
    for (String code :
        new String[] {
          "anaf.technical",
          "anaf.empty-answer",
          "anaf.nonsense",
          "anaf.outage",
          "anaf.papers-address",
          "anaf.unreachable"
        }) {
      assertThatThrownBy(() -> papers.validate(file, INVOICE))
          .isInstanceOfSatisfying(
              NetworkException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }
  }

  @Test
  void onlyTheRootsOwnAttributeIsTakenOut() {
    byte[] none = "<a x='1'><b xsi:schemaLocation='y'/></a>".getBytes(StandardCharsets.UTF_8);
    assertThat(SchemaLocation.dropped(none)).isEmpty();
    byte[] both =
        "<a xsi:schemaLocation = \"q\" z='ș'><b xsi:schemaLocation='y'/></a>"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(new String(SchemaLocation.dropped(both).orElseThrow(), StandardCharsets.UTF_8))
        .isEqualTo("<a z='ș'><b xsi:schemaLocation='y'/></a>");
    assertThat(papers.takes(new RootElement("urn:x", "CrossIndustryInvoice"))).isFalse();
    assertThat(papers.takes(INVOICE)).isTrue();
  }
}
