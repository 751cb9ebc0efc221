package org.partida.documents.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.network.MessageRecord;
import org.partida.api.network.MessageState;
import org.partida.base.archive.Vault;
import org.partida.base.home.Home;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.base.work.WorkOrder;
import org.partida.documents.network.Networks;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.invoice.InvoiceReader;
import org.partida.spi.network.Network;
import org.partida.spi.network.Unpacked;

/**
 * Opens an archived container and makes of it a document, or an event. What cannot be read is
 * quarantined with the reason; its bytes stay in the archive and its neighbours go on.
 */
@Component(service = Step.class)
public final class ReadStep implements Step {
  /** Problem code of a container that ends too early. */
  private static final String CUT_SHORT = "zip.truncated";

  private final List<Network> networks;
  private final Clock clock;
  private final UnitOfWork books;
  private final Vault vault;
  private final MessageReading reading;
  private final Folders folders;

  @Activate
  public ReadStep(
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<Network> networks,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<InvoiceReader> readers,
      @Reference UnitOfWork books,
      @Reference Vault vault,
      @Reference Home home,
      @Reference Clock clock) {
    this.networks = List.copyOf(networks);
    this.books = books;
    this.clock = clock;
    this.vault = vault;
    this.folders = new Folders(home.spool());
    this.reading = new MessageReading(new Formats(readers), vault, clock);
    Formats.wake(books, networks, readers, clock);
  }

  /** Removes its folders. */
  @Deactivate
  public void stop() throws IOException {
    folders.close();
  }

  @Override
  public String queue() {
    return Queues.READ;
  }

  @Override
  public Outcome apply(WorkItem item) throws IOException {
    MessageRecord message = books.read(tx -> tx.messages().find(item.payload())).orElseThrow();
    Optional<Network> network =
        networks.stream().filter(n -> n.id().equals(message.network())).findFirst();
    if (network.isEmpty()) {
      return Networks.missing(message.network(), item.attempts());
    }
    Path folder = folders.take();
    try {
      Unpacked parts = network.get().unpack(vault.path(message.container().orElseThrow()), folder);
      return reading.read(message, network.get(), parts);
    } catch (PartidaException e) {
      return e.problem().code().equals(CUT_SHORT)
          ? again(message, e.problem())
          : quarantined(message, e.problem());
    } finally {
      folders.giveBack(folder);
    }
  }

  /**
   * The line broke while it was fetched: the pieces stay archived, the whole is fetched again
   * within the day's budget.
   */
  private Outcome again(MessageRecord m, Problem problem) {
    Problem named =
        new Problem(
            problem.code(), problem.message(), m.key(), "nothing: it is fetched again by itself");
    return Outcome.rejected(
        named,
        tx -> {
          tx.messages().update(m.moved(MessageState.LISTED, Optional.of(named)));
          tx.work()
              .enqueue(WorkOrder.of(Queues.FETCH, m.company(), m.key()), clock.instant(), true);
        });
  }

  private static Outcome quarantined(MessageRecord m, Problem problem) {
    Problem named =
        problem.at(m.key() + (problem.location().isEmpty() ? "" : ", " + problem.location()));
    return Outcome.rejected(
        named, tx -> tx.messages().update(m.moved(MessageState.QUARANTINED, Optional.of(named))));
  }
}
