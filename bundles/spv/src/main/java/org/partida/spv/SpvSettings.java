package org.partida.spv;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where and how ANAF is reached. Immutable.
 *
 * @param fctelBase such as {@code https://api.anaf.ro/prod/FCTEL/rest}, without a slash at the end
 * @param oauthBase such as {@code https://logincert.anaf.ro/anaf-oauth2/v1}
 * @param clientId of the registered application
 * @param clientSecret plain; never shown
 * @param listTimeout for a list
 * @param fetchTimeout for a download
 * @param tokenTimeout for the token endpoint
 * @param uploadTimeout for an upload; a short one hides what was filed
 * @param spool folder for request bodies
 */
public record SpvSettings(
    URI fctelBase,
    URI oauthBase,
    String clientId,
    String clientSecret,
    Duration listTimeout,
    Duration fetchTimeout,
    Duration tokenTimeout,
    Duration uploadTimeout,
    Path spool) {

  /** ANAF answers a missing slash with 403, so an address is made in one place only. */
  public static URI base(String text) {
    String trimmed = text.trim();
    while (trimmed.endsWith("/")) {
      trimmed = trimmed.substring(0, trimmed.length() - 1);
    }
    return URI.create(trimmed);
  }

  @Override
  public String toString() {
    return "SpvSettings[" + fctelBase + ", " + oauthBase + ", client " + clientId + "]";
  }
}
