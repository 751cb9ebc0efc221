package org.partida.views;

import static org.partida.views.Obj.obj;

import org.partida.api.document.Comment;
import org.partida.api.document.CommentThread;

/** What is written about documents. */
public final class CommentView {
  private CommentView() {}

  public static Obj of(Comment c) {
    return obj()
        .put("id", String.valueOf(c.id()))
        .put("author", c.author())
        .put("authorName", c.authorName())
        .put("side", c.side())
        .put("asks", c.asks())
        .put("text", c.text())
        .put("at", c.at());
  }

  /** A document with what was written last. */
  public static Obj of(CommentThread t) {
    return obj()
        .put("document", DocumentView.of(t.document()))
        .put("last", of(t.last()))
        .put("comments", t.comments())
        .put("unread", t.unread())
        .put("openBy", t.openBy())
        .put("question", t.question());
  }
}
