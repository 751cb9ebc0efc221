package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.partida.api.document.Comment;
import org.partida.base.port.CommentStore;
import org.partida.model.CompanyId;
import org.partida.model.Page;

/** Comments on documents in SQL. */
final class CommentRows implements CommentStore {
  /** A question that nobody of the other side has written after. */
  private static final String WAITS =
      "q.asks = 1 and not exists (select 1 from document_comment a"
          + " where a.document = q.document and a.id > q.id and a.side <> q.side)";

  private final Handle h;

  CommentRows(Handle h) {
    this.h = h;
  }

  @Override
  public Comment addComment(Comment c) {
    long id =
        h.createUpdate(
                "insert into document_comment (document, company, author, author_name, side, asks, content, written_at)"
                    + " values (:document, :company, :author, :name, :side, :asks, :content, :at)")
            .bind("document", c.document())
            .bind("company", c.company().value())
            .bind("author", c.author())
            .bind("name", c.authorName())
            .bind("side", c.side().name())
            .bind("asks", c.asks() ? 1 : 0)
            .bind("content", c.text())
            .bind("at", Values.micros(c.at()))
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    return new Comment(
        id,
        c.document(),
        c.company(),
        c.author(),
        c.authorName(),
        c.side(),
        c.asks(),
        c.text(),
        c.at());
  }

  @Override
  public List<Comment> comments(String document) {
    return h.createQuery("select * from document_comment where document = :document order by id")
        .bind("document", document)
        .map((rs, c) -> row(rs))
        .list();
  }

  @Override
  public void seenComments(String document, String person, long upTo) {
    h.createUpdate(
            "insert into comment_seen (document, person, up_to) values (:document, :person, :id)"
                + " on conflict (document, person) do update set up_to = excluded.up_to"
                + " where excluded.up_to > comment_seen.up_to")
        .bind("document", document)
        .bind("person", person)
        .bind("id", upTo)
        .execute();
  }

  @Override
  public Page<Row> threads(
      List<CompanyId> companies, Reader reader, boolean open, int limit, Optional<String> after) {
    if (companies.isEmpty()) {
      return new Page<>(List.of(), Optional.empty());
    }
    Query q =
        h.createQuery(
                "select l.* from document_comment l where l.company in (<companies>)"
                    + " and not exists (select 1 from document_comment n where n.document = l.document and n.id > l.id)"
                    + (open
                        ? " and exists (select 1 from document_comment q where q.document = l.document and "
                            + WAITS
                            + ")"
                        : "")
                    + after.map(a -> " and l.id < :after").orElse("")
                    + " order by l.id desc limit :limit")
            .bindList("companies", companies.stream().map(CompanyId::value).toList())
            .bind("limit", Keyset.fetch(limit));
    after.ifPresent(a -> q.bind("after", Keyset.number(a, a)));
    List<Row> rows = q.map((rs, c) -> row(rs)).list().stream().map(l -> thread(l, reader)).toList();
    return Keyset.page(rows, limit, r -> String.valueOf(r.last().id()));
  }

  private Row thread(Comment last, Reader reader) {
    Comment.Side own =
        reader.forFirm().contains(last.company()) ? Comment.Side.FIRM : Comment.Side.CLIENT;
    return h.createQuery(
            "select count(*) as n, sum(case when c.side <> :own and c.author <> :person and c.id > coalesce(s.up_to, 0)"
                + " then 1 else 0 end) as unread from document_comment c left join comment_seen s"
                + " on s.document = c.document and s.person = :person where c.document = :document")
        .bind("own", own.name())
        .bind("person", reader.person())
        .bind("document", last.document())
        .map((rs, c) -> new Row(last, rs.getInt("n"), rs.getInt("unread"), open(last.document())))
        .one();
  }

  private Optional<Comment> open(String document) {
    return h.createQuery(
            "select q.* from document_comment q where q.document = :document and "
                + WAITS
                + " order by q.id limit 1")
        .bind("document", document)
        .map((rs, c) -> row(rs))
        .findOne();
  }

  @Override
  public Map<CompanyId, Integer> asked(List<CompanyId> companies) {
    Map<CompanyId, Integer> all = new LinkedHashMap<>();
    if (companies.isEmpty()) {
      return all;
    }
    h.createQuery(
            "select q.company, count(distinct q.document) as n from document_comment q"
                + " where q.company in (<companies>) and q.side = 'CLIENT' and "
                + WAITS
                + " group by q.company")
        .bindList("companies", companies.stream().map(CompanyId::value).toList())
        .map((rs, c) -> all.put(Values.company(rs), rs.getInt("n")))
        .list();
    return all;
  }

  private static Comment row(ResultSet rs) throws SQLException {
    return new Comment(
        rs.getLong("id"),
        rs.getString("document"),
        Values.company(rs),
        rs.getString("author"),
        rs.getString("author_name"),
        Values.one(Comment.Side.class, rs, "side"),
        rs.getInt("asks") == 1,
        rs.getString("content"),
        Values.instant(rs, "written_at"));
  }
}
