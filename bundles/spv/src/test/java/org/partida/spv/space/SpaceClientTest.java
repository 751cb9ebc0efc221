package org.partida.spv.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partida.model.PartidaException;
import org.partida.spi.network.CoverageSource.Told;
import org.partida.spi.network.NetworkException;
import org.partida.spv.client.AnafTexts;
import org.partida.spv.client.Failures;
import org.partida.testkit.TestClock;

/** A gateway with cookies, policy page and nonce, over TLS that asks for a certificate. */
class SpaceClientTest {
  private static final String ANSWER =
      "{\"titlu\":\"Lista\",\"mesaje\":[{\"id\":\"1\"}],\"cnp\":\"1900101223344\",\"cui\":\"12345674,1900101223344, 98765438\",\"serial\":\"12AB\"}";

  @TempDir Path folder;
  private final List<String> asked = new ArrayList<>();
  private String answer = ANSWER;
  private String moved = "/my.policy";
  private int ended;
  private HttpsServer server;

  @BeforeEach
  void start() throws Exception {
    keys("server", "localhost");
    keys("client", "Ana");
    SSLContext tls = SSLContext.getInstance("TLS");
    KeyManagerFactory own = KeyManagerFactory.getInstance("SunX509");
    own.init(store("server"), "secret".toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("client", store("client").getCertificate("client"));
    TrustManagerFactory others = TrustManagerFactory.getInstance("PKIX");
    others.init(trusted);
    tls.init(own.getKeyManagers(), others.getTrustManagers(), null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters p = tls.getDefaultSSLParameters();
            p.setWantClientAuth(true);
            parameters.setSSLParameters(p);
          }
        });
    server.createContext("/", this::serve);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** A key of its own with a certificate that it signed itself, by the JDK's tool. */
  private void keys(String name, String who) throws Exception {
    Process p =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=" + who,
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                folder.resolve(name + ".p12").toString(),
                "-storepass",
                "secret")
            .redirectErrorStream(true)
            .start();
    String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(p.waitFor()).as(said).isZero();
  }

  private KeyStore store(String name) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(name + ".p12"))) {
      keys.load(in, "secret".toCharArray());
    }
    return keys;
  }

  private void serve(HttpExchange x) throws IOException {
    String path = x.getRequestURI().getPath();
    String cookie = String.valueOf(x.getRequestHeaders().getFirst("Cookie"));
    asked.add(path);
    if (path.equals("/my.policy")) {
      if (seen((HttpsExchange) x)) {
        redirect(x, "/my.policy_nonce?nonce=7");
      } else {
        send(x, 200, "<html>Certificatul nu a fost prezentat</html>");
      }
    } else if (path.equals("/my.policy_nonce")) {
      x.getResponseHeaders().add("Set-Cookie", "open=yes; path=/");
      redirect(x, "/SPVWS2/rest/listaMesaje?zile=500");
    } else if (!cookie.contains("open=yes") || ended-- > 0) {
      x.getResponseHeaders().add("Set-Cookie", "MRHSession=abc; path=/");
      x.getResponseHeaders().add("Set-Cookie", "F5_ST=1z; path=/");
      redirect(x, moved);
    } else {
      assertThat(cookie).contains("MRHSession=abc").contains("F5_ST=1z");
      send(x, 200, answer);
    }
  }

  private static boolean seen(HttpsExchange x) {
    try {
      return x.getSSLSession().getPeerCertificates().length > 0;
    } catch (SSLPeerUnverifiedException e) {
      return false;
    }
  }

  private static void redirect(HttpExchange x, String where) throws IOException {
    x.getResponseHeaders().add("Location", where);
    x.sendResponseHeaders(302, -1);
    x.close();
  }

  private static void send(HttpExchange x, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    x.sendResponseHeaders(status, bytes.length);
    x.getResponseBody().write(bytes);
    x.close();
  }

  private SpaceSettings settings(String key, String password) throws Exception {
    Path pem = folder.resolve("ca.pem");
    Files.writeString(
        pem,
        "-----BEGIN CERTIFICATE-----\n"
            + java.util.Base64.getMimeEncoder()
                .encodeToString(store("server").getCertificate("server").getEncoded())
            + "\n-----END CERTIFICATE-----\n");
    return new SpaceSettings(
        URI.create("https://localhost:" + server.getAddress().getPort() + "/SPVWS2/rest"),
        "firm",
        new SpaceSettings.Keys("PKCS12", folder.resolve(key + ".p12"), password, Optional.empty()),
        Optional.of(pem),
        500,
        Duration.ofSeconds(20));
  }

  private Told ask(String key) throws Exception {
    SpaceSettings s = settings(key, "secret");
    return new SpaceClient(
            s,
            SpaceKeys.sockets(s),
            new Failures(new TestClock("2026-11-27T10:00:00Z"), AnafTexts.load()))
        .covered();
  }

  private NetworkException failure(String key) {
    return catchThrowableOfType(NetworkException.class, () -> ask(key));
  }

  @Test
  void theGatewayIsFollowedAndPersonsLeaveMasked() throws Exception {
    Told told = ask("client");
    assertThat(told.codes()).containsExactly("12345674", "1900101******", "98765438");
    assertThat(told.certificateSerial()).contains("12AB");
    assertThat(asked)
        .containsExactly(
            "/SPVWS2/rest/listaMesaje",
            "/my.policy",
            "/my.policy_nonce",
            "/SPVWS2/rest/listaMesaje");
  }

  @Test
  void aSessionThatEndedBeginsAgain() throws Exception {
    ended = 1;
    assertThat(ask("client").codes()).hasSize(3);
    assertThat(asked).hasSize(7);
    ended = 9;
    assertThat(failure("client").problem().message()).contains("from page to page");
  }

  @Test
  void withoutMessagesItSaysWhatToDo() {
    answer = "{\"titlu\":\"Lista Mesaje\",\"eroare\":\"Nu exista mesaje in ultimele 500 zile\"}";
    assertThat(failure("client").problem().code()).isEqualTo("spv-space.empty");
  }

  @Test
  void pagesAndOtherTextsAreNoAnswer() {
    answer = "<html>Request Rejected. Your support ID is: 77</html>";
    assertThat(failure("client").problem().code()).isEqualTo("anaf.firewall");
    answer = "{\"titlu\":\"Lista Mesaje\",\"eroare\":\"ceva nou\"}";
    assertThat(failure("client").problem().message()).contains("ceva nou");
  }

  @Test
  void theSessionGoesToNoOtherHost() {
    moved = "https://elsewhere.example/my.policy";
    assertThat(failure("client").problem().message()).contains("elsewhere.example");
  }

  @Test
  void aStrangersCertificateIsNamedAsTheReason() {
    NetworkException e = failure("server");
    // the server's alert and its closing of the connection run a race
    assertThat(e.problem().code()).isIn("spv-space.certificate", "anaf.unreachable");
    assertThat(e.problem().toString()).contains("certificate");
  }

  @Test
  void whatIsWrongWithTheFileIsSaid() {
    assertThatThrownBy(() -> SpaceKeys.sockets(settings("client", "wrong")))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("the password is wrong")
        .hasMessageNotContaining("wrong,");
    assertThatThrownBy(() -> SpaceKeys.sockets(settings("nobody", "secret")))
        .hasMessageContaining("there is no file");
  }
}
