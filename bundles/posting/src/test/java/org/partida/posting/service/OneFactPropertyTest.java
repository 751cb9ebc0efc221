package org.partida.posting.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.api.posting.HandEntries.Draft;
import org.partida.api.posting.HandOffer;
import org.partida.api.posting.HandOffer.State;
import org.partida.api.posting.Undoing;
import org.partida.model.PartidaException;
import org.partida.model.document.AccountingState;

/** An entry by hand and a document, in whatever order and however often tied, are one fact. */
class OneFactPropertyTest {
  private static final String ONE_FACT = "401=-121.00 4426=21.00 628=100.00";

  private enum Move {
    TYPE,
    ARRIVE,
    POST,
    LINK,
    UNLINK,
    UNDO
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void whateverTheOrder(long seed) throws IOException {
    Random random = new Random(seed);
    List<Move> moves = new ArrayList<>(List.of(Move.TYPE, Move.ARRIVE, Move.POST));
    for (int i = 0; i < 6; i++) {
      moves.add(Move.values()[random.nextInt(Move.values().length)]);
    }
    Collections.shuffle(moves, random);
    try (Desk desk = new Desk()) {
      Office office = new Office(desk);
      moves.forEach(office::move);
      office.settle();
      assertThat(desk.balances()).as("seed %s: %s", seed, moves).isEqualTo(ONE_FACT);
      assertThat(desk.read("d1").accounting()).isEqualTo(AccountingState.POSTED);
      desk.sealStep();
      assertThat(desk.notices()).as("seed %s: %s", seed, moves).isEmpty();
    }
  }

  /** A person who does one thing after another; what is not possible just now is refused. */
  private static final class Office {
    private final Desk desk;
    private Optional<String> typed = Optional.empty();
    private boolean arrived;

    Office(Desk desk) {
      this.desk = desk;
    }

    void move(Move move) {
      try {
        switch (move) {
          case TYPE -> type();
          case ARRIVE -> arrive();
          case POST -> post();
          case LINK -> link();
          case UNLINK -> desk.hand().unlink(Desk.ANA, "d1", "x");
          case UNDO -> desk.undoing().undo(Desk.ANA, Undoing.Level.DOCUMENT, "d1", "x");
        }
      } catch (PartidaException e) {
        // not now
        assertThat(e.problem().fix()).isNotBlank();
      }
    }

    private void type() {
      if (typed.isEmpty()) {
        Draft d = ByHand.anyway(ByHand.purchase("17", "2026-03-07"));
        typed = Optional.of(desk.hand().book(Desk.ANA, d).number());
      }
    }

    private void arrive() {
      if (!arrived) {
        desk.paper("d1", Papers.plain("F17", "2026-03-05"), false);
        arrived = true;
      }
    }

    private void post() {
      if (arrived) {
        desk.propose("d1");
        desk.postStep("d1");
      }
    }

    private void link() {
      if (arrived && typed.isPresent()) {
        desk.hand().find(Desk.ANA, "d1").stream()
            .filter(o -> o.state() != State.LINKED)
            .map(HandOffer::id)
            .findFirst()
            .ifPresent(id -> desk.hand().link(Desk.ANA, "d1", id.value(), ""));
      }
    }

    /** What is booked twice is told, and a person mends it as told. */
    void settle() {
      move(Move.POST);
      boolean linked = desk.vouchers("d1").stream().anyMatch(Records::isLinked);
      if (!linked) {
        move(Move.UNDO);
        move(Move.LINK);
      }
    }
  }
}
