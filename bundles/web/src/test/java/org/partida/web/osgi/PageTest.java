package org.partida.web.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
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
    String tag = index.headers().firstValue("ETag").orElseThrow();
    assertThat(page("/", "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing.js",
        "/../web.xml",
        "/%2e%2e/PageFiles.class",
        "/PageFiles.class",
        "/page/index.html"
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
    Set<String> files = found(html, "(?:href|src)=\"([^\"#][^\"]*)\"");
    assertThat(files).contains("app.js", "style.css");
    for (String f : files) {
      assertThat(page("/" + f).statusCode()).as(f).isEqualTo(200);
    }
  }

  @Test
  void whatComesFromTheApiIsOnlyEverText() throws Exception {
    for (String f : List.of("app.js", "api.js", "dom.js", "views.js", "texts.js")) {
      String code = page("/" + f).body();
      assertThat(code)
          .as(f)
          .isNotEmpty()
          .doesNotContainPattern(
              "innerHTML|outerHTML|insertAdjacent|document\\.write|eval\\(|new Function");
      for (String module : found(code, "from '\\./([^']+)'")) {
        assertThat(page("/" + module).headers().firstValue("Content-Type"))
            .get()
            .asString()
            .startsWith("text/javascript");
      }
    }
  }

  @Test
  void everyTextIsThereInThreeLanguages() throws Exception {
    String code = page("/texts.js").body();
    Set<String> romanian = keys(code, "ro");
    assertThat(romanian)
        .hasSizeGreaterThan(50)
        .isEqualTo(keys(code, "it"))
        .isEqualTo(keys(code, "en"));
    Set<String> used = found(page("/").body(), "data-text=\"(\\w+)\"");
    used.addAll(found(page("/views.js").body() + page("/app.js").body(), "\\btext\\('(\\w+)'"));
    assertThat(romanian).containsAll(used);
  }

  private static Set<String> keys(String code, String language) {
    int start = code.indexOf("\n  " + language + ": {");
    return found(
        code.substring(start, code.indexOf("\n  },", start))
            .replaceFirst("^\\n  \\w+: ", "")
            .replaceAll("'[^']*'", "''"),
        "(\\w+):");
  }

  private static Set<String> found(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult r) -> r.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
