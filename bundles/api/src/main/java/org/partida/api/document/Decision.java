package org.partida.api.document;

import java.time.Instant;
import org.partida.model.document.DecisionState;

/**
 * A decision that was taken. Immutable; decisions are added, never changed.
 *
 * @param document id of the document
 * @param state what was decided
 * @param actor id of who decided
 * @param actorName name of who decided
 * @param onBehalfOf {@code client} or {@code firm}
 * @param reason in words; for a rule its name
 * @param at when
 */
public record Decision(
    String document,
    DecisionState state,
    String actor,
    String actorName,
    String onBehalfOf,
    String reason,
    Instant at) {}
