package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.partida.api.network.MessageFacts;
import org.partida.api.network.MessageRecord;
import org.partida.api.network.MessageState;
import org.partida.base.json.Json;
import org.partida.base.port.MessageStore;
import org.partida.model.CompanyId;
import org.partida.spi.network.MessageSide;
import org.partida.spi.network.MessageType;

/** Messages in SQL. */
final class Messages implements MessageStore {
  private final Handle h;

  Messages(Handle h) {
    this.h = h;
  }

  @Override
  public boolean addIfNew(MessageRecord message, String raw) {
    Update u =
        h.createUpdate(
                "insert into message (message_key, company, network, message_id, related_id, type, raw_type, created_at, state, container,"
                    + " document, texts, problem, raw, side, self_billed, issuer, recipient, about) values (:key, :company, :network, :message_id, :related_id, :type, :raw_type,"
                    + " :created_at, :state, :container, :document, :texts, :problem, :raw, :side, :self_billed,"
                    + " :issuer, :recipient, :about) on conflict do nothing")
            .bind("key", message.key())
            .bind("company", message.company().value())
            .bind("network", message.network())
            .bind("message_id", message.messageId())
            .bind("raw", raw);
    return bind(u, message).execute() == 1;
  }

  @Override
  public Optional<MessageRecord> find(String key) {
    return h.createQuery("select * from message where message_key = :key")
        .bind("key", key)
        .map((rs, c) -> message(rs))
        .findOne();
  }

  @Override
  public void update(MessageRecord message) {
    Update u =
        h.createUpdate(
                "update message set related_id = :related_id, type = :type, raw_type = :raw_type, created_at = :created_at, state = :state,"
                    + " container = :container, document = :document, texts = :texts, problem = :problem, side = :side,"
                    + " self_billed = :self_billed, issuer = :issuer, recipient = :recipient, about = :about where message_key = :key")
            .bind("key", message.key());
    Missing.requireOne(bind(u, message).execute(), "message", message.key());
  }

  @Override
  public List<MessageRecord> list(CompanyId company, int limit) {
    return h.createQuery(
            "select * from message where company = :company order by created_at desc, message_key desc limit :limit")
        .bind("company", company.value())
        .bind("limit", limit)
        .map((rs, c) -> message(rs))
        .list();
  }

  @Override
  public List<MessageRecord> between(
      CompanyId company, Instant from, Instant until, Optional<MessageRecord> after, int limit) {
    Query q =
        h.createQuery(
                "select * from message where company = :company and created_at >= :from and created_at < :until"
                    + (after.isPresent()
                        ? " and (created_at, message_key) > (:after_at, :after_key)"
                        : "")
                    + " order by created_at, message_key limit :limit")
            .bind("company", company.value())
            .bind("from", Values.micros(from))
            .bind("until", Values.micros(until))
            .bind("limit", limit);
    after.ifPresent(
        a -> q.bind("after_at", Values.micros(a.createdAt())).bind("after_key", a.key()));
    return q.map((rs, c) -> message(rs)).list();
  }

  @Override
  public List<MessageRecord> ofDocument(String document) {
    return h.createQuery(
            "select * from message where document = :document order by created_at, message_key")
        .bind("document", document)
        .map((rs, c) -> message(rs))
        .list();
  }

  @Override
  public List<MessageRecord> bySubmission(CompanyId company, String relatedId) {
    return h.createQuery(
            "select * from message where company = :company and (related_id = :related or about = :related) order by created_at, message_key")
        .bind("company", company.value())
        .bind("related", relatedId)
        .map((rs, c) -> message(rs))
        .list();
  }

  @Override
  public Map<MessageState, Integer> countByState(CompanyId company, String network) {
    Map<MessageState, Integer> counts = new EnumMap<>(MessageState.class);
    h.createQuery(
            "select state, count(*) n from message where company = :company and network = :network group by state")
        .bind("company", company.value())
        .bind("network", network)
        .map((rs, c) -> counts.put(Values.one(MessageState.class, rs, "state"), rs.getInt("n")))
        .list();
    return counts;
  }

  @Override
  public Optional<Instant> cursor(CompanyId company, String network) {
    return h.createQuery(
            "select listed_until from message_cursor where company = :company and network = :network")
        .bind("company", company.value())
        .bind("network", network)
        .map((rs, c) -> Values.instant(rs.getLong(1)))
        .findOne();
  }

  @Override
  public void putCursor(CompanyId company, String network, Instant until) {
    h.createUpdate(
            "insert into message_cursor (company, network, listed_until) values (:company, :network, :until)"
                + " on conflict (company, network) do update set listed_until = excluded.listed_until")
        .bind("company", company.value())
        .bind("network", network)
        .bind("until", Values.micros(until))
        .execute();
  }

  private static Update bind(Update update, MessageRecord m) {
    Update u =
        update
            .bind("type", m.type().name())
            .bind("raw_type", m.rawType())
            .bind("created_at", Values.micros(m.createdAt()))
            .bind("state", m.state().name())
            .bind("texts", Json.write(m.texts()))
            .bind("side", m.facts().side().name())
            .bind("self_billed", m.facts().selfBilled() ? 1 : 0);
    Values.bindText(u, "issuer", m.facts().issuer());
    Values.bindText(u, "recipient", m.facts().recipient());
    Values.bindText(u, "about", m.facts().about());
    Values.bindText(u, "related_id", m.relatedId());
    Values.bindText(u, "container", m.container());
    Values.bindText(u, "document", m.document());
    return Values.bindJson(u, "problem", m.problem());
  }

  private static MessageRecord message(ResultSet rs) throws SQLException {
    return new MessageRecord(
        rs.getString("message_key"),
        Values.company(rs),
        rs.getString("network"),
        rs.getString("message_id"),
        Values.text(rs, "related_id"),
        Values.one(MessageType.class, rs, "type"),
        rs.getString("raw_type"),
        Values.instant(rs, "created_at"),
        Values.one(MessageState.class, rs, "state"),
        Values.hash(rs, "container"),
        Values.text(rs, "document"),
        Json.readList(rs.getString("texts"), String.class),
        Values.problem(rs, "problem"),
        facts(rs));
  }

  /** Rows of an older program have no facts. */
  private static MessageFacts facts(ResultSet rs) throws SQLException {
    return new MessageFacts(
        Values.text(rs, "side").map(MessageSide::valueOf).orElse(MessageSide.UNKNOWN),
        rs.getInt("self_billed") == 1,
        Values.text(rs, "issuer"),
        Values.text(rs, "recipient"),
        Values.text(rs, "about"));
  }
}
