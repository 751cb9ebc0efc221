package org.partida.documents.network;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.network.MessageFacts;
import org.partida.api.network.MessageRecord;
import org.partida.api.network.MessageState;
import org.partida.base.port.ListingStore.Listing;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.base.work.WorkOrder;
import org.partida.spi.network.ConnectionRef;
import org.partida.spi.network.ListWindow;
import org.partida.spi.network.ListedMessage;
import org.partida.spi.network.MessagePage;
import org.partida.spi.network.Network;
import org.partida.spi.network.NetworkException;

/**
 * Lists a company's messages from where the last listing ended, with an overlap of a day because
 * the authority's index lags, and enqueues the fetching of each that is new. The cursor moves in
 * the same transaction.
 */
@Component(service = Step.class)
public final class ListStep implements Step {
  /** The authority keeps messages 60 days; five minutes are left for its clock. */
  private static final Duration REACH = Duration.ofDays(60).minusMinutes(5);

  private static final Duration OVERLAP = Duration.ofHours(24);

  /** One second of clock skew fails the call, so the window ends a minute ago. */
  private static final Duration MARGIN = Duration.ofSeconds(60);

  /** Length of a personal code (CNP). */
  private static final int PERSONAL = 13;

  private final Networks networks;
  private final UnitOfWork books;
  private final CallBudget budget;
  private final Clock clock;

  @Activate
  public ListStep(
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<Network> networks,
      @Reference UnitOfWork books,
      @Reference Clock clock) {
    this.networks = new Networks(networks, books);
    this.books = books;
    this.budget = new CallBudget(books, clock);
    this.clock = clock;
  }

  @Override
  public String queue() {
    return Queues.LIST;
  }

  @Override
  public Outcome apply(WorkItem item) {
    MessageKey key = MessageKey.parse(item.payload());
    Optional<Network> network = networks.find(key.network());
    if (network.isEmpty()) {
      return Networks.missing(key.network());
    }
    Optional<ConnectionRef> connection = networks.connection(key.company());
    if (connection.isEmpty()) {
      return Networks.unconnected(key.company());
    }
    try {
      return list(network.get(), connection.get(), key);
    } catch (NetworkException e) {
      return Failures.outcome(e, item.attempts(), connection.get().id());
    }
  }

  private Outcome list(Network network, ConnectionRef connection, MessageKey key)
      throws NetworkException {
    Instant now = clock.instant();
    Instant from =
        books
            .read(tx -> tx.messages().cursor(key.company(), key.network()))
            .map(c -> c.minus(OVERLAP))
            .filter(c -> c.isAfter(now.minus(REACH)))
            .orElse(now.minus(REACH));
    ListWindow window = new ListWindow(from, now.minus(MARGIN), 1);
    List<ListedMessage> found = new ArrayList<>();
    MessagePage page;
    do {
      Optional<Outcome> blocked = budget.list(network, key.company());
      if (blocked.isPresent()) {
        return blocked.get();
      }
      page = network.list(connection, key.company(), window);
      found.addAll(page.messages());
      window = window.next();
    } while (window.page() <= page.pages());
    Instant until = withoutGap(found, window.to());
    int pages = window.page() - 1;
    return Outcome.done(
        tx -> {
          found.forEach(m -> add(tx, key, m, now));
          tx.messages().putCursor(key.company(), key.network(), until);
          if (from.isBefore(until)) {
            tx.listings()
                .addListing(
                    Listing.one(
                        key.company(), key.network(), from, until, pages, found.size(), now));
          }
        });
  }

  /** An item without id is a gap: the next listing begins before it, until it has one. */
  private static Instant withoutGap(List<ListedMessage> found, Instant end) {
    return found.stream()
        .filter(m -> m.id().isEmpty())
        .map(ListedMessage::createdAt)
        .filter(end::isAfter)
        .min(Comparator.naturalOrder())
        .orElse(end);
  }

  private static void add(Tx tx, MessageKey where, ListedMessage m, Instant now) {
    MessageKey key =
        m.id()
            .map(id -> new MessageKey(where.network(), where.company(), id))
            .orElseGet(() -> unnamed(where, m));
    MessageRecord row =
        new MessageRecord(
            key.toString(),
            key.company(),
            key.network(),
            key.id(),
            m.relatedId(),
            m.type(),
            m.rawType(),
            m.createdAt(),
            MessageState.LISTED,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            m.id().isPresent() ? Optional.empty() : Optional.of(Findings.noId(m)),
            facts(m));
    boolean fresh = tx.messages().addIfNew(row, m.raw());
    if (m.id().isPresent()) {
      if (fresh) {
        tx.work().enqueue(WorkOrder.of(Queues.FETCH, key.company(), key.toString()), now, false);
      }
      settleUnnamed(tx, unnamed(where, m), row);
    }
  }

  /** A consumer is named by a personal code, which is not kept. */
  private static MessageFacts facts(ListedMessage m) {
    return new MessageFacts(
        m.side(),
        m.selfBilled(),
        m.issuer().filter(c -> c.length() < PERSONAL),
        m.recipient().filter(c -> c.length() < PERSONAL),
        Optional.empty());
  }

  /**
   * An item without id is known by the submission it is about, until the authority gives it an id.
   */
  private static MessageKey unnamed(MessageKey where, ListedMessage m) {
    String id =
        m.relatedId().map(r -> "submission-" + r).orElse("unnamed-" + m.createdAt().toEpochMilli());
    return new MessageKey(where.network(), where.company(), id);
  }

  /** What was listed without an id before is this message; nobody waits for it twice. */
  private static void settleUnnamed(Tx tx, MessageKey unnamed, MessageRecord named) {
    tx.messages()
        .find(unnamed.toString())
        .filter(old -> old.state() == MessageState.LISTED)
        .filter(old -> old.rawType().equals(named.rawType()))
        .filter(old -> old.createdAt().equals(named.createdAt()))
        .ifPresent(
            old ->
                tx.messages()
                    .update(
                        old.withTexts(
                            MessageState.READ, List.of("listed again as " + named.messageId()))));
  }
}
