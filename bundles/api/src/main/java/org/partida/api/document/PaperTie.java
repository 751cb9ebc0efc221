package org.partida.api.document;

import java.math.BigDecimal;
import java.time.Instant;
import org.partida.model.CompanyId;

/**
 * Whether an invoice belongs to the paper of its goods. Immutable.
 *
 * @param company whose
 * @param paper id of the reception, delivery note or till report
 * @param invoice id of the invoice
 * @param joined they belong together; false = a person said that they do not
 * @param from the part of the paper that earlier invoices are for, from 0 to 1
 * @param to the part with this invoice included
 * @param by who said so
 * @param at when
 */
public record PaperTie(
    CompanyId company,
    String paper,
    String invoice,
    boolean joined,
    BigDecimal from,
    BigDecimal to,
    String by,
    Instant at) {
  /** The other one of the two. */
  public String other(String document) {
    return document.equals(paper) ? invoice : paper;
  }
}
