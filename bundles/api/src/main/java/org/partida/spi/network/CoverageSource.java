package org.partida.spi.network;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A door of the authority that tells what a certificate may act for without listing a mailbox.
 * Registered as an OSGi service, one for each certificate. Thread-safe.
 */
@ConsumerType
public interface CoverageSource {
  /** Id of the connection that was authorised with this certificate. */
  String connection();

  /**
   * Asks the authority; one or a few exchanges.
   *
   * @throws NetworkException with what to do next
   */
  Told ask() throws NetworkException;

  /**
   * What was told. Immutable.
   *
   * @param codes fiscal codes as the authority writes them; those of persons masked
   * @param certificateSerial serial of the certificate, if it was told
   */
  record Told(List<String> codes, Optional<String> certificateSerial) {
    public Told {
      codes = List.copyOf(codes);
    }
  }
}
