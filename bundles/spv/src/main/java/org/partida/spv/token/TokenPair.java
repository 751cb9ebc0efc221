package org.partida.spv.token;

import java.time.Instant;
import java.util.Optional;

/**
 * A fresh pair of tokens. Immutable.
 *
 * @param access for calls
 * @param refresh for the next pair
 * @param accessUntil end of the first
 * @param refreshUntil end of the second
 * @param serial of the certificate
 * @param issuedAt when it was issued; decides which of two pairs is the living one
 */
record TokenPair(
    String access,
    String refresh,
    Optional<Instant> accessUntil,
    Optional<Instant> refreshUntil,
    Optional<String> serial,
    Instant issuedAt) {
  @Override
  public String toString() {
    return "TokenPair[until " + accessUntil + "]";
  }
}
