package org.partida.documents.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.document.Comment;
import org.partida.api.document.CommentThread;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.api.security.Module;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.internal.WakeupHub;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

/** Client and firm write to each other about a document; nobody else reads it. */
class CommentsServiceTest {
  private static final Actor ANA = Actor.all("ana", "Ana", Channel.WEB);
  private static final Actor VASILE =
      new Actor(
          "vasile",
          "Vasile",
          Channel.WEB,
          List.of(
              grant(Samples.ALFA, Module.DOCUMENTS, Access.READ),
              grant(Samples.ALFA, Module.APPROVAL, Access.WRITE)));
  private static final Actor LOOKS =
      new Actor(
          "ion", "Ion", Channel.WEB, List.of(grant(Samples.ALFA, Module.DOCUMENTS, Access.READ)));

  private final TestClock clock = new TestClock("2026-03-02T08:00:00Z");
  private TempHome home;
  private StoreDatabases databases;
  private UnitOfWork books;
  private CommentsService comments;

  @BeforeEach
  void open() {
    home = new TempHome();
    databases = StoreDatabases.sqlite(home.books(), 2, clock);
    books = new Books(databases, new WakeupHub());
    comments = new CommentsService(books, clock);
    books.<Boolean>write(
        tx -> {
          for (CompanyId c : List.of(Samples.ALFA, Samples.BETA)) {
            tx.companies().put(Samples.company(c));
            tx.documents()
                .addIfNew(
                    Samples.document("d" + c, c, Samples.NOON), "d" + c, Samples.invoice("d" + c));
          }
          return true;
        });
  }

  @AfterEach
  void close() throws IOException {
    databases.close();
    home.close();
  }

  @Test
  void aQuestionStandsUntilTheFirmAnswersAndTheClientSeesTheAnswer() {
    String d = "d" + Samples.ALFA;
    comments.add(VASILE, d, "  ce este\r\naceasta?\u0000 ", true);
    CommentThread asked = one(ANA, true);
    assertThat(asked.question()).contains("ce este\naceasta?");
    assertThat(asked.openBy()).contains(Comment.Side.CLIENT);
    assertThat(asked.unread()).isEqualTo(1);
    assertThat(one(VASILE, true).unread()).as("the own words are no news").isZero();

    clock.advance(java.time.Duration.ofMinutes(5));
    comments.add(ANA, d, "Chiria pe martie.", false);
    assertThat(threads(ANA, true)).isEmpty();
    CommentThread answered = one(VASILE, false);
    assertThat(answered.openBy()).isEmpty();
    assertThat(answered.unread()).isEqualTo(1);
    assertThat(comments.of(VASILE, d))
        .extracting(Comment::side, Comment::authorName, Comment::asks)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Comment.Side.CLIENT, "Vasile", true),
            org.assertj.core.groups.Tuple.tuple(Comment.Side.FIRM, "Ana", false));
    comments.seen(VASILE, d);
    assertThat(one(VASILE, false).unread()).isZero();
    assertThat(books.<Object>read(tx -> tx.audit().of(d, 10)).toString())
        .contains("document.ask", "document.comment", "Chiria pe martie.");
  }

  @Test
  void nobodyReadsOrWritesOfAnotherCompany() {
    String d = "d" + Samples.BETA;
    comments.add(ANA, d, "al lui Beta", true);
    assertThatThrownBy(() -> comments.of(VASILE, d)).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> comments.add(VASILE, d, "x", false))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> comments.seen(VASILE, d)).isInstanceOf(AccessDeniedException.class);
    assertThat(threads(VASILE, false)).isEmpty();
    assertThatThrownBy(
            () -> comments.threads(VASILE, Optional.of(Samples.BETA), false, 10, Optional.empty()))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(books.<Integer>read(tx -> tx.comments().comments(d).size())).isEqualTo(1);
  }

  @Test
  void whoOnlyLooksReadsAndWritesNothing() {
    String d = "d" + Samples.ALFA;
    comments.add(ANA, d, "de la firmă", false);
    assertThat(comments.of(LOOKS, d)).hasSize(1);
    assertThatThrownBy(() -> comments.add(LOOKS, d, "x", false))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void aCommentHasWordsAndNotABook() {
    String d = "d" + Samples.ALFA;
    for (String bad : List.of("", " \n\t", "x".repeat(4_001))) {
      assertThatThrownBy(() -> comments.add(ANA, d, bad, false))
          .isInstanceOfSatisfying(
              PartidaException.class,
              e -> assertThat(e.problem().code()).isEqualTo("comment.text"));
    }
    assertThatThrownBy(() -> comments.add(ANA, "nothing", "x", false))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> assertThat(e.problem().code()).isEqualTo("document.unknown"));
    comments.add(ANA, d, "x".repeat(4_000), false);
    assertThat(comments.of(ANA, d)).hasSize(1);
  }

  private CommentThread one(Actor actor, boolean open) {
    List<CommentThread> all = threads(actor, open);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private List<CommentThread> threads(Actor actor, boolean open) {
    return comments.threads(actor, Optional.empty(), open, 10, Optional.empty()).items();
  }

  private static Grant grant(CompanyId company, Module module, Access access) {
    return new Grant(Optional.of(company), Optional.of(module), access);
  }
}
