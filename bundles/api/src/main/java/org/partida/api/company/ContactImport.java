package org.partida.api.company;

import java.util.List;
import org.partida.model.Problem;

/**
 * What an import of people did. Immutable.
 *
 * @param added people who were not known
 * @param changed people of whom something new was told
 * @param unchanged people of whom nothing new was told
 * @param problems rows that were left out, with line, column and fix
 */
public record ContactImport(int added, int changed, int unchanged, List<Problem> problems) {
  public ContactImport {
    problems = List.copyOf(problems);
  }
}
