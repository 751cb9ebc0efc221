package org.partida.sandbox.generate;

import java.math.BigDecimal;
import java.util.Optional;

/** A row of the catalogue; prices are in lei without VAT. */
record Product(
    String group,
    String name,
    String code,
    String unit,
    BigDecimal price,
    BigDecimal rate,
    BigDecimal rateBeforeAugust2025,
    String cpv,
    Optional<String> description) {}
