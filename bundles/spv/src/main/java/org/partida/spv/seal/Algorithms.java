package org.partida.spv.seal;

import java.util.Map;
import java.util.Optional;

/** XML Signature's algorithm URIs in the JDK's names. */
final class Algorithms {
  private static final Map<String, String> DIGESTS =
      Map.of(
          "http://www.w3.org/2000/09/xmldsig#sha1", "SHA-1",
          "http://www.w3.org/2001/04/xmlenc#sha256", "SHA-256",
          "http://www.w3.org/2001/04/xmldsig-more#sha384", "SHA-384",
          "http://www.w3.org/2001/04/xmlenc#sha512", "SHA-512");

  /**
   * With SHA-1 because the production seal of 2024 is made so; the payload's own digest is SHA-256
   * there.
   */
  private static final Map<String, String> SIGNATURES =
      Map.of(
          "http://www.w3.org/2000/09/xmldsig#rsa-sha1", "SHA1withRSA",
          "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "SHA256withRSA",
          "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384", "SHA384withRSA",
          "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", "SHA512withRSA");

  private Algorithms() {}

  static Optional<String> digest(String uri) {
    return Optional.ofNullable(DIGESTS.get(uri));
  }

  static Optional<String> signature(String uri) {
    return Optional.ofNullable(SIGNATURES.get(uri));
  }
}
