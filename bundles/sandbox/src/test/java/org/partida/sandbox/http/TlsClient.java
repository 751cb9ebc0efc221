package org.partida.sandbox.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/** A client of the JDK with cookies and, if it likes, a certificate. */
final class TlsClient {
  private final HttpClient http;
  private final CookieManager cookies;
  private final Optional<Shown> keys;
  private int hops;

  private TlsClient(HttpClient http, CookieManager cookies, Optional<Shown> keys) {
    this.http = http;
    this.cookies = cookies;
    this.keys = keys;
  }

  static Builder trusting(Path authority) {
    return new Builder(authority);
  }

  /** Follows redirects itself, to count them. */
  HttpResponse<String> get(String url, String... headers) throws Exception {
    hops = 1;
    HttpResponse<String> answer = once(URI.create(url), headers);
    while (answer.statusCode() == 302 && hops < 9) {
      hops++;
      String next = answer.headers().firstValue("Location").orElseThrow();
      answer = once(answer.uri().resolve(next), headers);
    }
    return answer;
  }

  private HttpResponse<String> once(URI uri, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Calls that the last {@link #get} took. */
  int hops() {
    return hops;
  }

  /** True if a handshake took the certificate. */
  boolean shown() {
    return keys.filter(k -> k.shown).isPresent();
  }

  void forget() {
    cookies.getCookieStore().removeAll();
  }

  /** What a client is made of. */
  static final class Builder {
    private final Path authority;
    private String protocol = "TLSv1.3";
    private Optional<Shown> keys = Optional.empty();

    private Builder(Path authority) {
      this.authority = authority;
    }

    Builder speaking(String version) {
      protocol = version;
      return this;
    }

    Builder showing(Path p12, String password) throws GeneralSecurityException, IOException {
      KeyStore store = KeyStore.getInstance(p12.toFile(), password.toCharArray());
      String alias = store.aliases().nextElement();
      PrivateKey key = (PrivateKey) store.getKey(alias, password.toCharArray());
      keys = Optional.of(new Shown(key, (X509Certificate) store.getCertificate(alias)));
      return this;
    }

    TlsClient build() throws GeneralSecurityException, IOException {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      try (InputStream in = Files.newInputStream(authority)) {
        trusted.setCertificateEntry(
            "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          keys.map(k -> new KeyManager[] {k}).orElse(new KeyManager[0]),
          trust.getTrustManagers(),
          null);
      SSLParameters parameters = new SSLParameters();
      parameters.setProtocols(new String[] {protocol});
      CookieManager cookies = new CookieManager();
      HttpClient http =
          HttpClient.newBuilder()
              .sslContext(context)
              .sslParameters(parameters)
              .cookieHandler(cookies)
              .build();
      return new TlsClient(http, cookies, keys);
    }
  }

  /** Shows its certificate whatever authorities are asked for, as many clients do. */
  private static final class Shown extends X509ExtendedKeyManager {
    private final PrivateKey key;
    private final X509Certificate certificate;
    private volatile boolean shown;

    Shown(PrivateKey key, X509Certificate certificate) {
      this.key = key;
      this.certificate = certificate;
    }

    @Override
    public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
      return "mine";
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, java.net.Socket socket) {
      return "mine";
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
      return new String[] {"mine"};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      shown = true;
      return new X509Certificate[] {certificate};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return key;
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
      return new String[0];
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, java.net.Socket socket) {
      return "";
    }
  }
}
