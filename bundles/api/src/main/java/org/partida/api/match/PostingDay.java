package org.partida.api.match;

import java.time.LocalDate;
import java.util.Optional;
import org.partida.api.company.BookedOn;

/**
 * On which day a line of a register is or will be booked. Immutable.
 *
 * @param day the day; empty while it is not known, and the line cannot be confirmed
 * @param by the choice that says so
 * @param why in words
 */
public record PostingDay(Optional<LocalDate> day, BookedOn by, String why) {}
