package org.partida.web.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partida.api.document.AuthorityPapers;
import org.partida.api.document.AuthorityVerdict;
import org.partida.base.home.DirectoryHome;
import org.partida.base.home.Home;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.invoice.Finding;
import org.partida.spi.invoice.InvoiceValidator;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.invoice.ValidationOptions;
import org.partida.spi.invoice.ValidationReport;
import org.partida.spi.invoice.ValidationReport.Stage;
import org.partida.testkit.TestClock;

class ValidateTest {
  @TempDir Path home;
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    server = new TestServer(new TestClock("2026-03-01T08:00:00Z"));
    server.services.put(Home.class, new DirectoryHome(home));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Refuses every invoice unless its buyer is abroad; says in which language it was asked. */
  private static final class Fake implements InvoiceValidator {
    @Override
    public String profile() {
      return "cius-ro";
    }

    @Override
    public boolean validates(RootElement root) {
      return root.localName().equals("Invoice");
    }

    @Override
    public boolean ready() {
      return true;
    }

    @Override
    public ValidationReport validate(InputStream source, ValidationOptions options) {
      if (options.language().getLanguage().equals("it")) {
        throw new PartidaException(new Problem("validator.warming-up", "m", "l", "f"));
      }
      return options.foreignBuyer()
          ? new ValidationReport(Optional.empty(), List.of(), List.of())
          : new ValidationReport(
              Optional.of(Stage.SCHEMATRON),
              List.of(
                  new Finding(
                      "BR-27",
                      "/Invoice",
                      "said in " + options.language().getLanguage(),
                      "fix it",
                      Optional.of("BT-146"),
                      "[BR-27]-x")),
              List.of());
    }
  }

  private HttpResponse<String> post(String query, String language, String xml) throws Exception {
    return server.send(
        server
            .admin("/invoice/validate" + query)
            .header("X-File-Name", "a.xml")
            .header("Accept-Language", language)
            .POST(BodyPublishers.ofString(xml)));
  }

  @Test
  void theReportIsTheAnswer() throws Exception {
    server.services.put(InvoiceValidator.class, new Fake());
    HttpResponse<String> r = post("", "ro-RO,ro;q=0.9", "<Invoice/>");
    assertThat(r.statusCode()).isEqualTo(200);
    Map<String, Object> o = TestServer.object(r);
    assertThat(o)
        .containsEntry("file", "a.xml")
        .containsEntry("profile", "cius-ro")
        .containsEntry("valid", false)
        .containsEntry("stage", "SCHEMATRON");
    assertThat(o.get("errors"))
        .asString()
        .isEqualTo(
            "[{rule=BR-27, location=/Invoice, message=said in ro, fix=fix it, businessTerm=BT-146,"
                + " ruleText=[BR-27]-x}]");
    assertThat(TestServer.object(post("?extern=true&profile=cius-ro", "en", "<Invoice/>")))
        .containsEntry("valid", true)
        .doesNotContainKey("stage");
  }

  @Test
  void theAuthorityIsAskedOnlyIfToldToAndMayBeAway() throws Exception {
    server.services.put(InvoiceValidator.class, new Fake());
    server.services.fake(
        AuthorityPapers.class,
        Map.of(
            "validate",
            a ->
                new AuthorityVerdict(
                    AuthorityVerdict.Outcome.UNKNOWN,
                    List.of(),
                    Optional.of(new Problem("anaf.outage", "m", "l", "f")),
                    Optional.empty())));
    assertThat(post("", "en", "<Invoice/>").body()).doesNotContain("authority");
    HttpResponse<String> r = post("?authority=true&extern=true", "en", "<Invoice/>");
    assertThat(r.statusCode()).isEqualTo(200);
    assertThat(TestServer.object(r)).containsEntry("valid", true);
    assertThat(r.body()).contains("\"authority\":{\"outcome\":\"UNKNOWN\"", "anaf.outage");
  }

  @Test
  void whatCannotBeValidatedIsAProblem() throws Exception {
    assertThat(post("", "en", "<Invoice/>").statusCode()).isEqualTo(503);
    server.services.put(InvoiceValidator.class, new Fake());
    HttpResponse<String> other = post("", "en", "<header/>");
    assertThat(other.statusCode()).isEqualTo(400);
    assertThat(other.body()).contains("invoice.format-unknown", "cius-ro");
    assertThat(post("?profile=none", "en", "<Invoice/>").body()).contains("\"usage\"");
    assertThat(post("?lang=it", "en", "<Invoice/>").statusCode()).isEqualTo(503);
    assertThat(post("", "en", "no xml").body()).contains("xml.malformed");
  }
}
