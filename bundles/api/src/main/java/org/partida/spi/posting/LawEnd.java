package org.partida.spi.posting;

import java.time.LocalDate;

/**
 * Law with a last day, and nothing known that holds after it. Immutable.
 *
 * @param law key, as {@link PostingRules#lawOf} gives it
 * @param what in words
 * @param lastDay the last day on which it holds
 * @param after what happens to documents of later days
 */
public record LawEnd(String law, String what, LocalDate lastDay, String after) {}
