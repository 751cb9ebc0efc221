package org.partida.documents.deadline;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.document.Deadline;
import org.partida.api.document.Deadlines;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.spi.network.FilingRule;

/** Lists deadlines for those who may see the documents. */
@Component(service = Deadlines.class)
public final class DeadlinesService implements Deadlines {
  private final Unfiled unfiled;

  @Activate
  public DeadlinesService(
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<FilingRule> rules,
      @Reference UnitOfWork books,
      @Reference Clock clock) {
    this.unfiled = new Unfiled(rules, books, clock);
  }

  @Override
  public List<Deadline> list(Actor actor, Optional<CompanyId> company) {
    company.ifPresent(c -> actor.require(c, Module.DOCUMENTS, Access.READ));
    return unfiled.list(company).stream()
        .filter(d -> actor.may(d.document().company(), Module.DOCUMENTS, Access.READ))
        .toList();
  }
}
