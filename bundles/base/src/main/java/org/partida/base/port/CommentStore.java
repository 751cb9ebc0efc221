package org.partida.base.port;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.document.Comment;
import org.partida.model.CompanyId;
import org.partida.model.Page;

/** Comments on documents; rows are added, never changed. */
@ProviderType
public interface CommentStore {
  /** Adds it under a new id, which is answered with it. */
  Comment addComment(Comment comment);

  /** Oldest first. */
  List<Comment> comments(String document);

  /** A person has seen all up to this one. */
  void seenComments(String document, String person, long upTo);

  /**
   * What was written about documents of these companies, newest comment first.
   *
   * @param reader whose unread comments are counted
   * @param open only those where a question waits
   */
  Page<Row> threads(
      List<CompanyId> companies, Reader reader, boolean open, int limit, Optional<String> after);

  /** How many documents of each company wait for the firm's answer. */
  Map<CompanyId, Integer> asked(List<CompanyId> companies);

  /** Who reads, and in which companies for the firm. Immutable. */
  record Reader(String person, List<CompanyId> forFirm) {
    public Reader {
      forFirm = List.copyOf(forFirm);
    }
  }

  /**
   * A document with comments. Immutable.
   *
   * @param last the newest
   * @param comments how many
   * @param unread how many of the other side's the reader has not seen
   * @param open the oldest question that waits
   */
  record Row(Comment last, int comments, int unread, Optional<Comment> open) {}
}
