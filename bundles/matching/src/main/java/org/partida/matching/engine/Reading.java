package org.partida.matching.engine;

import org.partida.spi.match.MatchLine;

/**
 * What can be said of one line: made when the guesses are, and again when the choice is explained,
 * since keeping it for each of a hundred thousand lines would fill the memory. One thread.
 */
record Reading(
    LineFacts facts, ItemIndex index, DocumentHits hits, Identity identity, Scorer scorer) {

  static Reading of(MatchLine line, LineReader reader, ItemIndex index, Seen seen) {
    LineFacts facts = reader.read(line);
    DocumentHits hits = new DocumentHits(facts, index, Scorer.population(index));
    Identity identity = new Identity(facts, index.partners(), seen);
    return new Reading(facts, index, hits, identity, new Scorer(facts, index, hits, identity));
  }
}
