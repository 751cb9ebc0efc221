package org.partida.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.testkit.store.Samples.ALFA;
import static org.partida.testkit.store.Samples.BETA;
import static org.partida.testkit.store.Samples.NOON;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.document.Comment;
import org.partida.api.document.Comment.Side;
import org.partida.base.port.CommentStore;
import org.partida.base.port.CommentStore.Reader;
import org.partida.base.port.CommentStore.Row;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.Page;

/** What the repository of comments promises. */
@Timeout(60)
public abstract class CommentStoreContract {
  private static final List<CompanyId> BOTH = List.of(ALFA, BETA);
  private static final Reader FIRM = new Reader("ana", BOTH);
  private static final Reader CLIENT = new Reader("vasile", List.of());

  /** The unit of work over empty books. */
  protected abstract UnitOfWork work();

  private void documents() {
    Tx tx = AutoTx.of(work());
    for (String id : List.of("d1", "d2")) {
      tx.documents().addIfNew(Samples.document(id, ALFA, NOON), id, Samples.invoice(id));
    }
    tx.documents().addIfNew(Samples.document("d3", BETA, NOON), "d3", Samples.invoice("d3"));
  }

  @Test
  void commentsStandInTheOrderTheyCame() {
    documents();
    Comment first = add("d1", ALFA, "vasile", Side.CLIENT, true);
    Comment second = add("d1", ALFA, "ana", Side.FIRM, false);
    add("d2", ALFA, "ana", Side.FIRM, false);
    assertThat(second.id()).isGreaterThan(first.id());
    assertThat(store().comments("d1")).containsExactly(first, second);
    assertThat(store().comments("nothing")).isEmpty();
  }

  @Test
  void aQuestionWaitsUntilTheOtherSideWrites() {
    documents();
    add("d1", ALFA, "vasile", Side.CLIENT, true);
    add("d1", ALFA, "vasile", Side.CLIENT, true);
    add("d3", BETA, "ana", Side.FIRM, true);
    assertThat(store().asked(BOTH)).isEqualTo(Map.of(ALFA, 1));
    assertThat(threads(FIRM, true))
        .extracting(r -> r.last().document())
        .containsExactly("d3", "d1");
    assertThat(threads(FIRM, true).get(1).open().orElseThrow().id())
        .as("the oldest question")
        .isLessThan(threads(FIRM, true).get(1).last().id());
    add("d1", ALFA, "ana", Side.FIRM, false);
    assertThat(store().asked(BOTH)).isEmpty();
    assertThat(store().asked(List.of())).isEmpty();
    assertThat(threads(FIRM, true)).extracting(r -> r.last().document()).containsExactly("d3");
  }

  @Test
  void onlyWhatTheOtherSideWroteSinceIsUnread() {
    documents();
    add("d1", ALFA, "vasile", Side.CLIENT, false);
    Comment answer = add("d1", ALFA, "ana", Side.FIRM, false);
    assertThat(threads(FIRM, false).get(0).unread()).isEqualTo(1);
    assertThat(threads(CLIENT, false).get(0).unread()).isEqualTo(1);
    store().seenComments("d1", "vasile", answer.id());
    store().seenComments("d1", "vasile", 0);
    assertThat(threads(CLIENT, false).get(0).unread()).as("never goes back").isZero();
    add("d1", ALFA, "mara", Side.FIRM, false);
    Row row = threads(CLIENT, false).get(0);
    assertThat(row.unread()).isEqualTo(1);
    assertThat(row.comments()).isEqualTo(3);
  }

  @Test
  void threadsComeInPagesOfTheCompaniesAskedFor() {
    documents();
    for (String id : List.of("d1", "d2")) {
      add(id, ALFA, "vasile", Side.CLIENT, true);
    }
    add("d3", BETA, "vasile", Side.CLIENT, true);
    Page<Row> first = store().threads(BOTH, FIRM, false, 2, Optional.empty());
    assertThat(first.items()).extracting(r -> r.last().document()).containsExactly("d3", "d2");
    Page<Row> second = store().threads(BOTH, FIRM, false, 2, first.next());
    assertThat(second.items()).extracting(r -> r.last().document()).containsExactly("d1");
    assertThat(second.next()).isEmpty();
    assertThat(store().threads(List.of(BETA), FIRM, true, 9, Optional.empty()).items()).hasSize(1);
    assertThat(store().threads(List.of(), FIRM, true, 9, Optional.empty()).items()).isEmpty();
  }

  private List<Row> threads(Reader reader, boolean open) {
    return store().threads(BOTH, reader, open, 10, Optional.empty()).items();
  }

  private Comment add(String document, CompanyId company, String author, Side side, boolean asks) {
    return store()
        .addComment(
            new Comment(0, document, company, author, author + " Ș", side, asks, "ce e?", NOON));
  }

  private CommentStore store() {
    return AutoTx.of(work()).comments();
  }
}
