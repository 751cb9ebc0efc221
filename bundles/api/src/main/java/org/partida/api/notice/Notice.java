package org.partida.api.notice;

import java.time.Instant;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.Problem;

/**
 * Something that a person must know and do in time: an authorisation that ends, a company not seen
 * for weeks, an invoice near its deadline. It stands until its cause is gone. Immutable.
 *
 * @param key natural key, such as {@code connection/firm/refresh}: the same key is the same matter
 * @param company whose matter; empty = the firm's
 * @param level how bad it is now
 * @param problem what, where, and the next step
 * @param since when it was first raised
 * @param deadline when it is too late, if that is known
 * @param seenBy who said that he has seen it
 */
public record Notice(
    String key,
    Optional<CompanyId> company,
    Level level,
    Problem problem,
    Instant since,
    Optional<Instant> deadline,
    Optional<String> seenBy) {
  /** How bad it is. */
  public enum Level {
    /** Good to know. */
    INFO,
    /** Something must be done by the deadline. */
    WARNING,
    /** It is late, or something stands still. */
    URGENT
  }

  /** A matter that nobody has seen yet. */
  public static Notice of(
      String key,
      Optional<CompanyId> company,
      Level level,
      Problem problem,
      Instant since,
      Optional<Instant> deadline) {
    return new Notice(key, company, level, problem, since, deadline, Optional.empty());
  }
}
