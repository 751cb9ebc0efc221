package org.partida.api.match;

import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;

/**
 * Who pays from which account and under which name, as lines taught that a person confirmed; lines
 * that were confirmed by themselves teach nothing, and a line that is taken back takes its lesson
 * along. Thread-safe; every call checks the actor's rights, every change is audited.
 */
@ProviderType
public interface Payers {
  /** What is known, by key and partner. */
  List<Payer> list(Actor actor, CompanyId company);

  /**
   * Forgets what was learned for this account or name; open lines are matched again by themselves.
   *
   * @return how many lessons are forgotten
   */
  int forget(Actor actor, CompanyId company, String key);

  /** By what a payer is known. */
  enum Kind {
    IBAN,
    /** A name that is not the partner's own. */
    NAME
  }

  /**
   * An account or name with the partner whose documents it paid. Immutable.
   *
   * @param key the account, or the name in capital letters without accents
   * @param partner the host's key of the partner
   * @param partnerName its name when it was learned
   * @param count how many confirmed lines said so
   * @param last booking date of the last one
   */
  record Payer(
      Kind kind, String key, String partner, String partnerName, int count, LocalDate last) {}
}
