package org.partida.api.source;

import java.time.LocalDate;

/**
 * Days, both included. Immutable.
 *
 * @param from first day
 * @param to last day
 */
public record SourcePeriod(LocalDate from, LocalDate to) {}
