package org.partida.documents.network;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.base.port.ListingStore.Listing;
import org.partida.base.port.MailboxStore.Mailbox;
import org.partida.base.port.MailboxStore.OpenWindow;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Gate;
import org.partida.base.work.Outcome;
import org.partida.base.work.Priority;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.spi.network.ConnectionRef;
import org.partida.spi.network.ListWindow;
import org.partida.spi.network.ListedMessage;
import org.partida.spi.network.MessagePage;
import org.partida.spi.network.Network;
import org.partida.spi.network.NetworkException;

/**
 * Lists one page of a company's mailbox and enqueues the fetching of each message that is new. The
 * window goes from where the last listing ended, with an overlap of a day because the authority's
 * index lags, at most 60 days back; it is stored with the page to ask for next, so a crash or a
 * used-up budget goes on where it was. The cursor moves when the whole window adds up.
 */
@Component(service = Step.class)
public final class ListStep implements Step {
  /** The authority keeps messages 60 days. */
  static final Duration KEPT = Duration.ofDays(60);

  /** Five minutes are left for the authority's clock. */
  private static final Duration REACH = KEPT.minusMinutes(5);

  /** One second of clock skew fails the call, so the window ends a minute ago. */
  private static final Duration MARGIN = Duration.ofSeconds(60);

  /** Messages with fewer days left are fetched before all others. */
  static final Duration EXPIRING = Duration.ofDays(10);

  private static final Duration OLD = Duration.ofDays(1);

  private final Networks networks;
  private final UnitOfWork books;
  private final CallGate gate;
  private final SyncSettings settings;
  private final Clock clock;

