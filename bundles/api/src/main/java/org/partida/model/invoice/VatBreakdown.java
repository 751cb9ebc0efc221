package org.partida.model.invoice;

import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.Percent;

/**
 * One row of the VAT breakdown (BG-23). Immutable.
 *
 * @param category BT-118
 * @param rate BT-119; empty for category O
 * @param taxable BT-116
 * @param amount BT-117
 * @param exemptionCode BT-121, a VATEX code
 * @param exemptionReason BT-120
 */
public record VatBreakdown(
    VatCategory category,
    Optional<Percent> rate,
    Money taxable,
    Money amount,
    Optional<String> exemptionCode,
    Optional<String> exemptionReason) {}
