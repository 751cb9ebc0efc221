package org.partida.model.invoice;

import java.util.List;
import java.util.Optional;
import org.partida.model.Money;

/**
 * The canonical content of an invoice or credit note, in the terms of EN 16931. Readers of every
 * format make it; posting, approval, rendering, due dates and matching read it and nothing else.
 *
 * <p>Amounts are as printed. Use {@link #effective} for the economic sign, so that a storno written
 * as a 381 and one written as a 380 with negative quantities have the same effect. Immutable and
 * thread-safe.
 *
 * @param header identity, dates, currencies
 * @param parties seller, buyer, payee
 * @param lines BG-25
 * @param allowances document allowances and charges (BG-20, BG-21)
 * @param vat BG-23
 * @param totals BG-22
 * @param payment BG-16
 * @param references orders, contracts, delivery notes, earlier invoices, waybills
 * @param notes BT-22, in order, each with its subject code (BT-21) in front as {@code #CODE#} if it
 *     had one
 * @param attachments BG-24 without bytes
 * @param withholdings Italy
 * @param stampDuty bollo virtuale, Italy
 */
public record Invoice(
    Header header,
    Parties parties,
    List<InvoiceLine> lines,
    List<AllowanceCharge> allowances,
    List<VatBreakdown> vat,
    Totals totals,
    Payment payment,
    References references,
    List<String> notes,
    List<Attachment> attachments,
    List<Withholding> withholdings,
    Optional<Money> stampDuty) {

  public Invoice {
    lines = List.copyOf(lines);
    allowances = List.copyOf(allowances);
    vat = List.copyOf(vat);
    notes = List.copyOf(notes);
    attachments = List.copyOf(attachments);
    withholdings = List.copyOf(withholdings);
  }

  /**
   * The printed amount with its economic sign: positive when the buyer owes more, negative when
   * less.
   */
  public Money effective(Money printed) {
    return header.kind().sign() < 0 ? printed.negate() : printed;
  }

  /**
   * True when the document as a whole reduces what the buyer owes: a credit note, or an invoice
   * with a negative total.
   */
  public boolean isStorno() {
    return effective(totals.gross()).signum() < 0;
  }

  /** BT-1, for convenience. */
  public String number() {
    return header.number();
  }
}
