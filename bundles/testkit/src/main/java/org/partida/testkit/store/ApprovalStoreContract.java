package org.partida.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.testkit.store.Samples.ALFA;
import static org.partida.testkit.store.Samples.BETA;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.document.ApprovalRules;
import org.partida.api.document.Delegation;
import org.partida.base.port.ApprovalStore;
import org.partida.base.port.UnitOfWork;
import org.partida.model.Percent;

/** What the repository of approvals promises. */
@Timeout(60)
public abstract class ApprovalStoreContract {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  /** The unit of work over empty books. */
  protected abstract UnitOfWork work();

  @Test
  void rulesAreReplacedAsAWhole() {
    assertThat(store().rules(ALFA)).isEmpty();
    ApprovalRules rules =
        new ApprovalRules(
            Optional.of(Percent.of("2.5")),
            4,
            Optional.of(2),
            Optional.of("vasile"),
            Optional.of(5),
            Optional.of(10));
    store().putApprovalRules(ALFA, ApprovalRules.NONE);
    store().putApprovalRules(ALFA, rules);
    assertThat(store().rules(ALFA)).contains(rules);
    assertThat(store().rules(BETA)).isEmpty();
    assertThat(store().ruled()).containsExactly(ALFA);
  }

  @Test
  void delegationsAreOfTheirCompanyAndEnd() {
    Delegation first = new Delegation("1", ALFA, "ana", "ion", DAY, DAY.plusDays(3));
    Delegation second = new Delegation("2", ALFA, "ana", "ion", DAY.plusDays(9), DAY.plusDays(9));
    store().addDelegation(first);
    store().addDelegation(second);
    store().addDelegation(new Delegation("3", BETA, "ana", "ion", DAY, DAY));
    assertThat(store().delegations(ALFA)).containsExactly(second, first);
    store().endDelegation("1", DAY);
    assertThat(store().delegation("1").map(Delegation::last)).contains(DAY);
    assertThat(store().delegation("nothing")).isEmpty();
  }

  private ApprovalStore store() {
    return AutoTx.of(work()).approvals();
  }
}
