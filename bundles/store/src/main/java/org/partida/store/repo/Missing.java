package org.partida.store.repo;

import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** An update that met nothing is a defect of the caller; it must not pass unseen. */
final class Missing {
  private Missing() {}

  static void requireOne(int updated, String kind, String id) {
    if (updated != 1) {
      throw new PartidaException(
          new Problem(
              "db.missing",
              "there is no " + kind + " " + id + " to change",
              id,
              "this is a defect, please report it"));
    }
  }
}
