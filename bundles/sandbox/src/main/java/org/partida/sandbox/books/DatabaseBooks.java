package org.partida.sandbox.books;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.partida.base.db.Database;
import org.partida.base.db.Databases;
import org.partida.base.db.Migrations;
import org.partida.sandbox.generate.Payload;

/** Books in the named database {@code sandbox}, so that the authority outlives a restart. */
public final class DatabaseBooks implements SandboxBooks {
  private static final String PUT =
      "INSERT INTO fact (name, value) VALUES (:name, :value)"
          + " ON CONFLICT (name) DO UPDATE SET value = excluded.value";
  private static final String TAKE =
      "INSERT INTO fact (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE"
          + " SET value = CAST(CAST(fact.value AS BIGINT) + :count AS TEXT) RETURNING value";
  private static final String ITEM =
      "INSERT INTO item (env, id, cif, upload_index, kind, details, created_millis, payload_key)"
          + " VALUES (:env, :id, :cif, :index, :kind, :details, :created, :payload)";
  private static final String UPLOAD =
      "INSERT INTO upload (env, upload_index, cif, standard, self_billed, foreign_buyer, submitted_millis,"
          + " ready_millis, state, download_id, payload_key, sha256) VALUES (:env, :index, :cif,"
          + " :standard, :self, :foreign, :submitted, :ready, :state, :download, :payload, :sha)";

  private final Database database;

  /** Opens the database and brings it up to date. */
  public DatabaseBooks(Databases databases) {
    this.database =
        databases.open(
            "sandbox",
            Migrations.ofResources(
                DatabaseBooks.class, "db", "001-authority.sql", "002-uploads.sql"));
  }

  @Override
  public Optional<String> get(String key) {
    return database.read(h -> value(h, key));
  }

  private static Optional<String> value(Handle h, String key) {
    return h.createQuery("SELECT value FROM fact WHERE name = :name")
        .bind("name", key)
        .mapTo(String.class)
        .findOne();
  }

  @Override
  public void put(String key, String value) {
    database.write(h -> h.createUpdate(PUT).bind("name", key).bind("value", value).execute());
  }

  @Override
  public void forget(String prefix) {
    database.write(
        h ->
            h.createUpdate("DELETE FROM fact WHERE substr(name, 1, :length) = :prefix")
                .bind("length", prefix.length())
                .bind("prefix", prefix)
                .execute());
  }

  @Override
  public boolean replace(String key, String expected, String value) {
    return database.write(
        h ->
            h.createUpdate("UPDATE fact SET value = :value WHERE name = :name AND value = :old")
                    .bind("name", key)
                    .bind("old", expected)
                    .bind("value", value)
                    .execute()
                == 1);
  }

  @Override
  public SortedMap<String, String> entries(String prefix) {
    return database.read(
        h -> {
          SortedMap<String, String> found = new TreeMap<>();
          h.createQuery("SELECT name, value FROM fact WHERE substr(name, 1, :length) = :prefix")
              .bind("length", prefix.length())
              .bind("prefix", prefix)
              .map((rs, ctx) -> Map.entry(rs.getString(1), rs.getString(2)))
              .forEach(e -> found.put(e.getKey(), e.getValue()));
          return Collections.unmodifiableSortedMap(found);
        });
  }

  @Override
  public long take(String counter, long first, int count) {
    return database.write(
        h ->
            Long.parseLong(
                    h.createQuery(TAKE)
                        .bind("name", counter)
                        .bind("value", Long.toString(first + count))
                        .bind("count", count)
                        .mapTo(String.class)
                        .one())
                - count);
  }

  @Override
  public void addMailboxes(List<Mailbox> mailboxes) {
    if (!mailboxes.isEmpty()) {
      database.write(h -> mailboxes.stream().mapToInt(box -> insert(h, box)).sum());
    }
  }

  private static int insert(Handle h, Mailbox mailbox) {
    return h.createUpdate(
            "INSERT INTO mailbox (env, cif, name) VALUES (:env, :cif, :name)"
                + " ON CONFLICT (env, cif) DO NOTHING")
        .bind("env", mailbox.env().path())
        .bind("cif", mailbox.cif())
        .bind("name", mailbox.name())
        .execute();
  }

  @Override
  public List<Mailbox> mailboxes(Env env) {
    return database.read(
        h ->
            h.createQuery("SELECT cif, name FROM mailbox WHERE env = :env ORDER BY cif")
                .bind("env", env.path())
                .map((rs, ctx) -> new Mailbox(env, rs.getString(1), rs.getString(2)))
                .list());
  }

  @Override
  public void addMessages(List<StoredMessage> messages, SortedMap<String, Payload> payloads) {
    database.write(
        h -> {
          insert(h, messages, payloads);
          return messages.size();
        });
  }

