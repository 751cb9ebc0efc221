package org.partida.api.statement;

import java.util.Optional;

/**
 * That a statement line may be a movement which is there already, under another text. Immutable.
 *
 * @param line id of the line that is there
 * @param decidedBy who said that it is one, or that it is not; empty while nobody has
 */
public record Repetition(String line, Optional<String> decidedBy) {}
