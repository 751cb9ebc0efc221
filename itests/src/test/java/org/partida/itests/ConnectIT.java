package org.partida.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.partida.itests.harness.Answer;
import org.partida.itests.harness.Instance;
import org.partida.itests.harness.Sandbox;

/**
 * Authorising in the browser through the whole distribution: the authority's page, its certificate
 * choice, the callback over the instance's own https, fetching, ending.
 */
class ConnectIT {
  private static final String ALFA = "RO890001013";
  private static final String CERTIFICATE = "1234AA4567BB89CC";

  @Test
  void fromTheBrowserToTheFirstMessagesAndBack() throws Exception {
    try (Instance instance = Instance.started("connect")) {
      Sandbox sandbox = new Sandbox(instance);
      sandbox.run("seed", "--seed", "7");
      instance.call("sandbox-connect").good();
      instance.call("company-add", ALFA, "--name", "Alfa", "--approval", "not-required").good();
      HttpClient browser = browser(instance.home());

      JsonNode begun = begin(instance);
      URI callback = authorised(browser, begun, CERTIFICATE);
      assertThat(callback.getScheme()).isEqualTo("https");
      HttpResponse<String> page = open(browser, callback);
      assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
      assertThat(page.body()).contains("Autorizat", ALFA);
      JsonNode connection = instance.call("connection-show", "firm", "--json").good().json();
      assertThat(connection.get("usable").asBoolean()).isTrue();
      assertThat(connection.get("companies").asInt()).isEqualTo(1);
      assertThat(connection.get("certificateSerial").asText()).isEqualTo(CERTIFICATE);
      assertThat(instance.call("spv-sync", "--json").good().json().get("read").asInt())
          .isEqualTo(29);
      assertThat(open(browser, callback).body()).as("loaded again").contains("Autorizat");

      refused(instance, browser);
      fromAnotherMachine(instance, browser);

      JsonNode ended = instance.call("spv-disconnect", "firm", "--json").good().json();
      assertThat(ended.get("state").asText()).isEqualTo("disconnected");
      assertThat(ended.get("revoked").asBoolean()).isTrue();
      assertThat(instance.call("spv-sync", "--json").json().get("listed").asInt()).isZero();

      String log = Files.readString(instance.home().resolve("karaf/log/karaf.log"));
      assertThat(log)
          .doesNotContain(field(callback, "code"))
          .doesNotContain(field(callback, "state"));
      instance.wasGood();
    }
  }

  /** The person cancels, and a stranger's answer finds nothing that waits. */
  private static void refused(Instance instance, HttpClient browser) throws Exception {
    JsonNode begun = begin(instance);
    URI callback = authorised(browser, begun, "none");
    HttpResponse<String> page = open(browser, callback);
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("Neautorizat", "anaf.access-denied");
    String strange = callback.toString().replaceAll("state=[^&]*", "state=0123456789abcdef");
    assertThat(open(browser, URI.create(strange)).body()).contains("authorisation.unknown");
    Answer again = instance.call("spv-connect", "firm", "--callback", callback.toString());
    assertThat(again.status()).isNotZero();
    assertThat(again.err()).contains("used already");
  }

  /** The browser cannot open the callback, so the person copies its address. */
  private static void fromAnotherMachine(Instance instance, HttpClient browser) throws Exception {
    URI callback = authorised(browser, begin(instance), CERTIFICATE);
    Answer done = instance.call("spv-connect", "firm", "--callback", callback.toString()).good();
    assertThat(done.out()).contains("connected");
  }

  private static JsonNode begin(Instance instance) {
    return instance
        .call("spv-connect", "firm", "--name", "Firm", "--company", ALFA, "--no-wait", "--json")
        .good()
        .json();
  }

  /** Chooses a certificate at the authority; gives where it sends the browser. */
  private static URI authorised(HttpClient browser, JsonNode begun, String certificate)
      throws Exception {
    String url = begun.get("url").asText();
    HttpResponse<String> choice = open(browser, URI.create(url));
    assertThat(choice.body()).contains("Choose a certificate");
    HttpResponse<String> sent = open(browser, URI.create(url + "&cert=" + certificate));
    assertThat(sent.statusCode()).isEqualTo(302);
    return URI.create(sent.headers().firstValue("Location").orElseThrow());
  }

  private static HttpResponse<String> open(HttpClient browser, URI address) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(address).header("Accept-Language", "ro").build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String field(URI address, String name) {
    return address.getQuery().replaceAll(".*\\b" + name + "=([^&]*).*", "$1");
  }

  /** Trusts this instance's own key and no other; checks the name in it. */
  private static HttpClient browser(Path home) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    char[] password = Files.readString(home.resolve("secret/https.password")).toCharArray();
    try (InputStream in = Files.newInputStream(home.resolve("secret/https.p12"))) {
      keys.load(in, password);
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("https", keys.getCertificate("https"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(tls).build();
  }
}
