package org.partida.sandbox.generate;

import java.math.BigDecimal;
import java.util.Optional;

/** One row of the VAT breakdown (BG-23). */
public record GenVat(
    String category,
    BigDecimal rate,
    BigDecimal taxable,
    BigDecimal amount,
    Optional<String> exemptionCode,
    Optional<String> exemptionReason) {}
