package org.partida.posting.service;

import java.time.LocalDate;
import java.util.Optional;
import org.partida.model.Problem;
import org.partida.posting.rules.RegisterWord;
import org.partida.spi.registry.RegistryFacts;

/**
 * The warning about an invoice of a supplier that the register has as inactive or struck off: its
 * VAT and its cost may not be deductible (Fiscal Code, art. 11). The entry stays as it is: there
 * are exceptions, which a person must look at. Stateless.
 */
public final class InactiveSupplier {
  private InactiveSupplier() {}

  /** Empty if it was active on the day. */
  public static Optional<Problem> of(RegistryFacts f, LocalDate day, String number, String where) {
    RegisterWord word = RegisterWord.inactive(f, day);
    return word.yes() ? Optional.of(warning(f, word.from(), number, where)) : Optional.empty();
  }

  /**
   * The warning in words.
   *
   * @param from since when it is inactive
   * @param numbers which invoices
   */
  public static Problem warning(
      RegistryFacts f, Optional<LocalDate> from, String numbers, String where) {
    return new Problem(
        "partner.inactive",
        f.name()
            + " ("
            + f.id().shown()
            + ") is "
            + (f.standing().deregistered() ? "struck off" : "inactive")
            + from.map(d -> " since " + d).orElse("")
            + ": VAT and cost of "
            + numbers
            + " may not be deductible",
        where,
        "look whether an exception of the law applies (Fiscal Code, art. 11); else correct the deduction by hand");
  }
}
