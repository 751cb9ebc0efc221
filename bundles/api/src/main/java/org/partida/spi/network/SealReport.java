package org.partida.spi.network;

import java.util.List;
import java.util.Optional;

/**
 * The result of checking a seal. Immutable.
 *
 * @param digestMatches the payload's bytes are the ones that were sealed
 * @param signatureHolds the signature over the digest verifies with the certificate in it
 * @param signer subject of the certificate
 * @param certificateSerial hexadecimal
 * @param form which form of seal it was
 * @param findings what was wrong, in words
 */
public record SealReport(
    boolean digestMatches,
    boolean signatureHolds,
    Optional<String> signer,
    Optional<String> certificateSerial,
    String form,
    List<String> findings) {
  public SealReport {
    findings = List.copyOf(findings);
  }

  public boolean valid() {
    return digestMatches && signatureHolds;
  }
}
