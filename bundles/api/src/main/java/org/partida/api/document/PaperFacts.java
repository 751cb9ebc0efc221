package org.partida.api.document;

import java.time.LocalDate;
import java.util.Optional;
import org.partida.model.Money;

/**
 * What one paper says of a fact that several papers may tell of: what is compared. Immutable.
 *
 * @param total with its economic sign, document currency
 * @param vat with its economic sign
 * @param dueDate first due date
 * @param seller fiscal code, bare, or the name where there is none
 * @param buyer likewise
 * @param order order reference
 * @param lines digest over the lines: name, quantity, net, rate
 */
public record PaperFacts(
    Money total,
    Money vat,
    Optional<LocalDate> dueDate,
    String seller,
    String buyer,
    Optional<String> order,
    String lines) {}
