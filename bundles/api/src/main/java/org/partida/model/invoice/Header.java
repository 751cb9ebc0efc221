package org.partida.model.invoice;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/**
 * Identity, dates and currencies of an invoice. Immutable.
 *
 * @param number BT-1
 * @param issueDate BT-2
 * @param dueDate BT-9
 * @param taxPointDate VAT point date (BT-7)
 * @param taxPointCode BT-8 (UNTDID 2005): 3 = issue date, 35 = delivery date, 432 = paid to date,
 *     the sign of VAT on cash
 * @param deliveryDate actual delivery (BT-72)
 * @param periodStart invoicing period (BT-73)
 * @param periodEnd invoicing period (BT-74)
 * @param typeCode BT-3 as printed: 380, 381, 384, 389, 751; TD01 … in Italy
 * @param kind which way the printed amounts work
 * @param currency BT-5
 * @param taxCurrency VAT accounting currency (BT-6)
 * @param specification BT-24
 */
public record Header(
    String number,
    LocalDate issueDate,
    Optional<LocalDate> dueDate,
    Optional<LocalDate> taxPointDate,
    Optional<String> taxPointCode,
    Optional<LocalDate> deliveryDate,
    Optional<LocalDate> periodStart,
    Optional<LocalDate> periodEnd,
    String typeCode,
    DocumentKind kind,
    Currency currency,
    Optional<Currency> taxCurrency,
    Optional<String> specification) {}
