package org.partida.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.testkit.store.Samples.ALFA;
import static org.partida.testkit.store.Samples.BETA;
import static org.partida.testkit.store.Samples.NOON;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partida.base.port.AuditStore;
import org.partida.base.port.TrailStore.Input;
import org.partida.base.port.TrailStore.Run;
import org.partida.base.port.UnitOfWork;
import org.partida.model.ExternalId;
import org.partida.model.Sha256;

/** Runs, inputs, and what was done to one subject. */
public abstract class TrailContract {
  private static final Run FIRST =
      new Run("vat-close:1", ALFA, "vat-close", "2026-03", "ana", NOON);
  private static final Run LATER = new Run("post:2", ALFA, "post", "", "ana", NOON.plusSeconds(60));

  /** The unit of work over empty books. */
  protected abstract UnitOfWork work();

  private void write(Run run, String... vouchers) {
    work()
        .write(
            tx -> {
              tx.trail().putRun(run);
              for (String v : vouchers) {
                tx.trail().addToRun(run.id(), new ExternalId(v));
              }
              return run;
            });
  }

  @Test
  void runsNewestFirstWithTheirVouchersInOrder() {
    write(FIRST, "v2", "v1");
    write(LATER, "v3");
    write(FIRST);
    write(new Run("post:3", BETA, "post", "", "ion", NOON));
    List<Run> runs = work().read(tx -> tx.trail().runs(ALFA, 10));
    assertThat(runs).containsExactly(LATER, FIRST);
    List<ExternalId> ids = work().read(tx -> tx.trail().ofRun(FIRST.id()));
    assertThat(ids).containsExactly(new ExternalId("v2"), new ExternalId("v1"));
    assertThat(work().<Optional<Run>>read(tx -> tx.trail().runOf(new ExternalId("v3"))))
        .contains(LATER);
    assertThat(work().<Optional<Run>>read(tx -> tx.trail().runOf(new ExternalId("v9")))).isEmpty();
    assertThat(work().<Optional<Run>>read(tx -> tx.trail().run("post:2"))).contains(LATER);
  }

  @Test
  void theLastInputOfAVoucherCounts() {
    ExternalId v = new ExternalId("v1");
    Input old = new Input(v, Sha256.of("a".getBytes(StandardCharsets.UTF_8)), "a", NOON);
    Input now = new Input(v, Sha256.of("ș".getBytes(StandardCharsets.UTF_8)), "ș", NOON);
    for (Input i : List.of(old, now)) {
      work()
          .write(
              tx -> {
                tx.trail().putInput(i);
                return i;
              });
    }
    assertThat(work().<Optional<Input>>read(tx -> tx.trail().input(v))).contains(now);
    assertThat(work().<Optional<Input>>read(tx -> tx.trail().input(new ExternalId("v2"))))
        .isEmpty();
  }

  @Test
  void whatWasDoneToASubjectOldestFirst() {
    for (String action : List.of("voucher.post", "voucher.undo")) {
      for (String subject : List.of("v1", "v2")) {
        work()
            .write(
                tx -> {
                  tx.audit()
                      .add(
                          new AuditStore.Row(
                              NOON, "ana", "SHELL", Optional.of(ALFA), action, subject, "why"));
                  return subject;
                });
      }
    }
    List<AuditStore.Row> rows = work().read(tx -> tx.audit().of("v1", 10));
    assertThat(rows)
        .extracting(AuditStore.Row::action)
        .containsExactly("voucher.post", "voucher.undo");
  }
}