  @Activate
  public ListStep(
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<Network> networks,
      @Reference UnitOfWork books,
      @Reference SyncSettings settings,
      @Reference Clock clock) {
    this.networks = new Networks(networks, books);
    Networks.wake(books, networks, clock);
    this.books = books;
    this.gate = new CallGate(networks, "list");
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String queue() {
    return Queues.LIST;
  }

  @Override
  public int parallel() {
    return settings.callsAtOnce();
  }

  @Override
  public boolean waitsOutside() {
    return true;
  }

  @Override
  public Gate gate() {
    return gate;
  }

  @Override
  public Outcome apply(WorkItem item) {
    MessageKey key = MessageKey.parse(item.payload());
    Optional<Network> network = networks.find(key.network());
    if (network.isEmpty()) {
      return Networks.missing(key.network(), item.attempts());
    }
    Optional<ConnectionRef> connection = networks.connection(key.company());
    if (connection.isEmpty()) {
      return Networks.unconnected(key.company());
    }
    try {
      return page(network.get(), connection.get(), key, item.priority());
    } catch (NetworkException e) {
      return Failures.seen(
          goingOn(Failures.outcome(e, item.attempts(), connection.get().id())),
          e,
          gate,
          network.get(),
          key,
          connection.get(),
          clock);
    }
  }

  /** A mailbox is never given up: what is refused now, such as a wrong address, may be mended. */
  private static Outcome goingOn(Outcome outcome) {
    return outcome instanceof Outcome.Rejected r
        ? Outcome.retry(Duration.ofHours(6), r.reason())
        : outcome;
  }

  private Outcome page(Network network, ConnectionRef connection, MessageKey key, Priority priority)
      throws NetworkException {
    Instant now = clock.instant();
    Mailbox box = books.read(tx -> mailbox(tx, key, connection, now));
    OpenWindow w = box.window().orElseThrow();
    MessagePage page =
        network.list(connection, key.company(), new ListWindow(w.from(), w.to(), w.page()));
    return taken(network, key, box, page, priority, now);
  }

  /** The page's messages, and what follows; decided inside, since the window's items are there. */
  private Outcome taken(
      Network network,
      MessageKey key,
      Mailbox box,
      MessagePage page,
      Priority priority,
      Instant now) {
    OpenWindow w = box.window().orElseThrow();
    // whether it is the last page is known from the page alone but for the check of its sum
    boolean alone = w.page() == 1 && page.pages() <= 1;
    Set<String> names =
        page.messages().stream().map(m -> Arrivals.name(key, m)).collect(Collectors.toSet());
    int before = alone || w.page() == 1 ? 0 : books.<Integer>read(tx -> seen(tx, key, names));
    int seen = before + names.size();
    Paging.Move move = Paging.next(Paging.counted(w, page, 0), page, seen);
    Outcome.Effect effect =
        tx -> {
          int fresh = add(tx, key, page, w, priority, now);
          if (!page.covered().isEmpty()) {
            tx.registry()
                .putCovered(box.connection(), page.covered(), page.certificateSerial(), now);
          }
          if (!alone) {
            if (w.page() == 1) {
              tx.mailboxes().dropWindowItems(key.company(), key.network());
            }
            tx.mailboxes().addWindowItems(key.company(), key.network(), names);
          }
          follow(tx, network, key, box, Paging.counted(w, page, fresh), move, page, seen, now);
        };
    return move.step() == Paging.Step.DONE ? Outcome.done(effect) : new Outcome.Again(effect);
  }

  /** How many items of earlier pages are not on this one. */
  private static int seen(Tx tx, MessageKey key, Set<String> names) {
    return tx.mailboxes().windowItemsBeside(key.company(), key.network(), names);
  }

  private static int add(
      Tx tx, MessageKey key, MessagePage page, OpenWindow w, Priority priority, Instant now) {
    int fresh = 0;
    List<ListedMessage> oldestFirst =
        page.messages().stream().sorted(Comparator.comparing(ListedMessage::createdAt)).toList();
    for (ListedMessage m : oldestFirst) {
      if (Arrivals.add(tx, key, m, priority(m, w, priority, now), now)) {
        fresh++;
      }
    }
    return fresh;
  }

  private static Priority priority(ListedMessage m, OpenWindow w, Priority listing, Instant now) {
    if (m.createdAt().plus(KEPT).isBefore(now.plus(EXPIRING))) {
      return Priority.EXPIRING.or(listing);
    } else if (listing == Priority.NOW) {
      return Priority.NOW;
    }
    return w.first() && m.createdAt().isBefore(now.minus(OLD)) ? Priority.BACKFILL : Priority.FRESH;
  }

  private void follow(
      Tx tx,
      Network network,
      MessageKey key,
      Mailbox box,
      OpenWindow counted,
      Paging.Move move,
      MessagePage page,
      int seen,
      Instant now) {
    OpenWindow next = Paging.next(counted, page, seen).window();
    switch (move.step()) {
      case PAGE, AGAIN, CUT -> tx.mailboxes().putMailbox(box.listing(next));
      case NEXT_WINDOW -> {
        proved(tx, key, counted, now);
        tx.mailboxes().putMailbox(box.listing(next));
      }
      case DONE -> {
        proved(tx, key, counted, now);
        tx.mailboxes().dropWindowItems(key.company(), key.network());
        tx.mailboxes().putMailbox(done(network, box, counted, now, tx));
        tx.notices().clear(NetworkTick.noticeKey(key.network(), key.company()));
      }
    }
  }

  /** The cursor moves; an item without id is a gap, and the next listing begins before it. */
  private static void proved(Tx tx, MessageKey key, OpenWindow w, Instant now) {
    Instant until = until(w);
    tx.messages().putCursor(key.company(), key.network(), until);
    if (w.from().isBefore(until)) {
      tx.listings()
          .addListing(
              Listing.one(
                  key.company(), key.network(), w.from(), until, w.pages(), w.items(), now));
    }
  }

  private static Instant until(OpenWindow w) {
    return w.gap().filter(w.to()::isAfter).orElse(w.to());
  }

  private Mailbox done(Network network, Mailbox box, OpenWindow w, Instant now, Tx tx) {
    Optional<Instant> newest = w.newest().or(box::lastMessageAt);
    Duration interval =
        Schedule.interval(
            newest,
            now,
            Schedule.floor(tx.mailboxes().size(box.network()), network.limits().callsPerMinute()),
            settings);
    return new Mailbox(
        box.company(),
        box.network(),
        box.connection(),
        Schedule.next(box.company(), interval, now),
        false,
        interval,
        Optional.of(now),
        newest,
        until(w),
        box.sweptAt(),
        Optional.empty());
  }

  /** The mailbox with a window under way; a company that the tick has not met yet gets one. */
  private Mailbox mailbox(Tx tx, MessageKey key, ConnectionRef connection, Instant now) {
    Mailbox box =
        tx.mailboxes()
            .mailbox(key.company(), key.network())
            .orElseGet(
                () -> Mailbox.fresh(key.company(), key.network(), connection.id(), now, true));
    if (box.window().isPresent()) {
      return box;
    }
    Optional<Instant> cursor = tx.messages().cursor(key.company(), key.network());
    Optional<Instant> near =
        cursor.map(c -> c.minus(settings.overlap())).filter(c -> c.isAfter(now.minus(REACH)));
    boolean whole = near.isEmpty() || sweepIsDue(box, now);
    Instant from = whole ? now.minus(REACH) : near.get();
    OpenWindow window = Paging.open(from, now.minus(MARGIN), cursor.isEmpty());
    return whole ? box.sweeping(window, now) : box.listing(window);
  }

  /** What the index shows later than the overlap reaches back is found by it. */
  private boolean sweepIsDue(Mailbox box, Instant now) {
    return !settings.sweep().isZero()
        && box.sweptAt().filter(at -> at.plus(settings.sweep()).isAfter(now)).isEmpty();
  }
}
