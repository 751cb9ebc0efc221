package org.partida.spi.network;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One error of a notice, explained. Immutable.
 *
 * @param rule the rule's id, such as {@code BR-RO-110} or {@code R6.1}; empty if the text names
 *     none
 * @param terms business terms concerned, such as {@code BT-39}; empty if not known
 * @param text the authority's text, white space folded, never shortened
 * @param english the authority's own English half, if there is one
 * @param location where in the document, as the authority says it
 * @param meaning plain words by language tag (ro, en)
 * @param fix the next step by language tag (ro, en)
 * @param earlierIndex for a duplicate: the index of the one that was taken
 * @param earlierDate for a duplicate: when that one was filed
 */
public record NoticeFinding(
    String rule,
    List<String> terms,
    String text,
    Optional<String> english,
    Optional<String> location,
    Map<String, String> meaning,
    Map<String, String> fix,
    Optional<String> earlierIndex,
    Optional<LocalDate> earlierDate) {
  public NoticeFinding {
    terms = List.copyOf(terms);
    meaning = Map.copyOf(meaning);
    fix = Map.copyOf(fix);
  }
}
