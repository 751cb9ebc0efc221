package org.partida.api.match;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;

/**
 * Where a company's lines without a document go: its rules, and what is remembered of earlier
 * decisions. After a change the lines that nobody confirmed are matched again by themselves.
 * Thread-safe; every call checks the actor's rights, every change is audited.
 */
@ProviderType
public interface LineRules {
  /** Those that hold, or held, oldest first. */
  List<LineRule> list(Actor actor, CompanyId company);

  /**
   * Adds a rule; its id is given by the service.
   *
   * @throws org.partida.model.PartidaException {@code line-rule.wrong}
   */
  LineRule add(Actor actor, CompanyId company, LineRule rule);

  /**
   * A rule holds no longer after this day; lines that were booked by it stay so.
   *
   * @throws org.partida.model.PartidaException {@code line-rule.unknown}, {@code line-rule.wrong}
   */
  LineRule end(Actor actor, CompanyId company, String id, LocalDate day);

  /** What confirmed lines taught, by words or IBAN. */
  List<Habit> habits(Actor actor, CompanyId company);

  /**
   * Forgets what was learned for these words or this IBAN.
   *
   * @return how many decisions are forgotten
   */
  int forget(Actor actor, CompanyId company, String key);

  /**
   * What was decided before for the same words or IBAN. Immutable.
   *
   * @param key the IBAN, or words, with the way of the money before them
   * @param account where the last one went
   * @param count how often this account was taken
   * @param others how often another one
   * @param last booking date of the last one
   */
  record Habit(String key, String account, int count, int others, LocalDate last) {
    /** The account, if nothing else was ever taken. */
    public Optional<String> only() {
      return others == 0 ? Optional.of(account) : Optional.empty();
    }
  }
}
