package org.partida.base.wire;

import java.io.IOException;

/** There was no answer. */
public class WireException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean maybeSent;

  public WireException(String message, boolean maybeSent, Throwable cause) {
    super(message, cause);
    this.maybeSent = maybeSent;
  }

  /**
   * True if the request may have reached the other side: an effect must then be looked up, not
   * repeated.
   */
  public boolean maybeSent() {
    return maybeSent;
  }
}
