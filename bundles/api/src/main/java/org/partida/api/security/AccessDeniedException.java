package org.partida.api.security;

import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** The actor has not the right; nothing was read or done. */
public class AccessDeniedException extends PartidaException {
  private static final long serialVersionUID = 1L;

  public AccessDeniedException(Problem problem) {
    super(problem);
  }
}
