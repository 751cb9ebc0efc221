package org.partida.base.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.network.MessageState;
import org.partida.base.port.MailboxStore.Mailbox;
import org.partida.model.CompanyId;
import org.partida.model.Problem;

/**
 * Looks at many companies at once: each answer is a statement or two, whatever their number.
 * Reading only.
 */
@ProviderType
public interface OverviewStore {
  /**
   * Companies that have a connection, with their mailbox, in order of company; one that has not
   * been enrolled yet is as if it had been just now.
   */
  List<Standing> standings(Look look, Instant now);

  /** All mailboxes by network. */
  List<Totals> totals(Instant unseenSince);

  /** How many messages there are by state; {@code of} limits them to companies. */
  Map<MessageState, Integer> messages(Optional<? extends Collection<CompanyId>> of);

  /** The same for each of these companies, at one network. */
  Map<CompanyId, Map<MessageState, Integer>> messagesByCompany(
      String network, Collection<CompanyId> of);

  /**
   * The problem that stands first in each company's way: what is tried again before what was
   * refused, listing before fetching before all else.
   */
  Map<CompanyId, Problem> firstProblems(Collection<CompanyId> of);

  /** Problems of rows in the inbox; {@code of} limits them to companies. */
  List<Problem> problems(Optional<? extends Collection<CompanyId>> of, int limit);

  /**
   * Which companies.
   *
   * @param of these alone
   * @param after behind this one
   * @param troubled those alone with a problem, or not seen since then
   */
  record Look(
      Optional<? extends Collection<CompanyId>> of,
      Optional<CompanyId> after,
      Optional<Instant> troubled,
      int limit) {}

  /**
   * A company's mailbox. Immutable.
   *
   * @param cursor until when it was listed without a gap; empty if it never was
   */
  record Standing(Mailbox mailbox, Optional<Instant> cursor) {}

  /**
   * All mailboxes of a network together. Immutable.
   *
   * @param network which
   * @param mailboxes how many
   * @param queued how many of them are due
   * @param toFetch messages that are listed and not fetched
   * @param lastDue when the last of the others is due
   * @param oldestSeen until when the one not seen for the longest time has been listed
   * @param oldest whose that is
   * @param unseen how many were not seen since the time asked for
   * @param firstSwept when the sweep that is longest ago began; empty if one was never swept
   * @param lastSwept when the latest began
   */
  record Totals(
      String network,
      int mailboxes,
      int queued,
      int toFetch,
      Optional<Instant> lastDue,
      Optional<Instant> oldestSeen,
      Optional<CompanyId> oldest,
      int unseen,
      Optional<Instant> firstSwept,
      Optional<Instant> lastSwept) {}
}
