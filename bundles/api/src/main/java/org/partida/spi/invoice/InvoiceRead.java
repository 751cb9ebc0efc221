package org.partida.spi.invoice;

import java.util.List;
import org.partida.model.Problem;
import org.partida.model.invoice.Invoice;

/**
 * What a reader found. Immutable.
 *
 * @param invoices one, or several for a lot
 * @param warnings what a person should know though it was read
 */
public record InvoiceRead(List<Invoice> invoices, List<Problem> warnings) {
  public InvoiceRead {
    invoices = List.copyOf(invoices);
    warnings = List.copyOf(warnings);
  }
}
