package org.partida.host.file;

import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** What goes wrong with files, in words. */
final class Problems {
  private Problems() {}

  static PartidaException of(String code, String message, String location, String fix) {
    return new PartidaException(new Problem(code, message, location, fix));
  }

  static PartidaException of(
      String code, String message, String location, String fix, Throwable cause) {
    return new PartidaException(new Problem(code, message, location, fix), cause);
  }
}
