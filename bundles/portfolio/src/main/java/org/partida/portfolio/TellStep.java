package org.partida.portfolio;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.notice.Notice;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.spi.notify.Notifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every notifier of a notice that is new or got worse. Without a notifier the log says that
 * there is one, by its code alone: what it is about may be personal.
 */
@Component(service = Step.class)
public final class TellStep implements Step {
  private static final Logger LOG = LoggerFactory.getLogger(TellStep.class);

  private final UnitOfWork books;
  private final List<Notifier> notifiers;

  @Activate
  public TellStep(
      @Reference UnitOfWork books,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<Notifier> notifiers) {
    this.books = books;
    this.notifiers = List.copyOf(notifiers);
  }

  @Override
  public String queue() {
    return Queues.TELL;
  }

  @Override
  public Outcome apply(WorkItem item) throws Exception {
    Optional<Notice> notice = books.read(tx -> tx.notices().find(item.payload()));
    if (notice.isPresent()) {
      LOG.warn("notice {} ({})", notice.get().problem().code(), notice.get().level());
      for (Notifier n : notifiers) {
        n.tell(notice.get());
      }
    }
    return Outcome.done(Outcome.Effect.NONE);
  }
}
