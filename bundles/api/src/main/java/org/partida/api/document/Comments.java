package org.partida.api.document;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.Page;

/**
 * Comments on documents, between the client and who keeps the books. Thread-safe; every call checks
 * rights: who may read a document reads its comments, who may decide, bring or post documents of
 * the company writes. Each comment is in the audit trail.
 */
@ProviderType
public interface Comments {
  /** Characters of a comment. */
  int LONGEST = 4_000;

  /**
   * Adds a comment.
   *
   * @param asks the document is put aside with this question until the other side writes
   * @throws org.partida.model.PartidaException {@code comment.text} if it is empty or too long;
   *     {@code document.unknown}
   */
  Comment add(Actor actor, String document, String text, boolean asks);

  /** All comments on a document, oldest first. */
  List<Comment> of(Actor actor, String document);

  /** The actor has read what was written up to now. */
  void seen(Actor actor, String document);

  /**
   * Documents with comments, the newest comment first.
   *
   * @param open only those where a question waits
   */
  Page<CommentThread> threads(
      Actor actor, Optional<CompanyId> company, boolean open, int limit, Optional<String> after);
}
