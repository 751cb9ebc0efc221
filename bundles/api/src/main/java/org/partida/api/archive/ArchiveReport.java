package org.partida.api.archive;

import java.util.List;
import org.partida.model.Problem;

/**
 * The result of a check of the archive. Immutable.
 *
 * @param objects how many objects were hashed
 * @param bytes how many bytes
 * @param sealsValid seals that hold
 * @param sealsBroken seals that do not
 * @param findings each missing or changed object and each broken seal
 */
public record ArchiveReport(
    long objects, long bytes, int sealsValid, int sealsBroken, List<Problem> findings) {
  public ArchiveReport {
    findings = List.copyOf(findings);
  }

  public boolean clean() {
    return findings.isEmpty();
  }
}
