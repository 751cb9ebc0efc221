package org.partida.base.port;

import java.time.Instant;
import java.util.Optional;

/**
 * A connection as stored. Immutable.
 *
 * @param id stable id
 * @param network such as ro.spv
 * @param name for people
 * @param holder who authorised: as the authority says, else who began it here
 * @param certificateSerial serial of the certificate
 * @param accessToken sealed by {@link org.partida.base.secret.Secrets}
 * @param refreshToken sealed
 * @param accessUntil end of the access token
 * @param refreshUntil end of the authorisation
 * @param state {@link #CONNECTED}, {@link #REAUTHORISE}, {@link #DISCONNECTED}
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
  /** Its tokens are believed to work. */
  public static final String CONNECTED = "CONNECTED";

  /** The authority takes its tokens no more; a person must authorise again. */
  public static final String REAUTHORISE = "REAUTHORISE";

  /** A person ended it here; it has no tokens. */
  public static final String DISCONNECTED = "DISCONNECTED";

  /** The same with another name and holder. */
  public ConnectionRow named(String newName, Optional<String> newHolder) {
    return new ConnectionRow(
        id,
        network,
        newName,
        newHolder,
        certificateSerial,
        accessToken,
        refreshToken,
        accessUntil,
        refreshUntil,
        state,
        version);
  }

  /** A connection that has just been named: believed to work, without tokens. */
  public static ConnectionRow fresh(String id, String network, String name) {
    return new ConnectionRow(
        id,
        network,
        name,
        Optional.empty(),
        Optional.empty(),
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        CONNECTED,
        0);
  }

  /** The same with sealed tokens. */
  public ConnectionRow withTokens(String sealedAccess, String sealedRefresh) {
    return new ConnectionRow(
        id,
        network,
        name,
        holder,
        certificateSerial,
        sealedAccess,
        sealedRefresh,
        accessUntil,
        refreshUntil,
        state,
        version);
  }

  /** The same in another state. */
  public ConnectionRow in(String newState) {
    return new ConnectionRow(
        id,
        network,
        name,
        holder,
        certificateSerial,
        accessToken,
        refreshToken,
        accessUntil,
        refreshUntil,
        newState,
        version);
  }

  /** Ended here, its tokens forgotten. */
  public ConnectionRow withoutTokens() {
    return new ConnectionRow(
        id,
        network,
        name,
        holder,
        certificateSerial,
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        DISCONNECTED,
        version);
  }

  /** Never shows the tokens, sealed as they are. */
  @Override
  public String toString() {
    return "ConnectionRow[" + id + ", " + network + ", " + state + ", v" + version + "]";
  }
}
