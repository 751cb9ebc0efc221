package org.partida.web.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.testkit.TestClock;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {
  private TestServer server;

  @BeforeAll
  void start() throws Exception {
    server = new TestServer(new TestClock("2026-03-01T08:00:00Z"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private HttpResponse<String> page(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.base() + path));
    return server.send(headers.length == 0 ? request : request.headers(headers));
  }

  @Test
  void theAddressLeadsToThePage() throws Exception {
    HttpResponse<String> bare = page("");
    assertThat(bare.statusCode()).isEqualTo(302);
    assertThat(bare.headers().firstValue("Location")).hasValue("partida/");
    HttpResponse<String> index = page("/");
    assertThat(index.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(index.headers().firstValue("X-Frame-Options")).hasValue("DENY");
    String icon = page("/icon.svg").headers().firstValue("ETag").orElseThrow();
    assertThat(page("/icon.svg", "If-None-Match", icon).statusCode()).isEqualTo(304);
  }

  /** Only styles with the nonce of this very answer may be added; scripts must be files. */
  @Test
  void eachAnswerHasANonceOfItsOwn() throws Exception {
    Set<String> nonces = new TreeSet<>();
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> index = page("/");
      String nonce = found(index.body(), "csp-nonce\" content=\"([^\"]+)\"").iterator().next();
      String policy = index.headers().firstValue("Content-Security-Policy").orElseThrow();
      assertThat(policy)
          .contains("style-src 'self' 'nonce-" + nonce + "'")
          .contains("default-src 'self'");
      assertThat(policy).doesNotContain("unsafe");
      assertThat(index.headers().firstValue("Cache-Control")).hasValue("no-store");
      nonces.add(nonce);
    }
    assertThat(nonces).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing.js",
        "/../web.xml",
        "/%2e%2e/PageFiles.class",
        "/PageFiles.class",
        "/page/index.html",
        "/app/index.html",
        "/files.txt"
      })
  void nothingElseIsServed(String path) throws Exception {
    HttpResponse<String> answer = page(path);
    assertThat(answer.statusCode()).isIn(400, 404);
  }

  /** The policy forbids inline code and other hosts; the page must not need them. */
  @Test
  void thePageKeepsToItsPolicy() throws Exception {
    String html = page("/").body();
    assertThat(html)
        .doesNotContain("<style")
        .doesNotContain(" style=")
        .doesNotContain("javascript:")
        .doesNotContainPattern(" on[a-z]+=");
    assertThat(html).doesNotContainPattern("<script(?![^>]* src=)");
    Set<String> files = found(html, "(?:href|src)=\"\\./([^\"#][^\"]*)\"");
    assertThat(files).anyMatch(f -> f.endsWith(".js")).anyMatch(f -> f.endsWith(".css"));
    for (String f : files) {
      HttpResponse<String> file = page("/" + f);
      assertThat(file.statusCode()).as(f).isEqualTo(200);
      assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      // a name with the content's hash lasts, what keeps its name is asked for again
      assertThat(file.headers().firstValue("Cache-Control").orElse(""))
          .as(f)
          .isEqualTo(f.startsWith("assets/") ? "max-age=31536000, immutable" : "no-cache");
    }
  }

  private static Set<String> found(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult r) -> r.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
