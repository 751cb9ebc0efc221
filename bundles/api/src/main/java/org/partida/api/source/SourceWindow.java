package org.partida.api.source;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.partida.model.Problem;
import org.partida.spi.source.SourceType;

/**
 * The last sync of one seat and type: how far it came. Immutable.
 *
 * @param connection which connection
 * @param seat which seat
 * @param type which type
 * @param from first day
 * @param to last day
 * @param cursor where it goes on; empty at the beginning and when it is done
 * @param done everything of the period is here
 * @param pulled how many came
 * @param problem why it stopped
 * @param at when it came this far
 */
public record SourceWindow(
    String connection,
    String seat,
    SourceType type,
    LocalDate from,
    LocalDate to,
    Optional<String> cursor,
    boolean done,
    long pulled,
    Optional<Problem> problem,
    Instant at) {}
