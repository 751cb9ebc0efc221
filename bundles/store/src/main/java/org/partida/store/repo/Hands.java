package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.partida.api.posting.HandOffer;
import org.partida.api.posting.JournalEntry;
import org.partida.base.json.Json;
import org.partida.base.port.HandStore;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;

/** Entries made by hand in SQL. */
final class Hands implements HandStore {
  private final Handle h;

  Hands(Handle h) {
    this.h = h;
  }

  @Override
  public void putHand(HandOffer o) {
    Update u =
        h.createUpdate(
                "insert into hand_entry (document, external_id, company, document_number, content, evidence, state, made_at, decided_by,"
                    + " decided_at, reason) values (:document, :id, :company, :number, :content, :evidence, :state, :made_at, :decided_by,"
                    + " :decided_at, :reason) on conflict (document, external_id) do update set content = excluded.content,"
                    + " evidence = excluded.evidence, state = excluded.state, decided_by = excluded.decided_by,"
                    + " decided_at = excluded.decided_at, reason = excluded.reason")
            .bind("document", o.document())
            .bind("id", o.id().value())
            .bind("company", o.company().value())
            .bind("number", o.number())
            .bind("content", Json.write(o.entry()))
            .bind("evidence", Json.write(o.evidence()))
            .bind("state", o.state().name())
            .bind("made_at", Values.micros(o.madeAt()))
            .bind("reason", o.reason());
    Values.bindText(u, "decided_by", o.decidedBy());
    Values.bindInstant(u, "decided_at", o.decidedAt()).execute();
  }

  @Override
  public List<HandOffer> of(String document) {
    return h.createQuery(
            "select * from hand_entry where document = :document order by made_at, external_id")
        .bind("document", document)
        .map((rs, c) -> row(rs))
        .list();
  }

  @Override
  public List<HandOffer> list(
      List<CompanyId> companies, Optional<HandOffer.State> state, int limit) {
    if (companies.isEmpty()) {
      return List.of();
    }
    Query q =
        h.createQuery(
                "select * from hand_entry where company in (<companies>)"
                    + (state.isPresent() ? " and state = :state" : "")
                    + " order by made_at desc, document, external_id limit :limit")
            .bindList("companies", companies.stream().map(CompanyId::value).toList())
            .bind("limit", limit);
    state.ifPresent(s -> q.bind("state", s.name()));
    return q.map((rs, c) -> row(rs)).list();
  }

  @Override
  public Optional<HandOffer> linked(ExternalId entry) {
    return h.createQuery("select * from hand_entry where external_id = :id and state = 'LINKED'")
        .bind("id", entry.value())
        .map((rs, c) -> row(rs))
        .findOne();
  }

  private static HandOffer row(ResultSet rs) throws SQLException {
    return new HandOffer(
        Values.company(rs),
        rs.getString("document"),
        rs.getString("document_number"),
        Json.read(rs.getString("content"), JournalEntry.class),
        Json.readList(rs.getString("evidence"), String.class),
        Values.one(HandOffer.State.class, rs, "state"),
        Values.instant(rs, "made_at"),
        Values.text(rs, "decided_by"),
        Values.maybeInstant(rs, "decided_at"),
        rs.getString("reason"));
  }
}
