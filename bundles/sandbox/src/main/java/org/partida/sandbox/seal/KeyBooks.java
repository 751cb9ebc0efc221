package org.partida.sandbox.seal;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.partida.sandbox.books.SandboxBooks;

/** Keys and certificates as the sandbox's books keep them: base64 of their DER form. */
record KeyBooks(SandboxBooks books) {

  Optional<PrivateKey> key(String name) throws GeneralSecurityException {
    Optional<byte[]> der = books.get(name).map(Base64.getDecoder()::decode);
    return der.isEmpty()
        ? Optional.empty()
        : Optional.of(
            KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der.get())));
  }

  X509Certificate certificate(String name) throws GeneralSecurityException {
    byte[] der = Base64.getDecoder().decode(books.get(name).orElseThrow());
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  void put(String name, Key key) {
    books.put(name, Base64.getEncoder().encodeToString(key.getEncoded()));
  }

  void put(String name, X509Certificate certificate) throws GeneralSecurityException {
    books.put(name, Base64.getEncoder().encodeToString(certificate.getEncoded()));
  }
}
