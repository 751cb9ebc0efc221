package org.partida.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partida.testkit.store.Samples.ALFA;
import static org.partida.testkit.store.Samples.BETA;
import static org.partida.testkit.store.Samples.NOON;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.document.Document;
import org.partida.api.posting.HandOffer;
import org.partida.api.posting.HandOffer.State;
import org.partida.api.posting.JournalEntry;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.port.WatchStore.Due;
import org.partida.base.port.WatchStore.LawUse;
import org.partida.model.ExternalId;
import org.partida.model.document.NetworkState;

/** What the repositories of entries made by hand and of what is watched promise. */
@Timeout(60)
public abstract class WatchStoreContract {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

  /** The unit of work over empty books. */
  protected abstract UnitOfWork work();

  private Tx tx() {
    return AutoTx.of(work());
  }

  private void document(String id, NetworkState network) {
    Document d = Samples.document(id, ALFA, NOON).with(network);
    work().write(tx -> tx.documents().addIfNew(d, id, Samples.invoice(d.number())));
  }

  private static HandOffer offer(String document, String entry) {
    return new HandOffer(
        ALFA,
        document,
        "F1",
        new JournalEntry(
            "PURCHASES-2026-000001", Samples.voucher(entry, ALFA, Optional.empty()).voucher()),
        List.of("the number is F1"),
        State.OPEN,
        NOON,
        Optional.empty(),
        Optional.empty(),
        "");
  }

  @Test
  void anEntryIsLinkedToOneDocumentAtMost() {
    document("d1", NetworkState.VALIDATED);
    document("d2", NetworkState.VALIDATED);
    HandOffer first = offer("d1", "h1");
    tx().hand().putHand(first);
    tx().hand().putHand(offer("d2", "h1"));
    assertThat(tx().hand().of("d1")).containsExactly(first);
    assertThat(tx().hand().linked(new ExternalId("h1"))).isEmpty();

    HandOffer linked = first.decided(State.LINKED, "ana", NOON, "mine");
    tx().hand().putHand(linked);
    assertThat(tx().hand().linked(new ExternalId("h1"))).contains(linked);
    assertThat(tx().hand().list(List.of(ALFA), Optional.of(State.LINKED), 9))
        .containsExactly(linked);
    assertThat(tx().hand().list(List.of(ALFA, BETA), Optional.empty(), 9)).hasSize(2);
    assertThat(tx().hand().list(List.of(BETA), Optional.empty(), 9)).isEmpty();
    HandOffer twice = offer("d2", "h1").decided(State.LINKED, "ana", NOON, "");
    assertThatThrownBy(() -> tx().hand().putHand(twice)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void whatIsDueIsDueUntilItWasComparedAsItIs() {
    document("d1", NetworkState.VALIDATED);
    document("d2", NetworkState.NONE);
    tx().watch().due(ALFA, "d2");
    List<Due> read = tx().watch().dueOf(ALFA, 9);
    assertThat(read).extracting(Due::document).containsExactly("d2");
    tx().watch().due(ALFA, "d2");
    tx().watch().compared(read);
    assertThat(tx().watch().dueOf(ALFA, 9)).extracting(Due::document).containsExactly("d2");
    LocalDate issued = Samples.document("d1", ALFA, NOON).issueDate();
    assertThat(tx().watch().dueSince(ALFA, issued.plusDays(1))).isZero();
    assertThat(tx().watch().dueSince(ALFA, issued)).isEqualTo(1);
    assertThat(tx().watch().dueOf(ALFA, 9)).hasSize(2);
    assertThat(tx().watch().dueOf(ALFA, 1)).hasSize(1);
    assertThat(tx().watch().dueOf(BETA, 9)).isEmpty();
    tx().watch().compared(tx().watch().dueOf(ALFA, 9));
    assertThat(tx().watch().dueOf(ALFA, 9)).isEmpty();
  }

  @Test
  void somethingBeginsOnceADay() {
    assertThat(tx().watch().begins(ALFA, "seals", DAY)).isTrue();
    assertThat(tx().watch().begins(ALFA, "seals", DAY)).isFalse();
    assertThat(tx().watch().begins(BETA, "seals", DAY)).isTrue();
    assertThat(tx().watch().begins(ALFA, "other", DAY)).isTrue();
    assertThat(tx().watch().begins(ALFA, "seals", DAY.plusDays(1))).isTrue();
  }

  @Test
  void theLastDayOnWhichLawWasUsedIsKept() {
    tx().watch().lawUsed(ALFA, "a", DAY);
    tx().watch().lawUsed(ALFA, "a", DAY.minusDays(5));
    tx().watch().lawUsed(BETA, "b", DAY.minusDays(5));
    assertThat(tx().watch().lawsSince(DAY.minusDays(1)))
        .containsExactly(new LawUse(ALFA, "a", DAY));
    tx().watch().lawUsed(ALFA, "a", DAY.plusDays(1));
    assertThat(tx().watch().lawsSince(DAY.minusDays(9)))
        .containsExactly(
            new LawUse(ALFA, "a", DAY.plusDays(1)), new LawUse(BETA, "b", DAY.minusDays(5)));
  }
}
