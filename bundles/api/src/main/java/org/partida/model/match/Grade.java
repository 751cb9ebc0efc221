package org.partida.model.match;

/** What a person has to do about a line: nothing, look, search, drop, mend. */
public enum Grade {
  SURE,
  ATTENTION,
  NONE,
  DUPLICATE,
  ERROR
}
