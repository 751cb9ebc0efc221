package org.partida.documents.comment;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Company;
import org.partida.api.document.Comment;
import org.partida.api.document.CommentThread;
import org.partida.api.document.Comments;
import org.partida.api.document.Document;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.port.AuditStore;
import org.partida.base.port.CommentStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Comments for those who may see the document; a person speaks for the side whose work it does. */
@Component(service = Comments.class)
public final class CommentsService implements Comments {
  private static final List<Module> WRITERS =
      List.of(Module.APPROVAL, Module.DOCUMENTS, Module.POSTING);

  private final UnitOfWork books;
  private final Clock clock;

  @Activate
  public CommentsService(@Reference UnitOfWork books, @Reference Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  @Override
  public Comment add(Actor actor, String document, String text, boolean asks) {
    String clean = cleaned(text);
    return books.write(
        tx -> {
          Document d = readable(tx, actor, document);
          requireWriter(actor, d.company());
          requireText(clean, document);
          Comment added =
              tx.comments()
                  .addComment(
                      new Comment(
                          0,
                          d.id(),
                          d.company(),
                          actor.id(),
                          actor.displayName(),
                          side(actor, d.company()),
                          asks,
                          clean,
                          clock.instant()));
          // what one answers has been read
          tx.comments().seenComments(d.id(), actor.id(), added.id());
          tx.audit()
              .add(
                  new AuditStore.Row(
                      added.at(),
                      actor.id(),
                      actor.channel().name(),
                      Optional.of(d.company()),
                      asks ? "document.ask" : "document.comment",
                      d.id(),
                      clean));
          return added;
        });
  }

  @Override
  public List<Comment> of(Actor actor, String document) {
    return books.<List<Comment>>read(
        tx -> tx.comments().comments(readable(tx, actor, document).id()));
  }

  @Override
  public void seen(Actor actor, String document) {
    books.<Boolean>write(
        tx -> {
          List<Comment> all = tx.comments().comments(readable(tx, actor, document).id());
          if (!all.isEmpty()) {
            tx.comments().seenComments(document, actor.id(), all.get(all.size() - 1).id());
          }
          return true;
        });
  }

  @Override
  public Page<CommentThread> threads(
      Actor actor, Optional<CompanyId> company, boolean open, int limit, Optional<String> after) {
    company.ifPresent(c -> actor.require(c, Module.DOCUMENTS, Access.READ));
    return books.read(
        tx -> {
          List<CompanyId> visible =
              company
                  .map(List::of)
                  .orElseGet(() -> tx.companies().list().stream().map(Company::id).toList())
                  .stream()
                  .filter(c -> actor.may(c, Module.DOCUMENTS, Access.READ))
                  .toList();
          List<CompanyId> forFirm =
              visible.stream().filter(c -> side(actor, c) == Comment.Side.FIRM).toList();
          Page<CommentStore.Row> page =
              tx.comments()
                  .threads(
                      visible, new CommentStore.Reader(actor.id(), forFirm), open, limit, after);
          return new Page<>(page.items().stream().map(r -> thread(tx, r)).toList(), page.next());
        });
  }

  private static CommentThread thread(Tx tx, CommentStore.Row r) {
    return new CommentThread(
        tx.documents().require(r.last().document()),
        r.last(),
        r.comments(),
        r.unread(),
        r.open().map(Comment::side),
        r.open().map(Comment::text));
  }

  /** Who keeps the company's books speaks for the firm, as does who works for every company. */
  private static Comment.Side side(Actor actor, CompanyId company) {
    boolean firm =
        actor.may(company, Module.POSTING, Access.WRITE)
            || actor.may(company, Module.MATCHING, Access.WRITE)
            || actor.mayAll(Module.DOCUMENTS, Access.READ);
    return firm ? Comment.Side.FIRM : Comment.Side.CLIENT;
  }

  private static Document readable(Tx tx, Actor actor, String id) {
    Document d = tx.documents().require(id);
    actor.require(d.company(), Module.DOCUMENTS, Access.READ);
    return d;
  }

  private static void requireWriter(Actor actor, CompanyId company) {
    if (WRITERS.stream().noneMatch(m -> actor.may(company, m, Access.WRITE))) {
      throw new AccessDeniedException(
          new Problem(
              "access.denied",
              actor.displayName() + " may read comments of " + company + ", not write them",
              company.value(),
              "ask the firm's administrator for the right to decide or to bring documents"));
    }
  }

  /** Without what no keyboard writes; line breaks and tabs stay. */
  private static String cleaned(String text) {
    return text.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").strip();
  }

  private static void requireText(String text, String document) {
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new PartidaException(
          new Problem(
              "comment.text",
              text.isEmpty()
                  ? "the comment is empty"
                  : "the comment has " + text.length() + " characters",
              document,
              "write 1 to " + LONGEST + " characters"));
    }
  }
}
