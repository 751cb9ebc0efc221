package org.partida.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.partida.sandbox.Months;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.SandboxAccess;
import org.partida.sandbox.TestKeys;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.books.Mailbox;
import org.partida.sandbox.books.MemoryBooks;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.seal.Zips;
import org.partida.sandbox.wire.WireRequest;
import org.partida.sandbox.wire.WireResponse;

class PageTest {
  private final Sandbox sandbox =
      new Sandbox(TestKeys.into(new MemoryBooks()), Clock.fixed(Months.NOW, ZoneOffset.UTC));
  private final PageHandler handler = new PageHandler(new Access(sandbox), "");

  /** Stands in for the component. */
  private record Access(Sandbox sandbox) implements SandboxAccess {
    @Override
    public void clockMoved() {
      // nobody else lives by this clock
    }
  }

  private static WireRequest request(String method, String path, String body, String... headers) {
    Map<String, String> all =
        headers.length == 0 ? Map.of("Host", "127.0.0.1:8181") : Map.of(headers[0], headers[1]);
    int mark = path.indexOf('?');
    Map<String, String> query =
        mark < 0
            ? Map.of()
            : Map.of(
                path.substring(mark + 1, path.indexOf('=')), path.substring(path.indexOf('=') + 1));
    String bare = mark < 0 ? path : path.substring(0, mark);
    return new WireRequest(method, bare, query, all, Payload.utf8(body));
  }

  private String page(String path) {
    WireResponse answer = handler.answer(request("GET", path, ""), true);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().get("Content-Security-Policy")).contains("default-src 'none'");
    return answer.text();
  }

  private WireResponse act(String form) {
    Matcher secret =
        Pattern.compile("name=\"secret\" value=\"([0-9a-f]+)\"").matcher(page("/sandbox"));
    assertThat(secret.find()).isTrue();
    return handler.answer(
        request("POST", "/sandbox/do", "secret=" + secret.group(1) + "&" + form), true);
  }

  @Test
  void thePageShowsWhatThereIs() {
    sandbox.control().run(List.of("seed", "--seed", "7"));
    sandbox.control().run(List.of("mint"));
    sandbox.control().run(List.of("fault", "waf-page", "--key", "31"));
    sandbox.wire().answer(WireRequest.get("/nowhere", Map.of("code", "sesame"), Map.of()));
    assertThat(page("/sandbox"))
        .contains("22.11.2026 12:00:00", "890001013", "Băcănia Pârâul Rece SRL")
        .contains("POPESCU ANA", "12:34:AA:45:67:BB:89:CC", "partida-sandbox", "active")
        .contains("WAF_PAGE", "tip.composite", "GET /nowhere")
        .doesNotContain("sesame", sandbox.clientSecret());
    String box = page("/sandbox?box=prod/890001013");
    Matcher zip = Pattern.compile("/sandbox/zip/prod/(\\d+)").matcher(box);
    assertThat(zip.find()).isTrue();
    WireResponse archive = handler.answer(request("GET", zip.group(), ""), true);
    assertThat(Zips.read(archive.body())).hasSize(2);
    assertThat(handler.answer(request("GET", "/sandbox/zip/prod/1", ""), true).status())
        .isEqualTo(404);
    assertThat(page("/sandbox?find=Atelier"))
        .contains("890002027")
        .doesNotContain("prod/890001013");
  }

  @Test
  void everythingIsEscaped() {
    sandbox.companies().add(List.of(new Mailbox(Env.PROD, "1", "<script>x</script>")));
    sandbox.settings().set("state.pendingText", "\"><b>");
    sandbox.wire().answer(WireRequest.get("/<i>", Map.of("<u>", "'<s>"), Map.of()));
    for (String path :
        List.of(
            "/sandbox",
            "/sandbox?box=<p>/<p>",
            "/sandbox?find=\"><script>",
            "/sandbox?error=<em>")) {
      assertThat(page(path))
          .doesNotContain("<script>", "\"><b>", "<i>", "<u>", "<s>", "<p>/", "<em>");
    }
  }

  @Test
  void formsRunCommandsAndTellWhatIsWrong() {
    WireResponse moved = act("anchor=clock&w=clock&w=%2B1d");
    assertThat(moved.status()).isEqualTo(303);
    assertThat(moved.headers()).containsEntry("Location", "/sandbox#clock");
    assertThat(sandbox.clock().instant()).isEqualTo("2026-11-23T10:00:00Z");
    act("anchor=faults&w=fault&w=drop&--count=2&--endpoint=LIST&--key=&--value=");
    assertThat(sandbox.wire().faults().armed().get(0).remaining()).isEqualTo(2);
    assertThat(act("anchor=settings&w=set&w=quota.list&w=many").headers().get("Location"))
        .startsWith("/sandbox?error=set%3A+setting+quota.list");
  }

  @Test
  void strangersAreKeptOut() {
    assertThat(handler.answer(request("GET", "/sandbox", ""), false).status()).isEqualTo(403);
    assertThat(handler.answer(request("GET", "/sandbox", "", "Host", "evil.ro"), true).status())
        .isEqualTo(403);
    assertThat(
            handler
                .answer(request("POST", "/sandbox/do", "secret=0&w=clock&w=%2B1d"), true)
                .status())
        .isEqualTo(403);
    assertThat(sandbox.clock().instant()).isEqualTo(Months.NOW);
    PageHandler guarded = new PageHandler(new Access(sandbox), "sesame");
    assertThat(guarded.answer(request("GET", "/sandbox", ""), true).status()).isEqualTo(401);
    String right = Base64.getEncoder().encodeToString("x:sesame".getBytes(StandardCharsets.UTF_8));
    WireRequest known =
        new WireRequest(
            "GET",
            "/sandbox",
            Map.of(),
            Map.of("Host", "localhost:1", "Authorization", "Basic " + right),
            Payload.utf8(""));
    assertThat(guarded.answer(known, true).status()).isEqualTo(200);
  }
}
