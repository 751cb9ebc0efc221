package org.partida.documents.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.network.MessageRecord;
import org.partida.api.network.MessageState;
import org.partida.base.archive.Vault;
import org.partida.base.home.Home;
import org.partida.base.port.ArchiveRow;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Gate;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.base.work.WorkOrder;
import org.partida.model.Problem;
import org.partida.spi.network.ConnectionRef;
import org.partida.spi.network.Network;
import org.partida.spi.network.NetworkException;

/**
 * Fetches a message's container and archives its raw bytes; only then does the message count as
 * fetched.
 */
@Component(service = Step.class)
public final class FetchStep implements Step {
  private final Networks networks;
  private final UnitOfWork books;
  private final CallGate gate;
  private final Vault vault;
  private final Home home;
  private final SyncSettings settings;
  private final Clock clock;

  @Activate
  public FetchStep(
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<Network> networks,
      @Reference UnitOfWork books,
      @Reference Vault vault,
      @Reference Home home,
      @Reference SyncSettings settings,
      @Reference Clock clock) {
    this.networks = new Networks(networks, books);
    Networks.wake(books, networks, clock);
    this.books = books;
    this.gate = new CallGate(networks, "fetch");
    this.vault = vault;
    this.home = home;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String queue() {
    return Queues.FETCH;
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
  public Outcome apply(WorkItem item) throws IOException {
    MessageKey key = MessageKey.parse(item.payload());
    Optional<Network> network = networks.find(key.network());
    if (network.isEmpty()) {
      return Networks.missing(key.network(), item.attempts());
    }
    Optional<ConnectionRef> connection = networks.connection(key.company());
    if (connection.isEmpty()) {
      return Networks.unconnected(key.company());
    }
    MessageRecord message = books.read(tx -> tx.messages().find(item.payload())).orElseThrow();
    try {
      return archived(
          network.get().fetch(connection.get(), key.company(), key.id(), home.spool()),
          message,
          item);
    } catch (NetworkException e) {
      return Failures.seen(
          failed(e, item, message, connection.get()),
          e,
          gate,
          network.get(),
          key,
          connection.get(),
          clock);
    }
  }

  private Outcome archived(Path container, MessageRecord message, WorkItem item)
      throws IOException {
    Vault.Stored stored;
    try {
      stored = vault.adopt(container);
    } finally {
      Files.deleteIfExists(container);
    }
    MessageRecord archived = message.archivedAs(stored.id());
    ArchiveRow row =
        new ArchiveRow(
            message.company(),
            stored.id(),
            "CONTAINER",
            message.messageId() + ".zip",
            stored.size(),
            Optional.empty(),
            Optional.of(message.network()),
            clock.instant());
    return Outcome.done(
        tx -> {
          tx.archive().put(row);
          tx.messages().update(archived);
          tx.work()
              .enqueue(
                  WorkOrder.of(Queues.READ, message.company(), message.key()).at(item.priority()),
                  clock.instant(),
                  true);
        });
  }

  /**
   * Gone or refused for good ends the message; all else leaves it listed, with the reason shown.
   */
  private static Outcome failed(
      NetworkException e, WorkItem item, MessageRecord message, ConnectionRef connection) {
    Problem problem = e.problem();
    return switch (e.kind()) {
      case EXPIRED -> end(message, MessageState.EXPIRED, problem);
      case NOT_FOUND, REFUSED -> end(message, MessageState.REFUSED, problem);
      default -> withNote(Failures.outcome(e, item.attempts(), connection.id()), message, problem);
    };
  }

  private static Outcome end(MessageRecord message, MessageState state, Problem problem) {
    return Outcome.rejected(
        problem, tx -> tx.messages().update(message.moved(state, Optional.of(problem))));
  }

  private static Outcome withNote(Outcome outcome, MessageRecord message, Problem problem) {
    Outcome.Effect note =
        tx -> tx.messages().update(message.moved(MessageState.LISTED, Optional.of(problem)));
    if (outcome instanceof Outcome.Retry r) {
      return new Outcome.Retry(r.after(), r.reason(), note);
    }
    if (outcome instanceof Outcome.Waiting w) {
      return new Outcome.Waiting(w.waitingFor(), w.reason(), w.atMost(), note);
    }
    return outcome;
  }
}
