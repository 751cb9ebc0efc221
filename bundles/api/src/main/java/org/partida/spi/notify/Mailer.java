package org.partida.spi.notify;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A way to send mail; without one, links are shown to be handed over. Registered as an OSGi
 * service; the one with the highest ranking is used. Thread-safe.
 */
@ConsumerType
public interface Mailer {
  /** Sends a plain text, or fails: then nothing went out that counts. */
  void send(String to, String subject, String text) throws Exception;
}
