package org.partida.spi.registry;

import java.time.ZoneId;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.partida.spi.network.NetworkException;

/**
 * The public register of taxpayers of one country, such as ANAF's VAT register. Registered as an
 * OSGi service; called from several threads at once. It keeps the authority's pace by itself, over
 * all nodes, and so may wait; what was asked already today is the caller's to remember.
 */
@ConsumerType
public interface TaxRegistry {
  /** ISO 3166 code of the country whose fiscal codes it knows. */
  String country();

  /** Where a day begins and ends for it. */
  ZoneId zone();

  /** How many questions one call of {@link #lookup} takes at most. */
  int batch();

  /**
   * What the register says. Each question is answered, if only by "not found"; a person's code
   * (CNP) is never sent.
   *
   * @throws NetworkException with the kind that tells the caller what to do next
   */
  List<RegistryFacts> lookup(List<RegistryQuestion> questions) throws NetworkException;
}
