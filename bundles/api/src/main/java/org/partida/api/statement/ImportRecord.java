package org.partida.api.statement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.Sha256;

/**
 * A statement file that was handed over, and what became of it. It stays, whatever comes of the
 * file. Immutable.
 *
 * @param id stable; also the id of the import that it became
 * @param company whose, as named or as the account told; empty while nobody knows
 * @param fileName as it was handed over
 * @param file its bytes, in the archive
 * @param state where it stands
 * @param result what the import did; of a container, without the results of its files
 * @param parts of a container, the ids of its files
 * @param parent of a file of a container, the id of that
 * @param options what was said beyond the file
 * @param by who handed it over
 * @param at when it came to this state
 */
public record ImportRecord(
    String id,
    Optional<CompanyId> company,
    String fileName,
    Sha256 file,
    State state,
    ImportResult result,
    List<String> parts,
    Optional<String> parent,
    ImportOptions options,
    String by,
    Instant at) {
  public ImportRecord {
    parts = List.copyOf(parts);
  }

  /** Where a file stands. */
  public enum State {
    /** Safe, and not read yet; that goes on by itself, after a crash too. */
    TAKEN,
    /** Imported; it may have warnings. */
    DONE,
    /** It cannot be imported as it is. */
    REFUSED,
    /** Somebody stopped it; no line and no statement of it was kept. */
    CANCELLED,
    /** Somebody took the import back. */
    UNDONE
  }
}
