package org.partida.sandbox.generate;

import java.util.Optional;

/**
 * A company or person of the generated world. All names are invented; codes have right check
 * digits.
 *
 * @param key short name that the plan uses
 * @param code digits of the CUI, the VAT id of a foreign party, thirteen zeros for a consumer
 * @param group the product group that the party sells
 * @param termDays usual days until payment
 */
public record GenParty(
    String key,
    String name,
    String code,
    VatStatus vat,
    String tradeRegister,
    String email,
    GenAddress address,
    String iban,
    String group,
    int termDays) {

  /** BT-31 or BT-48: the VAT id with its country prefix, if the party has one. */
  public Optional<String> vatId() {
    return switch (vat) {
      case PAYER, CASH -> Optional.of("RO" + code);
      // a code without a country's letters is no VAT id (BR-CO-09)
      case FOREIGN -> Optional.of(code).filter(id -> id.matches("[A-Z]{2}.*"));
      case NONE, CONSUMER -> Optional.empty();
    };
  }

  /** True if the party has its own mailbox at the authority when it is in the sandbox. */
  public boolean isRomanianBusiness() {
    return vat == VatStatus.PAYER || vat == VatStatus.CASH || vat == VatStatus.NONE;
  }
}
