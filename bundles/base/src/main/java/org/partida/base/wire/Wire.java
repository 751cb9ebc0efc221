package org.partida.base.wire;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Carries one HTTP exchange. The bundle that brings routes offers one per network with service
 * property {@code partida.wire}, such as {@code spv}. Thread-safe. A status is never an exception.
 */
@ConsumerType
public interface Wire {
  /**
   * Sends and waits for the whole answer; its body is spooled to a file.
   *
   * @throws WireException if there was no answer; it says whether the request may have arrived
   */
  WireResponse exchange(WireRequest request) throws WireException;
}
