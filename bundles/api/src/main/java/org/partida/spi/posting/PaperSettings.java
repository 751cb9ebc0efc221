package org.partida.spi.posting;

import org.partida.model.voucher.AccountCode;

/**
 * What a company decides about papers where the law leaves a choice. Immutable.
 *
 * @param vatWithoutDocument goods without any paper are booked with the VAT that their invoice will
 *     bear (4428); the default
 * @param returnDifference where the difference between the value of returned goods in the store and
 *     in the credit note goes; 607 by default
 */
public record PaperSettings(boolean vatWithoutDocument, AccountCode returnDifference) {
  /** What holds until the company decides otherwise. */
  public static final PaperSettings DEFAULT = new PaperSettings(true, AccountCode.of("607"));
}
