package org.partida.spv;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.network.Authoriser;
import org.partida.spi.network.ConnectionRef;
import org.partida.spi.network.NetworkException;
import org.partida.spv.token.TokenKeeper;

/**
 * Authorising at logincert.anaf.ro with a qualified certificate (ANAF's OAuth procedure).
 * Immutable; thread-safe.
 */
public final class SpvAuthoriser implements Authoriser {
  private static final String PLACE = "logincert.anaf.ro";

  private final SpvSettings settings;
  private final URI redirect;
  private final boolean stateMayBeMissing;
  private final TokenKeeper tokens;

  /**
   * Over the keeper of the tokens.
   *
   * @param redirect as it was registered at ANAF, letter by letter
   * @param stateMayBeMissing ANAF is not known to send the state back always
   */
  public SpvAuthoriser(
      SpvSettings settings, URI redirect, boolean stateMayBeMissing, TokenKeeper tokens) {
    this.settings = settings;
    this.redirect = redirect;
    this.stateMayBeMissing = stateMayBeMissing;
    this.tokens = tokens;
  }

  @Override
  public String network() {
    return SpvNetwork.ID;
  }

  @Override
  public URI redirectUri() {
    return redirect;
  }

  @Override
  public boolean stateMayBeMissing() {
    return stateMayBeMissing;
  }

  /** {@code token_content_type=jwt} is needed here and at the exchange. */
  @Override
  public URI authorizeUrl(String state) {
    if (settings.clientId().isEmpty() || settings.clientSecret().isEmpty()) {
      throw new PartidaException(
          new Problem(
              "spv.application",
              "no application of ANAF's is set up here",
              "etc/org.partida.spv.cfg",
              "register one at ANAF (callback "
                  + redirect
                  + ") and put its clientId and clientSecret there; docs/operations.md shows how"));
    }
    return URI.create(
        settings.oauthBase()
            + "/authorize?response_type=code&client_id="
            + encoded(settings.clientId())
            + "&redirect_uri="
            + encoded(redirect.toString())
            + "&token_content_type=jwt&state="
            + encoded(state));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void redeem(ConnectionRef connection, String name, String code) throws NetworkException {
    tokens.exchangeCode(connection.id(), name, code, redirect.toString());
  }

  @Override
  public boolean revoke(ConnectionRef connection) throws NetworkException {
    return tokens.revoke(connection.id());
  }

  @Override
  public Problem denied(String error, String description) {
    String said = (error + " " + description).strip();
    String word = error.toLowerCase(Locale.ROOT);
    if (word.equals("access_denied") || said.isEmpty()) {
      return new Problem(
          "anaf.access-denied",
          "ANAF gave no authorisation" + (said.isEmpty() ? "" : " (" + said + ")"),
          PLACE,
          "look whether the token or card is plugged in; whether the right certificate was chosen"
              + " (close every window of the browser and try again); whether it is enrolled in SPV"
              + " for a company, a day ago at least; and, if it was renewed, whether the new one was"
              + " enrolled at anaf.ro/reinnoire");
    }
    return new Problem(
        "anaf.authorize",
        "ANAF refuses the request to authorise (" + said + ")",
        PLACE,
        "check clientId in etc/org.partida.spv.cfg, and that redirectUri there is the callback registered at ANAF, letter by letter");
  }
}
