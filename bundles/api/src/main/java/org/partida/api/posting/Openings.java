package org.partida.api.posting;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.Problem;

/**
 * Books that begin with what another program had: balances, and the documents that are open. Once
 * for a company; the same files again change nothing. Thread-safe.
 */
@ProviderType
public interface Openings {
  /**
   * Books the opening, or shows what stands against it.
   *
   * @param day first day of these books
   * @param balances CSV of account, debit and credit
   * @param items CSV of open documents
   * @param preview book nothing
   * @throws org.partida.model.PartidaException {@code opening.file} if a file cannot be read at
   *     all; {@code opening.exists} if the books were opened with something else
   */
  Opened open(
      Actor actor,
      CompanyId company,
      LocalDate day,
      File balances,
      Optional<File> items,
      boolean preview)
      throws IOException;

  /**
   * A file. Not thread-safe; read once.
   *
   * @param name for messages
   * @param content closed by who opened it
   */
  record File(String name, InputStream content) {}

  /**
   * What came of it. Immutable.
   *
   * @param run id of the run, by which it is undone; empty if nothing was booked
   * @param accounts how many accounts have a balance
   * @param items how many documents are open
   * @param total sum of the debit balances
   * @param records entries made, with what became of each
   * @param problems why nothing was booked; all that was found
   * @param before it was done before
   */
  record Opened(
      Optional<String> run,
      int accounts,
      int items,
      Money total,
      List<VoucherRecord> records,
      List<Problem> problems,
      boolean before) {
    public Opened {
      records = List.copyOf(records);
      problems = List.copyOf(problems);
    }
  }
}
