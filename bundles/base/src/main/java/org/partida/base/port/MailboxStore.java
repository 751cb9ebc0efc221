package org.partida.base.port;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.model.CompanyId;

/** When each company's mailbox is listed, and how far a listing that is under way has come. */
@ProviderType
public interface MailboxStore {
  /**
   * Adds a mailbox for every company that has a connection and none yet, and makes those due whose
   * connection is another one now.
   *
   * @return how many
   */
  int enrol(Instant now);

  /**
   * Mailboxes that are due and not queued, the longest due first; then those that are queued though
   * nothing in the inbox lists them, as after a row was lost.
   */
  List<Mailbox> due(Instant now, int limit);

  /** Its row waits for a worker: the tick leaves it alone until a listing has ended. */
  void markQueued(CompanyId company, String network);

  Optional<Mailbox> mailbox(CompanyId company, String network);

  void putMailbox(Mailbox mailbox);

  /** Mailboxes not seen since then, the longest first. */
  List<Mailbox> unseenSince(Instant since, int limit);

  /** How many mailboxes a network has. */
  int size(String network);

  /** Notes ids that the open window's pages held; those known already are not added. */
  void addWindowItems(CompanyId company, String network, Collection<String> ids);

  /** How many different ids the open window's pages held. */
  int windowItems(CompanyId company, String network);

  /** The same without these. */
  int windowItemsBeside(CompanyId company, String network, Collection<String> ids);

  void dropWindowItems(CompanyId company, String network);

  /**
   * A company's mailbox at a network. Immutable.
   *
   * @param company whose
   * @param network such as ro.spv
   * @param connection the connection that serves it
   * @param nextListAt when it is due
   * @param queued it is due and its row waits for a worker
   * @param interval how often it is listed
   * @param lastListedAt when a listing last ended
   * @param lastMessageAt when the newest message was made
   * @param seenUntil until when it has been listed without a gap; before the first listing, when it
   *     was enrolled
   * @param sweptAt when the last listing over everything that the authority keeps began
   * @param window the listing that is under way
   */
  record Mailbox(
      CompanyId company,
      String network,
      String connection,
      Instant nextListAt,
      boolean queued,
      Duration interval,
      Optional<Instant> lastListedAt,
      Optional<Instant> lastMessageAt,
      Instant seenUntil,
      Optional<Instant> sweptAt,
      Optional<OpenWindow> window) {
    /** One that was never listed, due now. */
    public static Mailbox fresh(
        CompanyId company, String network, String connection, Instant now, boolean queued) {
      return new Mailbox(
          company,
          network,
          connection,
          now,
          queued,
          Duration.ZERO,
          Optional.empty(),
          Optional.empty(),
          now,
          Optional.empty(),
          Optional.empty());
    }

    /** Due at another time. */
    public Mailbox due(Instant at, boolean isQueued) {
      return new Mailbox(
          company,
          network,
          connection,
          at,
          isQueued,
          interval,
          lastListedAt,
          lastMessageAt,
          seenUntil,
          sweptAt,
          window);
    }

    /** With a listing under way. */
    public Mailbox listing(OpenWindow open) {
      return new Mailbox(
          company,
          network,
          connection,
          nextListAt,
          queued,
          interval,
          lastListedAt,
          lastMessageAt,
          seenUntil,
          sweptAt,
          Optional.of(open));
    }

    /** With a listing over everything under way. */
    public Mailbox sweeping(OpenWindow open, Instant at) {
      return new Mailbox(
          company,
          network,
          connection,
          nextListAt,
          queued,
          interval,
          lastListedAt,
          lastMessageAt,
          seenUntil,
          Optional.of(at),
          Optional.of(open));
    }
  }

  /**
   * A window that is being listed page by page; its end is fixed, so that new items shift no page.
   * Immutable.
   *
   * @param from begin
   * @param to end
   * @param goal where the listing ends; after {@code to} if the window was cut
   * @param page the page to ask for next, counted from 1
   * @param total how many items the authority said at the first page; -1 if it said nothing
   * @param changed it said another number later
   * @param again it is listed for the second time, because the first did not add up
   * @param first the company was never listed before
   * @param pages how many pages were read
   * @param items how many items they held
   * @param fresh how many of them were new
   * @param newest when the newest of those was made
   * @param gap when the first item without an id was made
   */
  record OpenWindow(
      Instant from,
      Instant to,
      Instant goal,
      int page,
      int total,
      boolean changed,
      boolean again,
      boolean first,
      int pages,
      int items,
      int fresh,
      Optional<Instant> newest,
      Optional<Instant> gap) {}
}
