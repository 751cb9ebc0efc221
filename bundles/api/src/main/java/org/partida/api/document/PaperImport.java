package org.partida.api.document;

import java.util.List;
import org.partida.model.Problem;

/**
 * What became of a file of business papers. Immutable.
 *
 * @param file its name
 * @param items papers that could be read, in the order of the file
 * @param problems papers that could not, with file, line and fix; their neighbours were taken
 */
public record PaperImport(String file, List<Item> items, List<Problem> problems) {
  public PaperImport {
    items = List.copyOf(items);
    problems = List.copyOf(problems);
  }

  /** How many papers came to this end. */
  public long count(Outcome outcome) {
    return items.stream().filter(i -> i.outcome() == outcome).count();
  }

  /**
   * A paper. Immutable.
   *
   * @param document id of its document
   * @param kind what it is, in the words of the neutral form
   * @param number its number
   * @param outcome what became of it
   */
  public record Item(String document, String kind, String number, Outcome outcome) {}

  /** What becomes of a paper. */
  public enum Outcome {
    /** It is a new document. */
    NEW,
    /** It was there already, saying the same. */
    SAME,
    /** It was there already, saying something else: a finding on the document tells. */
    DIFFERS
  }
}
