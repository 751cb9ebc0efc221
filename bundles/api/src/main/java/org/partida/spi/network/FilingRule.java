package org.partida.spi.network;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.partida.model.CompanyId;

/**
 * By when an issued document must be filed with an authority. Registered as an OSGi service by the
 * bundle that knows the country's law; pure, called from several threads at once.
 */
@ConsumerType
public interface FilingRule {
  /** ISO 3166 code of the country whose law it is. */
  String country();

  /**
   * The term of a document; empty if the law does not ask for filing.
   *
   * @param seller the company that issued it
   * @param issued BT-2
   * @param buyerTaxId BT-48 or BT-47 as printed; empty for a consumer
   */
  Optional<FilingTerm> term(CompanyId seller, LocalDate issued, Optional<String> buyerTaxId);

  /**
   * Working days that are left: 0 on the last day, negative once it is over.
   *
   * @param now the moment; the country's own clock tells which day that is
   */
  int workingDaysLeft(Instant now, LocalDate lastDay);
}
