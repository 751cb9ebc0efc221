package org.partida.spi.network;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The last moment for filing a document. Immutable.
 *
 * @param lastDay the last day, in the country
 * @param ends the first moment that is too late
 * @param rule which rule says so, in words with its source
 * @param consequence what being late may cost, in words with its source
 */
public record FilingTerm(LocalDate lastDay, Instant ends, String rule, String consequence) {}
