package org.partida.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partida.api.company.Workload.Waiting;
import org.partida.api.document.Comment;
import org.partida.api.document.Document;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.api.security.Module;
import org.partida.model.CompanyId;
import org.partida.model.document.AccountingState;
import org.partida.model.document.DecisionState;
import org.partida.testkit.store.Samples;
import org.partida.testkit.store.ScanStoreContract;

/** What waits is counted by company, and only as far as one may read. */
class WorkloadTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void countsWhatOneMayRead() throws Exception {
    try (Firm firm = new Firm()) {
      for (CompanyId c : List.of(Firm.GAMA, Firm.DELTA)) {
        firm.companies.put(Firm.ANA, Samples.company(c));
      }
      firm.write(
          tx -> {
            add(tx, Samples.document("d1", Firm.GAMA, NOON).with(DecisionState.PENDING));
            add(
                tx,
                Samples.document("d2", Firm.GAMA, NOON)
                    .with(DecisionState.APPROVED)
                    .with(AccountingState.QUESTION, "which?"));
            add(
                tx,
                Samples.document("d3", Firm.DELTA, NOON)
                    .with(DecisionState.APPROVED)
                    .with(AccountingState.PROPOSED, ""));
            ask(tx, "d1", Firm.GAMA, Comment.Side.CLIENT);
            ask(tx, "d2", Firm.GAMA, Comment.Side.CLIENT);
            ask(tx, "d2", Firm.GAMA, Comment.Side.FIRM);
            ask(tx, "d3", Firm.DELTA, Comment.Side.FIRM);
            tx.scans().addIfNew(ScanStoreContract.scan("s1", Firm.GAMA, NOON));
          });
      WorkloadService workload = new WorkloadService(firm.books);
      assertThat(workload.waiting(Firm.ANA))
          .containsExactly(
              new Waiting(Firm.GAMA, 1, 1, 0, 0, 0, 1, 1),
              new Waiting(Firm.DELTA, 0, 0, 1, 0, 0, 0, 0));
      assertThat(workload.waiting(actor(Module.COMPANIES)))
          .as("sees the company, none of its documents")
          .containsExactly(new Waiting(Firm.GAMA, 0, 0, 0, 0, 0, 0, 0));
      assertThat(workload.waiting(actor(Module.MATCHING))).isEmpty();
    }
  }

  private static void add(org.partida.base.port.Tx tx, Document d) {
    tx.documents().addIfNew(d, d.id(), Samples.invoice(d.id()));
  }

  private static void ask(
      org.partida.base.port.Tx tx, String document, CompanyId company, Comment.Side side) {
    tx.comments().addComment(new Comment(0, document, company, "p", "P", side, true, "?", NOON));
  }

  private static Actor actor(Module module) {
    return new Actor(
        "ion",
        "Ion",
        Channel.WEB,
        List.of(new Grant(Optional.of(Firm.GAMA), Optional.of(module), Access.READ)));
  }
}
