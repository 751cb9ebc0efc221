package org.partida.statements.text;

import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Makes the errors with which a statement file is refused. Stateless. */
public final class Refusal {
  private static final String EXPORT_AGAIN =
      "Export the statement again from the bank and import the unchanged file.";

  private Refusal() {}

  /** A refusal that a fresh export mends. */
  public static PartidaException at(int line, String code, String message) {
    return at(line, code, message, EXPORT_AGAIN);
  }

  /** A refusal with its own advice. */
  public static PartidaException at(int line, String code, String message, String fix) {
    return new PartidaException(new Problem(code, message, "line " + line, fix));
  }

  /** A refusal of the file as a whole. */
  public static PartidaException file(String fileName, String code, String message, String fix) {
    return new PartidaException(new Problem(code, message, fileName, fix));
  }

  /** Something that a person should know though the file was read. */
  public static Problem warning(int line, String code, String message, String fix) {
    return new Problem(code, message, "line " + line, fix);
  }

  /** What the file says, shortened and without control characters, so that it can be shown. */
  public static String quote(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", " ");
    return "\"" + (clean.length() > 60 ? clean.substring(0, 60) + "…" : clean) + "\"";
  }
}
