package org.partida.sandbox.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.operator.OperatorCreationException;
import org.partida.sandbox.SandboxClock;
import org.partida.sandbox.books.SandboxBooks;
import org.partida.sandbox.wire.Certificate;

/**
 * Keys of the sandbox's TLS: the server's, kept in the books, and those of callers, made when they
 * are asked for. All are issued by the root of the seal; where books of the first versions did not
 * keep its key, by a root of their own. Safe for use by several threads.
 */
public final class TlsKeys {
  private static final String OWN_CA = "C=RO,O=Partida Sandbox,CN=Partida Sandbox Root CA for TLS";
  private static final List<GeneralName> HERE =
      List.of(
          new GeneralName(GeneralName.dNSName, "localhost"),
          new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
          new GeneralName(GeneralName.iPAddress, "::1"));

  /** The server's key store never leaves the process. */
  private static final char[] INSIDE = "sandbox".toCharArray();

  private final X509Certificate authority;
  private final Issuer issuer;
  private final int bits;
  private final PrivateKey serverKey;
  private final X509Certificate server;

  private TlsKeys(SandboxBooks books, SealKeys seal, Instant now)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    KeyBooks kept = new KeyBooks(books);
    this.bits = ((RSAKey) seal.certificate().getPublicKey()).getModulus().bitLength();
    Optional<PrivateKey> root = seal.authorityKey();
    if (root.isEmpty() && kept.key("tls.caKey").isEmpty()) {
      ownRoot(kept, now);
    }
    this.authority = root.isPresent() ? seal.authority() : kept.certificate("tls.ca");
    PrivateKey signing = root.isPresent() ? root.get() : kept.key("tls.caKey").orElseThrow();
    this.issuer = new Issuer(name(authority), authority.getPublicKey(), signing);
    if (kept.key("tls.serverKey").isEmpty()) {
      makeServer(kept, now);
    }
    this.serverKey = kept.key("tls.serverKey").orElseThrow();
    this.server = kept.certificate("tls.server");
  }

  /** Reads the keys from the books, or makes those that are missing and keeps them there. */
  public static TlsKeys of(SandboxBooks books, SealKeys seal, Instant now) {
    try {
      return new TlsKeys(books, seal, now);
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("sandbox: cannot make or read the keys of TLS", e);
    }
  }

  private static X500Name name(X509Certificate certificate) {
    return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
  }

  private KeyPair pair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  private void ownRoot(KeyBooks books, Instant now)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    KeyPair keys = pair();
    X500Name name = new X500Name(OWN_CA);
    Issuer self = new Issuer(name, keys.getPublic(), keys.getPrivate());
    books.put(
        "tls.ca",
        self.issue(SealKeys.wanted(name, keys, now, new SecureRandom(), Issuer.Use.AUTHORITY)));
    // the key goes last, as everywhere here
    books.put("tls.caKey", keys.getPrivate());
  }

  private void makeServer(KeyBooks books, Instant now)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    KeyPair keys = pair();
    X500Name name = new X500Name("C=RO,O=Partida Sandbox,CN=localhost");
    Issuer.Wanted wanted =
        SealKeys.wanted(name, keys, now, new SecureRandom(), Issuer.Use.SERVER).at(HERE);
    books.put("tls.server", issuer.issue(wanted));
    books.put("tls.serverKey", keys.getPrivate());
  }

  /** The root that server and callers are issued by. */
  public X509Certificate authority() {
    return authority;
  }

  /** The root as clients take it. */
  public String pem() {
    try {
      String text =
          Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
              .encodeToString(authority.getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sandbox: certificate without encoding", e);
    }
  }

  /** True if a caller's certificate was issued by the root here. */
  public boolean issued(X509Certificate certificate) {
    try {
      certificate.verify(authority.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      // a stranger's: that is an answer, no failure
      return false;
    }
  }

  /** What the server speaks TLS with; callers' certificates are all let in, to be judged later. */
  public SSLContext context() {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store(serverKey, server, INSIDE), INSIDE);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          keys.getKeyManagers(), new TrustManager[] {new Callers(authority)}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("sandbox: cannot speak TLS", e);
    }
  }

  /** PKCS#12 with a new key and the certificate of a simulated one: its serial, holder and days. */
  public byte[] client(Certificate simulated, String password) {
    try {
      KeyPair keys = pair();
      X500Name subject =
          new X500NameBuilder(BCStyle.INSTANCE)
              .addRDN(BCStyle.C, "RO")
              .addRDN(BCStyle.CN, simulated.holder())
              .build();
      X509Certificate certificate =
          issuer.issue(
              new Issuer.Wanted(
                  subject,
                  keys.getPublic(),
                  new BigInteger(simulated.serial(), 16),
                  simulated.from().atStartOfDay(SandboxClock.ROMANIA).toInstant(),
                  // its last day is one on which it works
                  simulated.to().plusDays(1).atStartOfDay(SandboxClock.ROMANIA).toInstant(),
                  Issuer.Use.CLIENT,
                  List.of()));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      char[] secret = password.toCharArray();
      store(keys.getPrivate(), certificate, secret).store(out, secret);
      return out.toByteArray();
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("sandbox: cannot make a client's certificate", e);
    }
  }

  private KeyStore store(PrivateKey key, X509Certificate certificate, char[] password)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, password);
    store.setKeyEntry("sandbox", key, password, new X509Certificate[] {certificate, authority});
    return store;
  }
}
