package org.partida.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.books.MemoryBooks;
import org.partida.sandbox.seal.SealKeys;
import org.partida.sandbox.wire.Fault;
import org.partida.sandbox.wire.FaultRule;
import org.partida.sandbox.wire.Json;

/** A client of the JDK, with files that the control wrote, walks through the gateway over TLS. */
class TlsListenerTest {
  private static final String CIF = "890001013";

  @TempDir private Path folder;
  private final Sandbox sandbox = quick(new MemoryBooks());

  /** Small keys: a test makes many of them. */
  private static Sandbox quick(MemoryBooks books) {
    return new Sandbox(
        books, Clock.systemUTC(), new Sandbox.Options(Optional.empty(), SealKeys.BITS / 2));
  }

  @AfterEach
  void stop() {
    sandbox.tls().close();
  }

  private JsonNode run(String... words) {
    JsonNode answer = Json.read(sandbox.control().apply(words));
    assertThat(answer.path("error").asText()).isEmpty();
    return answer;
  }

  private String error(String... words) {
    return Json.read(sandbox.control().apply(words)).path("error").asText();
  }

  private String started(String... words) {
    return run(words).path("url").asText();
  }

  private TlsClient.Builder client() {
    return TlsClient.trusting(
        Path.of(
            run("authority", "--out", folder.resolve("ca.pem").toString()).path("path").asText()));
  }

  private Path p12(String... more) {
    String[] words = {"p12", "--out", folder.resolve("client.p12").toString()};
    String[] all = Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    return Path.of(run(all).path("path").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aCertificateOpensTheSpaceAndItsSessionIsUsedUntilItEnds(String protocol) throws Exception {
    run("seed", "--seed", "7");
    run("spv-document", CIF);
    String url = started("tls");
    assertThat(url).matches("https://localhost:\\d+/sandbox/anaf/SPVWS2/rest");
    assertThat(run("status").path("space").asText()).isEqualTo(url);
    TlsClient client = client().speaking(protocol).showing(p12(), "sandbox").build();
    HttpResponse<String> answer = client.get(url + "/listaMesaje?zile=500");
    JsonNode list = Json.read(answer.body());
    assertThat(list.path("serial").asText()).isEqualTo("1234AA4567BB89CC");
    assertThat(list.path("mesaje").get(0).path("cif").asText()).isEqualTo(CIF);
    assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo(protocol);
    assertThat(client.hops()).isEqualTo(4);
    client.get(url + "/listaMesaje?zile=500");
    assertThat(client.hops()).isEqualTo(1);
    sandbox.wire().faults().arm(FaultRule.times(Fault.SESSION_ENDED, 1));
    assertThat(Json.read(client.get(url + "/listaMesaje?zile=500").body())).isEqualTo(list);
    assertThat(client.hops()).isEqualTo(4);
  }

  @Test
  void withoutACertificateThereIsThePage() throws Exception {
    String url = started("tls");
    // the header of plain HTTP opens nothing here
    assertPage(
        client()
            .build()
            .get(url + "/listaMesaje?zile=500", "X-Sandbox-Certificate", "1234AA4567BB89CC"));
  }

  private static void assertPage(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.uri().getPath()).isEqualTo("/sandbox/anaf/my.policy");
    assertThat(answer.body()).contains("Certificatul nu a fost prezentat");
  }

  @Test
  void aStrangersCertificateCountsAsNone() throws Exception {
    String url = started("tls");
    // another authority's of the same name, with a serial that is known here
    Sandbox elsewhere = quick(new MemoryBooks());
    Path file = folder.resolve("stranger.p12");
    elsewhere.control().run(List.of("p12", "--out", file.toString()));
    TlsClient client = client().showing(file, "sandbox").build();
    assertPage(client.get(url + "/listaMesaje?zile=500"));
    assertThat(client.shown()).isTrue();
  }

  @Test
  void whatRanOutOrWasNeverEnrolledOrIsGoneOpensNothing() throws Exception {
    String url = started("tls") + "/listaMesaje?zile=500";
    for (String serial : List.of("0011EE2233FF4455", "6677AA8899BB0011")) {
      TlsClient client = client().showing(p12("--serial", serial), "sandbox").build();
      assertPage(client.get(url));
      assertThat(client.shown()).isTrue();
    }
    TlsClient client = client().showing(p12("--serial", "2233BB5566CC77DD"), "sandbox").build();
    assertThat(client.get(url).body()).contains("Nu exista mesaje");
    run("certificate", "2233BB5566CC77DD", "--remove");
    client.forget();
    assertPage(client.get(url));
    assertThat(error("p12", "--out", "x", "--serial", "2233BB5566CC77DD"))
        .contains("no certificate 2233BB5566CC77DD");
    assertThat(error("p12")).isEqualTo("p12: missing --out");
  }

  @Test
  void theFileSaysWhoseItIs() throws Exception {
    Path file = p12("--serial", "00:11:ee:22:33:ff:44:55", "--password", "other");
    KeyStore store = KeyStore.getInstance(file.toFile(), "other".toCharArray());
    X509Certificate certificate = (X509Certificate) store.getCertificate("sandbox");
    assertThat(certificate.getSerialNumber().toString(16)).isEqualTo("11ee2233ff4455");
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=DUMITRU ELENA,C=RO");
    assertThat(certificate.getIssuerX500Principal())
        .isEqualTo(sandbox.keys().authority().getSubjectX500Principal());
    assertThat(store.isKeyEntry("sandbox")).isTrue();
    assertThatThrownBy(() -> KeyStore.getInstance(file.toFile(), "sandbox".toCharArray()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void thePortIsClosedWhenItStops() throws Exception {
    int port = URI.create(started("tls")).getPort();
    assertThat(started("tls")).contains(":" + port + "/");
    assertThat(started("tls", "--port", port + "")).contains(":" + port + "/");
    InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (ServerSocket taken = new ServerSocket(0, 1, here)) {
      assertThat(error("tls", "--port", taken.getLocalPort() + ""))
          .startsWith("tls: cannot listen on port " + taken.getLocalPort());
    }
    new Socket(here, port).close();
    assertThat(error("tls", "--port", "70000")).contains("0 to 65535");
    int other = URI.create(started("tls", "--port", free() + "")).getPort();
    assertThat(other).isNotEqualTo(port);
    assertThatThrownBy(() -> new Socket(here, port)).isInstanceOf(ConnectException.class);
    sandbox.tls().close();
    assertThatThrownBy(() -> new Socket(here, other)).isInstanceOf(ConnectException.class);
    assertThat(run("status").has("space")).isFalse();
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void booksThatDidNotKeepTheRootsKeyGetARootOfTheirOwn() throws Exception {
    MemoryBooks old = new MemoryBooks();
    quick(old);
    old.forget("seal.caKey");
    Sandbox first = quick(old);
    X509Certificate root = first.tlsKeys().authority();
    assertThat(root).isNotEqualTo(first.keys().authority());
    Sandbox again = quick(old);
    assertThat(again.tlsKeys().authority()).isEqualTo(root);
    try (TlsListener listener = again.tls()) {
      Path ca = folder.resolve("own.pem");
      again.control().run(List.of("authority", "--out", ca.toString()));
      Path file = folder.resolve("own.p12");
      first.control().run(List.of("p12", "--out", file.toString()));
      TlsClient client = TlsClient.trusting(ca).showing(file, "sandbox").build();
      assertThat(client.get(listener.start(0) + "/listaMesaje?zile=5").body())
          .contains("Nu exista mesaje");
    }
  }
}
