package org.partida.sandbox.generate;

import java.math.BigDecimal;
import java.util.List;

/**
 * A bank file and what it says.
 *
 * @param format BT_OLD, BT_NEW, MT940_ING or CAMT053
 * @param opening balance before the first line
 * @param closing balance after the last line
 */
public record StatementFile(
    String name,
    String format,
    String account,
    String currency,
    BigDecimal opening,
    BigDecimal closing,
    List<BankLine> lines,
    Payload content) {

  public StatementFile {
    lines = List.copyOf(lines);
  }
}
