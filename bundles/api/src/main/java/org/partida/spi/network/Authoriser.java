package org.partida.spi.network;

import java.net.URI;
import org.osgi.annotation.versioning.ConsumerType;
import org.partida.model.Problem;

/**
 * Gets an authorisation by way of a person's browser (OAuth 2, RFC 6749, 4.1). Registered as an
 * OSGi service beside the {@link Network} of the same id; called from several threads at once.
 */
@ConsumerType
public interface Authoriser {
  /** The network that it belongs to, such as {@code ro.spv}. */
  String network();

  /** Where the authority sends the browser afterwards, as it was registered there. */
  URI redirectUri();

  /**
   * The address that the person opens.
   *
   * @param state comes back with the answer; plain letters and digits
   * @throws org.partida.model.PartidaException if the application is not set up; names the setting
   */
  URI authorizeUrl(String state);

  /** True if the authority may answer without the state; the caller then knows one way only. */
  boolean stateMayBeMissing();

  /**
   * Exchanges the code and stores the tokens under the connection, sealed, before it returns.
   *
   * @param name the connection's name for people
   * @throws NetworkException if the authority does not take the code
   */
  void redeem(ConnectionRef connection, String name, String code) throws NetworkException;

  /**
   * Asks the authority to forget the tokens.
   *
   * @return false if it offers no way to do so
   * @throws NetworkException if it could not be asked
   */
  boolean revoke(ConnectionRef connection) throws NetworkException;

  /**
   * What an answer without a code means, with its usual causes.
   *
   * @param error the authority's error word; may be empty
   * @param description its own words; may be empty
   */
  Problem denied(String error, String description);
}
