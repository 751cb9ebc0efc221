package org.partida.spi.posting;

import java.time.LocalDate;
import java.util.List;

/**
 * What was decided before for the same text of the same partner, each time alike. Immutable.
 *
 * @param text name without numbers and months
 * @param outcome where it went
 * @param times how often
 * @param last date of the last document
 * @param documents numbers of the last few documents
 */
public record Remembered(
    String text, Allotment outcome, int times, LocalDate last, List<String> documents) {
  /** So many equal decisions are needed before the rules follow them. */
  public static final int ENOUGH = 3;

  public Remembered {
    documents = List.copyOf(documents);
  }
}
