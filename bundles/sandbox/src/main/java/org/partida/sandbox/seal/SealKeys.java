package org.partida.sandbox.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
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
  private final Optional<PrivateKey> authorityKey;

  private SealKeys(
      X509Certificate authority,
      X509Certificate certificate,
      PrivateKey key,
      Optional<PrivateKey> authorityKey) {
    this.authority = authority;
    this.certificate = certificate;
    this.key = key;
    this.authorityKey = authorityKey;
  }

  /** Reads the keys from the books, or makes them and keeps them there. */
  public static SealKeys of(SandboxBooks books, Instant now) {
    return of(books, now, BITS, Optional.empty());
  }

  /** The same with a size of keys, and with a seed from which the same keys follow again. */
  public static SealKeys of(SandboxBooks books, Instant now, int bits, Optional<String> seed) {
    try {
      KeyBooks kept = new KeyBooks(books);
      Optional<PrivateKey> known = kept.key("seal.key");
      return known.isPresent() ? read(kept, known.get()) : create(kept, now, bits, random(seed));
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

  /** The root's key; books of the first versions did not keep it. */
  Optional<PrivateKey> authorityKey() {
    return authorityKey;
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

  private static SealKeys read(KeyBooks books, PrivateKey key) throws GeneralSecurityException {
    return new SealKeys(
        books.certificate("seal.ca"), books.certificate("seal.cert"), key, books.key("seal.caKey"));
  }

  private static SealKeys create(KeyBooks books, Instant now, int bits, SecureRandom random)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits, random);
    KeyPair root = generator.generateKeyPair();
    KeyPair seal = generator.generateKeyPair();
    X500Name name = new X500Name(CA_NAME);
    Issuer issuer = new Issuer(name, root.getPublic(), root.getPrivate());
    X509Certificate authority = issuer.issue(wanted(name, root, now, random, Issuer.Use.AUTHORITY));
    X509Certificate certificate =
        issuer.issue(wanted(new X500Name(SEAL_NAME), seal, now, random, Issuer.Use.SEAL));
    books.put("seal.ca", authority);
    books.put("seal.caKey", root.getPrivate());
    books.put("seal.cert", certificate);
    // the key goes last: its presence says that the rest is there
    books.put("seal.key", seal.getPrivate());
    return new SealKeys(authority, certificate, seal.getPrivate(), Optional.of(root.getPrivate()));
  }

  static Issuer.Wanted wanted(
      X500Name subject, KeyPair keys, Instant now, SecureRandom random, Issuer.Use use) {
    return new Issuer.Wanted(
        subject,
        keys.getPublic(),
        new BigInteger(120, random),
        now.minus(BACK),
        now.plus(AHEAD),
        use,
        List.of());
  }
}