  private static void insert(
      Handle h, List<StoredMessage> messages, SortedMap<String, Payload> payloads) {
    for (StoredMessage m : messages) {
      h.createUpdate(ITEM)
          .bind("env", m.env().path())
          .bind("id", m.id())
          .bind("cif", m.cif())
          .bind("index", m.uploadIndex())
          .bind("kind", m.kind().name())
          .bind("details", m.details())
          .bind("created", m.createdAt().toEpochMilli())
          .bind("payload", m.payloadKey())
          .execute();
    }
    payloads.forEach((key, payload) -> insert(h, key, payload));
  }

  private static void insert(Handle h, String key, Payload payload) {
    h.createUpdate("INSERT INTO payload (name, content) VALUES (:name, :content)")
        .bind("name", key)
        .bind("content", payload.bytes())
        .execute();
  }

  @Override
  public List<StoredMessage> messages(Env env, String cif) {
    return database.read(
        h ->
            h.createQuery("SELECT * FROM item WHERE env = :env AND cif = :cif ORDER BY id")
                .bind("env", env.path())
                .bind("cif", cif)
                .map(Rows::message)
                .list());
  }

  @Override
  public List<StoredMessage> messagesOf(Env env, String uploadIndex) {
    return database.read(
        h ->
            h.createQuery("SELECT * FROM item WHERE env = :env AND upload_index = :index")
                .bind("env", env.path())
                .bind("index", uploadIndex)
                .map(Rows::message)
                .list());
  }

  @Override
  public int messageCount(Env env, String cif) {
    return database.read(
        h ->
            h.createQuery("SELECT COUNT(*) FROM item WHERE env = :env AND cif = :cif")
                .bind("env", env.path())
                .bind("cif", cif)
                .mapTo(Integer.class)
                .one());
  }

  @Override
  public Optional<StoredMessage> message(Env env, String id) {
    return database.read(
        h ->
            h.createQuery("SELECT * FROM item WHERE env = :env AND id = :id")
                .bind("env", env.path())
                .bind("id", id)
                .map(Rows::message)
                .findOne());
  }

  @Override
  public Optional<Payload> payload(String key) {
    return database.read(
        h ->
            h.createQuery("SELECT content FROM payload WHERE name = :name")
                .bind("name", key)
                .map((rs, ctx) -> Payload.of(rs.getBytes(1)))
                .findOne());
  }

  @Override
  public void putUpload(Upload upload, Payload payload) {
    database.write(
        h -> {
          insert(h, upload.payloadKey(), payload);
          return h.createUpdate(UPLOAD)
              .bind("env", upload.env().path())
              .bind("index", upload.index())
              .bind("cif", upload.cif())
              .bind("standard", upload.standard())
              .bind("self", upload.selfBilled() ? 1 : 0)
              .bind("foreign", upload.foreignBuyer() ? 1 : 0)
              .bind("submitted", upload.submittedAt().toEpochMilli())
              .bind("ready", upload.readyAt().toEpochMilli())
              .bind("state", upload.state().name())
              .bind("download", upload.downloadId())
              .bind("payload", upload.payloadKey())
              .bind("sha", upload.sha256())
              .execute();
        });
  }

  @Override
  public Optional<Upload> upload(Env env, String index) {
    return database.read(
        h ->
            h.createQuery("SELECT * FROM upload WHERE env = :env AND upload_index = :index")
                .bind("env", env.path())
                .bind("index", index)
                .map(Rows::upload)
                .findOne());
  }

  @Override
  public List<Upload> due(Env env, Instant now) {
    return database.read(
        h ->
            h.createQuery(
                    "SELECT * FROM upload WHERE env = :env AND state = 'PENDING'"
                        + " AND ready_millis <= :now ORDER BY ready_millis, upload_index")
                .bind("env", env.path())
                .bind("now", now.toEpochMilli())
                .map(Rows::upload)
                .list());
  }

  @Override
  public Optional<Instant> nextDue(Env env) {
    return database.read(
        h ->
            h.createQuery(
                    "SELECT ready_millis FROM upload WHERE env = :env AND state = 'PENDING'"
                        + " ORDER BY ready_millis LIMIT 1")
                .bind("env", env.path())
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli));
  }

  @Override
  public List<Upload> latest(Env env, int most) {
    return database.read(
        h ->
            h.createQuery(
                    "SELECT * FROM upload WHERE env = :env"
                        + " ORDER BY submitted_millis DESC, upload_index DESC LIMIT :most")
                .bind("env", env.path())
                .bind("most", most)
                .map(Rows::upload)
                .list());
  }

  @Override
  public void finish(
      Upload upload, List<StoredMessage> messages, SortedMap<String, Payload> payloads) {
    database.write(
        h -> {
          int changed =
              h.createUpdate(
                      "UPDATE upload SET state = :state, download_id = :id WHERE env = :env"
                          + " AND upload_index = :index AND state = 'PENDING'")
                  .bind("state", upload.state().name())
                  .bind("id", upload.downloadId())
                  .bind("env", upload.env().path())
                  .bind("index", upload.index())
                  .execute();
          if (changed == 1) {
            insert(h, messages, payloads);
          }
          return changed;
        });
  }
}
