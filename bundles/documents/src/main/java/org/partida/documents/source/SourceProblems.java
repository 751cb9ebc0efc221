package org.partida.documents.source;

import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** What goes wrong with sources, in words. Stateless. */
final class SourceProblems {
  private SourceProblems() {}

  static PartidaException unknown(String id) {
    return refused(
        "source.unknown",
        "there is no connection " + id + " with a source",
        id,
        "source-status shows them");
  }

  static PartidaException noItem(String id) {
    return refused(
        "source.item.unknown", "nothing was pulled under " + id, id, "source-list shows the ids");
  }

  static PartidaException missing(String connector) {
    return refused(
        "source.missing",
        "no running bundle connects with \"" + connector + "\"",
        connector,
        "start partida-sources or the source's own bundle");
  }

  static PartidaException disconnected(String id) {
    return refused(
        "source.disconnected", "the connection " + id + " was ended", id, "use source-connect");
  }

  static PartidaException refused(String code, String message, String location, String fix) {
    return new PartidaException(new Problem(code, message, location, fix));
  }
}
