package org.partida.spv.token;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.partida.model.Problem;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.NetworkException.Kind;

/**
 * What the identity provider's errors mean. Its error word varies for the same cause, so the
 * description is looked at too.
 */
final class TokenErrors {
  private TokenErrors() {}

  static NetworkException of(
      int status, String error, String description, String place, String restart)
      throws TokenRefused {
    String text = (error + " " + description).toLowerCase(Locale.ROOT);
    String said =
        error.isEmpty()
            ? "status " + status
            : error + (description.isEmpty() ? "" : ": " + description);
    if (text.contains("refresh token status is expired")
        || text.contains("invalid_grant")
        || text.contains("access_denied")) {
      throw new TokenRefused(
          new Problem(
              "anaf.reauthorise",
              "the authorisation at ANAF is over (" + said + ")",
              place,
              restart));
    }
    if (text.contains("invalid_client") || text.contains("unauthorized_client")) {
      return new NetworkException(
          Kind.REFUSED,
          new Problem(
              "anaf.client",
              "ANAF does not know the application (" + said + ")",
              place,
              "check clientId and clientSecret in etc/org.partida.spv.cfg"),
          Optional.empty());
    }
    if (status == 400 && !error.isEmpty()) {
      return new NetworkException(
          Kind.REFUSED,
          new Problem(
              "anaf.token-request",
              "the identity provider does not take the request (" + said + ")",
              place,
              "check oauthBase in etc/org.partida.spv.cfg; else report it"),
          Optional.empty());
    }
    return new NetworkException(
        Kind.TRANSIENT,
        new Problem(
            "anaf.token-outage",
            "the identity provider is out of order (" + said + ")",
            place,
            "it is tried again"),
        Optional.of(Duration.ofMinutes(1)));
  }
}
