package org.partida.base.port;

import java.time.Instant;
import java.util.Optional;

/**
 * A connection as stored. Immutable.
 *
 * @param id stable id
 * @param network such as ro.spv
 * @param name for people
 * @param holder who authorised
 * @param certificateSerial serial of the certificate
 * @param accessToken sealed by {@link org.partida.base.secret.Secrets}
 * @param refreshToken sealed
 * @param accessUntil end of the access token
 * @param refreshUntil end of the authorisation
 * @param state CONNECTED, REAUTHORISE
 * @param version counts up with every change
 */
public record ConnectionRow(
    String id,
    String network,
    String name,
    Optional<String> holder,
    Optional<String> certificateSerial,
    String accessToken,
    String refreshToken,
    Optional<Instant> accessUntil,
    Optional<Instant> refreshUntil,
    String state,
    long version) {

  /** Never shows the tokens, sealed as they are. */
  @Override
  public String toString() {
    return "ConnectionRow[" + id + ", " + network + ", " + state + ", v" + version + "]";
  }
}
