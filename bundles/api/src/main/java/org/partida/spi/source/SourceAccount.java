package org.partida.spi.source;

import java.util.Optional;

/**
 * Whose data a connection reaches. Immutable.
 *
 * @param taxId fiscal code of the connected account; empty if the source does not tell
 * @param name for people
 */
public record SourceAccount(Optional<String> taxId, String name) {}
