package org.partida.spi.posting;

import java.math.BigDecimal;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.voucher.Voucher;

/**
 * Goods that were booked before their invoice came, or a sale that a fiscal receipt booked.
 * Immutable.
 *
 * @param paper the paper that booked them
 * @param voucher what stands in the books for it
 * @param from the part that earlier invoices have closed, from 0 to 1
 * @param to the part that is closed with this invoice included
 */
public record Delivery(BusinessPaper paper, Voucher voucher, BigDecimal from, BigDecimal to) {
  /** All of it belongs to the one invoice. */
  public static Delivery whole(BusinessPaper paper, Voucher voucher) {
    return new Delivery(paper, voucher, BigDecimal.ZERO, BigDecimal.ONE);
  }
}
