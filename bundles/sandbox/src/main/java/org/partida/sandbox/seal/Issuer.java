package org.partida.sandbox.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certification authority of the sandbox: who it is, and the key that it signs with.
 *
 * @param name as it stands in what it issues
 */
record Issuer(X500Name name, PublicKey publicKey, PrivateKey key) {

  /** What a certificate is for. */
  enum Use {
    AUTHORITY(KeyUsage.keyCertSign | KeyUsage.cRLSign),
    SEAL(KeyUsage.digitalSignature | KeyUsage.nonRepudiation),
    SERVER(KeyUsage.digitalSignature | KeyUsage.keyEncipherment),
    CLIENT(KeyUsage.digitalSignature | KeyUsage.nonRepudiation);

    private final int usage;

    Use(int usage) {
      this.usage = usage;
    }

    private Optional<KeyPurposeId> purpose() {
      return switch (this) {
        case SERVER -> Optional.of(KeyPurposeId.id_kp_serverAuth);
        case CLIENT -> Optional.of(KeyPurposeId.id_kp_clientAuth);
        default -> Optional.empty();
      };
    }
  }

  /** A certificate that is asked for; {@code hosts} are the names of a server. */
  record Wanted(
      X500Name subject,
      PublicKey key,
      BigInteger serial,
      Instant from,
      Instant to,
      Use use,
      List<GeneralName> hosts) {
    Wanted at(List<GeneralName> names) {
      return new Wanted(subject, key, serial, from, to, use, names);
    }
  }

  X509Certificate issue(Wanted wanted)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            wanted.serial(),
            Date.from(wanted.from()),
            Date.from(wanted.to()),
            wanted.subject(),
            wanted.key());
    Use use = wanted.use();
    JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
    builder.addExtension(
        Extension.basicConstraints, true, new BasicConstraints(use == Use.AUTHORITY));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(use.usage));
    // strict clients, such as Python's, refuse a chain without the two identifiers
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        identifiers.createSubjectKeyIdentifier(wanted.key()));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        identifiers.createAuthorityKeyIdentifier(publicKey));
    Optional<KeyPurposeId> purpose = use.purpose();
    if (purpose.isPresent()) {
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose.get()));
    }
    if (!wanted.hosts().isEmpty()) {
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(wanted.hosts().toArray(new GeneralName[0])));
    }
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(key)));
  }
}
