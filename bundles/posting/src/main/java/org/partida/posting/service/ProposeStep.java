package org.partida.posting.service;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.company.Companies;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.spi.posting.PostingRules;

/** The step from a document to its vouchers or questions. Thread-safe. */
@Component(service = Step.class)
public final class ProposeStep implements Step {
  private final Proposer proposer;

  /** Made anew whenever rules come or go. */
  @Activate
  public ProposeStep(
      @Reference UnitOfWork books,
      @Reference Companies companies,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<PostingRules> rules,
      @Reference LateEntries late,
      @Reference Clock clock) {
    this(books, companies, rules, Optional.of(late), clock);
  }

  /** Without a look at periods. */
  public ProposeStep(UnitOfWork books, Companies companies, List<PostingRules> rules, Clock clock) {
    this(books, companies, rules, Optional.empty(), clock);
  }

  private ProposeStep(
      UnitOfWork books,
      Companies companies,
      List<PostingRules> rules,
      Optional<LateEntries> late,
      Clock clock) {
    Rules running = new Rules(rules);
    this.proposer = new Proposer(books, companies, running, clock, late);
    running.wake(books, clock);
  }

  @Override
  public String queue() {
    return Queues.PROPOSE;
  }

  @Override
  public Outcome apply(WorkItem item) {
    return proposer.propose(item.payload());
  }
}
