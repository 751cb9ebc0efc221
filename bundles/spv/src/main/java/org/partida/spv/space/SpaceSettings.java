package org.partida.spv.space;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the private virtual space is reached, and with which certificate. Immutable.
 *
 * @param base such as {@code https://webserviced.anaf.ro/SPVWS2/rest}, without a slash at the end
 * @param connection id of the connection that was authorised with this certificate
 * @param keys the certificate and its key
 * @param trust certificates in PEM that are trusted instead of the Java ones
 * @param days how far back is looked: the space tells what a certificate covers only beside a
 *     message (ANAF's own sample takes 500)
 * @param timeout for each answer
 */
record SpaceSettings(
    URI base, String connection, Keys keys, Optional<Path> trust, int days, Duration timeout) {
  /**
   * Where the key is. Immutable.
   *
   * @param type {@code PKCS12}, or {@code PKCS11} for a token or card
   * @param file the PKCS#12, or the configuration of the PKCS#11 module
   * @param password of the file, or the PIN
   * @param alias which key; empty if there is one only
   */
  record Keys(String type, Path file, String password, Optional<String> alias) {
    /** Never shows the password. */
    @Override
    public String toString() {
      return type + " " + file + alias.map(a -> ", " + a).orElse("");
    }
  }
}
