package org.partida.api.network;

import java.time.Instant;
import java.util.Optional;
import org.partida.model.Problem;

/**
 * An authorisation to a network. Immutable; secrets are never in it.
 *
 * @param id stable id
 * @param network such as {@code ro.spv}
 * @param name for people
 * @param holder who authorised, as the authority says
 * @param certificateSerial serial of the certificate
 * @param accessUntil when the access token ends
 * @param refreshUntil when the authorisation ends
 * @param state in words for people: connected, must be authorised again …
 * @param usable can be used now
 * @param certificateUntil when the certificate ends, as people said; the authority does not tell
 * @param renewedAt when the tokens were last got
 * @param failedAt when renewing failed last, if that was after the last success
 * @param failure why
 * @param companies how many companies it serves
 */
public record Connection(
    String id,
    String network,
    String name,
    Optional<String> holder,
    Optional<String> certificateSerial,
    Optional<Instant> accessUntil,
    Optional<Instant> refreshUntil,
    String state,
    boolean usable,
    Optional<Instant> certificateUntil,
    Optional<Instant> renewedAt,
    Optional<Instant> failedAt,
    Optional<Problem> failure,
    int companies) {}
