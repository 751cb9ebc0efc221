package org.partida.posting.rules;

import java.util.Optional;
import org.partida.model.Money;

/**
 * The printed VAT of a category and rate, with its economic sign. Immutable.
 *
 * @param key category and rate
 * @param taxable BT-116
 * @param vat BT-117
 * @param exemption BT-121
 */
public record VatGroup(VatKey key, Money taxable, Money vat, Optional<String> exemption) {
  VatGroup plus(VatGroup o) {
    return new VatGroup(key, taxable.plus(o.taxable), vat.plus(o.vat), exemption.or(o::exemption));
  }
}
