package org.partida.matching.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.partida.spi.match.MatchLine;

/**
 * What a line says, taken apart. Immutable.
 *
 * @param line the line itself
 * @param ibans accounts of the other side
 * @param taxKeys fiscal codes of the other side
 * @param nameWords words of the other side's name, or of the text if there is no name
 * @param named whether there is a name
 * @param phrases keys of what may be a document number, with the piece of text
 * @param mentions numbers
 * @param tolerance how much more or less than is open still pays all of it, in minor units
 * @param codes keys of runs of letters and digits that may be a waybill, with the piece of text
 */
record LineFacts(
    MatchLine line,
    List<String> ibans,
    List<String> taxKeys,
    List<String> nameWords,
    boolean named,
    Map<Long, String> phrases,
    List<Mention> mentions,
    long tolerance,
    Map<Long, String> codes) {

  /**
   * A number in the text.
   *
   * @param number without leading zeros
   * @param explicit whether the text calls it a document: "fact 1042", or with a series that exists
   * @param series letters right before it; empty if there are none
   * @param text the piece of text
   */
  record Mention(String number, boolean explicit, String series, String text) {}

  long amount() {
    return line.line().amount().minor();
  }

  String currency() {
    return line.line().amount().currency().getCurrencyCode();
  }

  LocalDate date() {
    return line.line().bookingDate();
  }
}
