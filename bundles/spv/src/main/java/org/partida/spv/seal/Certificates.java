package org.partida.spv.seal;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** The certificate in a seal. */
final class Certificates {
  private Certificates() {}

  static Optional<X509Certificate> of(Element signature, List<String> findings) {
    String text =
        SealXml.child(signature, "KeyInfo")
            .flatMap(k -> SealXml.child(k, "X509Data"))
            .map(d -> SealXml.text(d, "X509Certificate"))
            .orElse("");
    if (text.isBlank()) {
      findings.add("there is no certificate in the seal");
      return Optional.empty();
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(text.strip());
      return Optional.of(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der)));
    } catch (CertificateException | IllegalArgumentException e) {
      findings.add("the certificate in the seal cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }
}
