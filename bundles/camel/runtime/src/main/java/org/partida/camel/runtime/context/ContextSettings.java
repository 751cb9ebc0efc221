package org.partida.camel.runtime.context;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How contexts are run. Immutable.
 *
 * @param spool folder for message bodies too large for memory
 * @param drain how long exchanges in flight may take at a stop
 * @param retryPolls after so many polls a context that did not start is tried again, although
 *     nothing changed
 */
public record ContextSettings(Path spool, Duration drain, int retryPolls) {}
