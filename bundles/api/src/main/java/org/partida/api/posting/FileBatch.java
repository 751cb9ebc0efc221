package org.partida.api.posting;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.Money;

/**
 * Entries in a file for an office's own program. Immutable.
 *
 * @param id stable id
 * @param company whose entries
 * @param number counted from 1 in the company
 * @param profile name of the profile that the file is written by
 * @param month accounting month of all its entries; empty if the profile does not part months
 * @param fileName name of the file
 * @param state how far it is
 * @param entries how many entries it has
 * @param total sum of their debit side
 * @param sha256 digest of the file; empty until it is written
 * @param recordedAt when it was made
 * @param confirmedAt when a person said that the program took it
 * @param confirmedBy who said so
 * @param note what the person noted
 */
public record FileBatch(
    String id,
    CompanyId company,
    long number,
    String profile,
    Optional<YearMonth> month,
    String fileName,
    State state,
    long entries,
    Money total,
    Optional<String> sha256,
    Instant recordedAt,
    Optional<Instant> confirmedAt,
    String confirmedBy,
    String note) {
  /** How far a batch is. */
  public enum State {
    /** Its entries are chosen; the file is not known to be whole. */
    RECORDED,
    /** The file is there. */
    EXPORTED,
    /** The program took it, as a person says. */
    CONFIRMED
  }
}
