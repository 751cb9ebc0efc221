package org.partida.api.match;

/** How many lines got which grade. Immutable. */
public record MatchSummary(int lines, int sure, int attention, int none, int confirmed) {}
