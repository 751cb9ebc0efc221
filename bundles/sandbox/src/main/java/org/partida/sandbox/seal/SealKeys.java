package org.partida.sandbox.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.partida.sandbox.books.SandboxBooks;

/**
 * The keys of the simulated authority: a local certification authority and the certificate that
 * seals documents and signs tokens. Made at first use and kept in the sandbox's books; they mean
 * nothing outside of it.
 */
public final class SealKeys {
  private static final String CA_NAME = "C=RO,O=Partida Sandbox,CN=Partida Sandbox Root CA";
  private static final String SEAL_NAME =
      "C=RO,L=Bucuresti,O=Ministerul Finantelor Publice (simulat),CN=Ministerul Finantelor Publice";
  private static final Duration BACK = Duration.ofDays(400);
  private static final Duration AHEAD = Duration.ofDays(3650);

  /** Size of the keys. Half of it makes many seals quicker, for runs that measure a client. */
  public static final int BITS = 2048;

  private final X509Certificate authority;
  private final X509Certificate certificate;
  private final PrivateKey key;

  private SealKeys(X509Certificate authority, X509Certificate certificate, PrivateKey key) {
    this.authority = authority;
    this.certificate = certificate;
    this.key = key;
  }

  /** Reads the keys from the books, or makes them and keeps them there. */
  public static SealKeys of(SandboxBooks books, Instant now) {
    return of(books, now, BITS, Optional.empty());
  }

  /** The same with a size of keys, and with a seed from which the same keys follow again. */
  public static SealKeys of(SandboxBooks books, Instant now, int bits, Optional<String> seed) {
    try {
      Optional<String> known = books.get("seal.key");
      return known.isPresent() ? read(books, known.get()) : create(books, now, bits, random(seed));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("sandbox: cannot make or read the seal's keys", e);
    }
  }

  /** The old generator of the JDK gives the same numbers for the same seed; the others do not. */
  private static SecureRandom random(Optional<String> seed) throws GeneralSecurityException {
    if (seed.isEmpty()) {
      return new SecureRandom();
    }
    SecureRandom repeatable = SecureRandom.getInstance("SHA1PRNG");
    repeatable.setSeed(seed.get().getBytes(StandardCharsets.UTF_8));
    return repeatable;
  }

  /** The root that the seal's certificate is issued by. */
  public X509Certificate authority() {
    return authority;
  }

  /** The certificate inside every seal. */
  public X509Certificate certificate() {
    return certificate;
  }

  PrivateKey key() {
    return key;
  }

  /** Signs with the seal's key. */
  public byte[] sign(String algorithm, byte[] data) {
    try {
      java.security.Signature signature = java.security.Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(data);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sandbox: cannot sign with " + algorithm, e);
    }
  }

  /** Checks a signature of {@link #sign}. */
  public boolean verify(String algorithm, byte[] data, byte[] value) {
    try {
      java.security.Signature signature = java.security.Signature.getInstance(algorithm);
      signature.initVerify(certificate);
      signature.update(data);
      return signature.verify(value);
    } catch (GeneralSecurityException e) {
      // a value of a wrong length is a wrong signature, not a failure of ours
      return false;
    }
  }

  private static SealKeys read(SandboxBooks books, String key) throws GeneralSecurityException {
    PrivateKey known =
        KeyFactory.getInstance("RSA")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key)));
    return new SealKeys(certificate(books, "seal.ca"), certificate(books, "seal.cert"), known);
  }

  private static X509Certificate certificate(SandboxBooks books, String name)
      throws GeneralSecurityException {
    byte[] der = Base64.getDecoder().decode(books.get(name).orElseThrow());
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  private static SealKeys create(SandboxBooks books, Instant now, int bits, SecureRandom random)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits, random);
    KeyPair root = generator.generateKeyPair();
    KeyPair seal = generator.generateKeyPair();
    X509Certificate authority = issue(CA_NAME, root, CA_NAME, root, true, now, random);
    X509Certificate certificate = issue(CA_NAME, root, SEAL_NAME, seal, false, now, random);
    books.put("seal.ca", encode(authority.getEncoded()));
    books.put("seal.cert", encode(certificate.getEncoded()));
    // the key goes last: its presence says that the rest is there
    books.put("seal.key", encode(seal.getPrivate().getEncoded()));
    return new SealKeys(authority, certificate, seal.getPrivate());
  }

  private static X509Certificate issue(
      String issuer,
      KeyPair issuerKeys,
      String subject,
      KeyPair keys,
      boolean ca,
      Instant now,
      SecureRandom random)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            new X500Name(issuer),
            new BigInteger(120, random),
            Date.from(now.minus(BACK)),
            Date.from(now.plus(AHEAD)),
            new X500Name(subject),
            keys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
    int usage =
        ca
            ? KeyUsage.keyCertSign | KeyUsage.cRLSign
            : KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
    ContentSigner signer =
        new JcaContentSignerBuilder("SHA256withRSA").build(issuerKeys.getPrivate());
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  private static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
