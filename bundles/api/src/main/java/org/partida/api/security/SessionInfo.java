package org.partida.api.security;

import java.time.Instant;

/**
 * A session, without its secret. Immutable.
 *
 * @param id names it where it is listed and ended; it opens nothing
 * @param person whose
 * @param from where it was opened from
 * @param opened when
 * @param seen when something was last asked, to a minute
 * @param expires when it ends if nothing more is asked
 */
public record SessionInfo(
    String id, String person, Visitor from, Instant opened, Instant seen, Instant expires) {}
