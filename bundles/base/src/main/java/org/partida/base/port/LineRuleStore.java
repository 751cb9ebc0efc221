package org.partida.base.port;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.match.LineRule;
import org.partida.api.match.MatchOptions;
import org.partida.model.CompanyId;

/** Rules for lines without a document, and what was decided of such lines. */
@ProviderType
public interface LineRuleStore {
  /** Adds a rule, or changes the one with its id. */
  void putRule(CompanyId company, LineRule rule);

  Optional<LineRule> rule(CompanyId company, String id);

  /** By first day and id. */
  List<LineRule> rules(CompanyId company);

  /** Keeps where a line went; a line has one decision. */
  void decided(CompanyId company, Decided decision);

  /** The line's decision was taken back. */
  void undecided(CompanyId company, String line);

  /** All decisions of a company, by key, oldest first. */
  List<Decided> decisions(CompanyId company);

  /** Forgets the decisions of a key; answers how many. */
  int forget(CompanyId company, String key);

  /** How careful matching is, if somebody said. */
  Optional<MatchOptions> options(CompanyId company);

  void putOptions(CompanyId company, MatchOptions options);

  /**
   * Where a line went. Immutable.
   *
   * @param line id of the line
   * @param key words or IBAN, see the matching
   * @param account where it went
   * @param day booking date
   */
  record Decided(String line, String key, String account, LocalDate day) {}
}
