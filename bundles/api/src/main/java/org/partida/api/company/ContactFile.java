package org.partida.api.company;

import java.util.List;
import org.partida.model.Problem;

/**
 * People read from a file. Immutable.
 *
 * @param rows those that are right
 * @param problems what is wrong with the others, with line and column
 */
public record ContactFile(List<Row> rows, List<Problem> problems) {
  public ContactFile {
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
  }

  /**
   * A person. Immutable.
   *
   * @param place file and line
   * @param draft the person
   */
  public record Row(String place, ContactDraft draft) {}
}
