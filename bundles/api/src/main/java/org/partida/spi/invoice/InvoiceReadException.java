package org.partida.spi.invoice;

import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** A document that cannot be read; the problem says where and what to do. */
public class InvoiceReadException extends PartidaException {
  private static final long serialVersionUID = 1L;

  public InvoiceReadException(Problem problem) {
    super(problem);
  }

  public InvoiceReadException(Problem problem, Throwable cause) {
    super(problem, cause);
  }
}
