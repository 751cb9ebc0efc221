package org.partida.spv.space;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509KeyManager;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Makes TLS with a client certificate of what is configured. Stateless. */
final class SpaceKeys {
  /**
   * ANAF's gateway asks for the certificate in the middle of a connection, which TLS 1.3 cannot.
   */
  private static final String TLS = "TLSv1.2";

  private SpaceKeys() {}

  /**
   * Sockets that show the certificate.
   *
   * @throws PartidaException {@code spv-space.keys} with what is wrong with the files
   */
  static SSLSocketFactory sockets(SpaceSettings settings) {
    SpaceSettings.Keys keys = settings.keys();
    try {
      char[] password = keys.password().toCharArray();
      KeyStore store = store(keys, password);
      String alias = alias(keys, store);
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, password);
      SSLContext tls = SSLContext.getInstance(TLS);
      tls.init(
          new KeyManager[] {new OneKey(x509(managers), alias)},
          settings.trust().isPresent() ? trust(settings.trust().get()).getTrustManagers() : null,
          null);
      return tls.getSocketFactory();
    } catch (IOException | GeneralSecurityException e) {
      throw new PartidaException(problem(keys.toString(), reason(e)), e);
    }
  }

  private static KeyStore store(SpaceSettings.Keys keys, char[] password)
      throws IOException, GeneralSecurityException {
    if (keys.type().equals("PKCS11")) {
      Provider module = Security.getProvider("SunPKCS11");
      if (module == null) {
        throw new GeneralSecurityException("this Java has no PKCS#11");
      }
      KeyStore store = KeyStore.getInstance("PKCS11", module.configure(keys.file().toString()));
      store.load(null, password);
      return store;
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys.file())) {
      store.load(in, password);
    }
    return store;
  }

  private static String alias(SpaceSettings.Keys keys, KeyStore store)
      throws GeneralSecurityException {
    List<String> all = new ArrayList<>();
    for (String a : Collections.list(store.aliases())) {
      if (store.isKeyEntry(a)) {
        all.add(a);
      }
    }
    List<String> chosen =
        all.stream().filter(a -> keys.alias().map(a::equalsIgnoreCase).orElse(true)).toList();
    if (chosen.size() != 1) {
      throw new PartidaException(
          problem(keys.toString(), "the keys there are " + all + "; name one of them as keyAlias"));
    }
    return chosen.get(0);
  }

  private static X509KeyManager x509(KeyManagerFactory managers) {
    for (KeyManager m : managers.getKeyManagers()) {
      if (m instanceof X509KeyManager x) {
        return x;
      }
    }
    throw new IllegalStateException("this Java makes no X.509 key manager");
  }

  private static TrustManagerFactory trust(Path pem) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(pem)) {
      for (Certificate c : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("ca" + trusted.size(), c);
      }
    }
    TrustManagerFactory made =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    made.init(trusted);
    return made;
  }

  private static String reason(Exception e) {
    if (e instanceof NoSuchFileException missing) {
      return "there is no file " + missing.getFile();
    }
    boolean password = e.getCause() instanceof java.security.UnrecoverableKeyException;
    return password ? "the password is wrong" : String.valueOf(e.getMessage());
  }

  private static Problem problem(String place, String message) {
    return new Problem(
        "spv-space.keys",
        "the certificate for the private space cannot be used: " + message,
        place,
        "correct keyStore, keyStoreType, keyStorePassword or keyAlias in etc/org.partida.spv.space-NAME.cfg");
  }

  /** Shows one key whatever the server asks for. */
  private record OneKey(X509KeyManager all, String alias) implements X509KeyManager {
    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
      return new String[] {alias};
    }

    @Override
    public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
      return alias;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
      return null;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
      return null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String name) {
      return all.getCertificateChain(name);
    }

    @Override
    public PrivateKey getPrivateKey(String name) {
      return all.getPrivateKey(name);
    }
  }
}
