package org.partida.api.posting;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.Problem;

/**
 * Takes back what belongs together, each entry by its counter-entry. Thread-safe; every call checks
 * the actor's rights.
 */
@ProviderType
public interface Undoing {
  /** What would be taken back. */
  Plan plan(Actor actor, Level level, String id);

  /**
   * Takes it back; what is refused keeps its problem, and the rest goes on. Doing it again changes
   * nothing more.
   */
  Plan undo(Actor actor, Level level, String id, String reason);

  /** Runs of a company, newest first. */
  List<Run> runs(Actor actor, CompanyId company, int limit);

  /**
   * Work on several entries at once. Immutable.
   *
   * @param id stable
   * @param kind vat-close, accrual, revaluation, post
   * @param period in words; empty if it belongs to none
   * @param person id of who
   * @param at when
   * @param entries how many
   */
  record Run(String id, String kind, String period, String person, Instant at, int entries) {}

  /** What an id names. */
  enum Level {
    /** An entry, by external id. */
    ENTRY,
    /** All entries of a document. */
    DOCUMENT,
    /** The confirmed lines of an imported statement file. */
    IMPORT,
    /** What a run made or posted: VAT close, accruals, revaluation, posting of a company. */
    RUN
  }

  /**
   * What is or was to be taken back. Immutable.
   *
   * @param level what the id names
   * @param id as given
   * @param company whose
   * @param vouchers the entries, in the order in which they are taken back; after an undo as they
   *     are then
   * @param total sum of their debit sides
   * @param problems what was refused, and why
   */
  record Plan(
      Level level,
      String id,
      CompanyId company,
      List<VoucherRecord> vouchers,
      Money total,
      List<Problem> problems) {
    public Plan {
      vouchers = List.copyOf(vouchers);
      problems = List.copyOf(problems);
    }
  }
}
