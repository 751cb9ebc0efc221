package org.partida.api.submission;

import java.time.Instant;

/**
 * Something that happened to a submission; rows are added, never changed. Immutable.
 *
 * @param at when
 * @param attempt at which attempt
 * @param state the state it got into
 * @param detail in words: who, the index, the reason
 */
public record SubmissionEvent(Instant at, int attempt, SubmissionState state, String detail) {}
