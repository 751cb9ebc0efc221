package org.partida.spi.registry;

import java.time.LocalDate;
import org.partida.model.CompanyId;

/**
 * Who, as of which day. Immutable.
 *
 * @param id country and fiscal code
 * @param asOf the day that the answer is to be true on
 */
public record RegistryQuestion(CompanyId id, LocalDate asOf) {}
