package org.partida.model.invoice;

import java.util.Optional;
import org.partida.model.Money;

/**
 * Document totals (BG-22), as printed. Immutable.
 *
 * @param lineNet sum of line net amounts (BT-106)
 * @param allowances sum of document allowances (BT-107), zero if not printed
 * @param charges sum of document charges (BT-108), zero if not printed
 * @param net total without VAT (BT-109)
 * @param vat total VAT in the invoice currency (BT-110), zero if not printed
 * @param vatInTaxCurrency total VAT in the accounting currency (BT-111)
 * @param gross total with VAT (BT-112)
 * @param prepaid paid amount (BT-113), zero if not printed
 * @param rounding BT-114, zero if not printed
 * @param payable amount due (BT-115)
 */
public record Totals(
    Money lineNet,
    Money allowances,
    Money charges,
    Money net,
    Money vat,
    Optional<Money> vatInTaxCurrency,
    Money gross,
    Money prepaid,
    Money rounding,
    Money payable) {}
