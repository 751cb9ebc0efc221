package org.partida.api.match;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.api.statement.LineRecord;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.model.match.Grade;
import org.partida.model.match.ItemShare;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;
import org.partida.spi.action.Progress;

/**
 * Matching: run, look, confirm, assign, undo. Thread-safe; every call checks the actor's rights.
 */
@ProviderType
public interface Matches {
  /**
   * Matches all lines that nobody has confirmed with the host's open items; confirmed ones are not
   * touched.
   */
  MatchSummary run(Actor actor, CompanyId company, Progress progress);

  /** A page of lines with their proposals. */
  Page<LineRecord> list(
      Actor actor, CompanyId company, Optional<Grade> grade, int limit, Optional<String> after);

  /**
   * Confirms proposals: posts the payment and settles the items. A line that fails keeps its error;
   * the others go on.
   */
  List<LineRecord> confirm(Actor actor, CompanyId company, List<String> lineIds);

  /** Gives a line other items than proposed, and confirms it. */
  LineRecord assign(Actor actor, CompanyId company, String lineId, List<ItemShare> shares);

  /**
   * Books a line without a document to an account, and confirms it.
   *
   * @param partner whose it is, where the account is a third party's
   * @param reason in words; kept with the entry
   */
  LineRecord book(
      Actor actor,
      CompanyId company,
      String lineId,
      AccountCode account,
      Optional<PartnerRef> partner,
      String reason);

  /** Takes a confirmed line back: unsettles, posts the counter-entry; the line waits again. */
  LineRecord undo(Actor actor, CompanyId company, String lineId, String reason);
}
