package org.partida.base.secret;

import org.osgi.annotation.versioning.ProviderType;

/** Seals texts with AES-256-GCM under the instance's key. Thread-safe. */
@ProviderType
public interface Secrets {
  /** A text that only this instance can open; it names the key's version. */
  String seal(String plain);

  /**
   * The plain text.
   *
   * @throws org.partida.model.PartidaException if the key is missing or the text was changed
   */
  String open(String sealed);
}
