package org.partida.spi.posting;

import java.util.List;

/**
 * What the rules cannot decide. Questions with the same key are siblings: one answer serves all.
 * Immutable.
 *
 * @param key kind and subject, such as {@code product.type:seller=RO123;name=SERVICII CLOUD}
 * @param kind product.type, vat.rate, country, exchange.rate, totals, treatment …
 * @param text the question in words
 * @param location line or field of the document
 * @param choices possible answers; empty = free
 */
public record Question(
    String key, String kind, String text, String location, List<String> choices) {
  public Question {
    choices = List.copyOf(choices);
  }
}
