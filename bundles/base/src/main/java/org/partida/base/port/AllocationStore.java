package org.partida.base.port;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.model.CompanyId;
import org.partida.spi.posting.AccountRule;
import org.partida.spi.posting.Allocated;
import org.partida.spi.posting.AllocationRule;

/** Where a company's lines go: its rules, and where each line went. */
@ProviderType
public interface AllocationStore {
  /** Adds a rule or a version of it; the last version is the one that counts. */
  void putRule(CompanyId company, RuleRow rule);

  /** The last version of every rule that was not dropped. */
  List<RuleRow> rules(CompanyId company);

  /** All versions, oldest first. */
  List<RuleRow> versions(CompanyId company, String id);

  /** Replaces where the lines of a document went. */
  void putLines(CompanyId company, String document, List<LineRow> lines);

  /** Sets the state of all lines of a document. */
  void markLines(String document, LineState state);

  List<LineRow> lines(String document);

  /**
   * Lines of a partner with a text, the last ones first.
   *
   * @param partner as allocation names it
   * @param text as in {@link LineRow}
   */
  List<LineRow> ofText(CompanyId company, String partner, String text, int limit);

  /** Lines of a company since a day, by day, document and line. */
  List<LineRow> since(CompanyId company, LocalDate day, int limit, Optional<LineRow> after);

  /** Adds a rule of accounts, or puts it in place of the one with its key and day. */
  void putAccountRule(CompanyId company, AccountRule rule);

  /** All, by standard account, kind, premises and day. */
  List<AccountRule> accountRules(CompanyId company);

  /** How far a line got. */
  enum LineState {
    /** Its entry is proposed. */
    PROPOSED,
    /** Its entry is in the books. */
    POSTED,
    /** Its entry was taken back. */
    UNDONE,
    /** It was decided in another program. */
    HISTORY
  }

  /**
   * A version of a rule. Immutable.
   *
   * @param rule the rule
   * @param dropped it does not count any more
   * @param actor id of who
   * @param at when
   */
  record RuleRow(AllocationRule rule, boolean dropped, String actor, Instant at) {}

  /**
   * A line. Immutable.
   *
   * @param document id of the document; of history its own
   * @param number what the document is called
   * @param state how far it got
   * @param corrected a person decided otherwise than before
   * @param text the name without numbers and months; a long one by its beginning
   * @param line where it went
   */
  record LineRow(
      String document,
      String number,
      LineState state,
      boolean corrected,
      String text,
      Allocated line) {
    /** So much of a text counts. */
    public static final int TEXT = 150;

    public LineRow {
      text = shortened(text);
    }

    /** A text as it is kept. */
    public static String shortened(String text) {
      return text.length() <= TEXT ? text : text.substring(0, TEXT);
    }
  }
}
