package org.partida.sandbox.books;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.partida.sandbox.generate.Payload;

/** Books that live as long as the process: for tests and for a sandbox without a database. */
public final class MemoryBooks implements SandboxBooks {
  private final TreeMap<String, String> values = new TreeMap<>();
  private final Map<String, Mailbox> mailboxes = new LinkedHashMap<>();
  private final Map<String, StoredMessage> messages = new LinkedHashMap<>();
  private final Map<String, Upload> uploads = new LinkedHashMap<>();
  private final Map<String, Payload> payloads = new LinkedHashMap<>();

  @Override
  public synchronized Optional<String> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  @Override
  public synchronized void put(String key, String value) {
    values.put(key, value);
  }

  @Override
  public synchronized void forget(String prefix) {
    values.subMap(prefix, prefix + Character.MAX_VALUE).clear();
  }

  @Override
  public synchronized boolean replace(String key, String expected, String value) {
    return values.replace(key, expected, value);
  }

  @Override
  public synchronized SortedMap<String, String> entries(String prefix) {
    return Collections.unmodifiableSortedMap(
        new TreeMap<>(values.subMap(prefix, prefix + Character.MAX_VALUE)));
  }

  @Override
  public synchronized long take(String counter, long first, int count) {
    long next = get(counter).map(Long::parseLong).orElse(first);
    put(counter, Long.toString(next + count));
    return next;
  }

  @Override
  public synchronized void addMailbox(Mailbox mailbox) {
    mailboxes.putIfAbsent(mailbox.env() + "/" + mailbox.cif(), mailbox);
  }

  @Override
  public synchronized List<Mailbox> mailboxes(Env env) {
    return mailboxes.values().stream().filter(m -> m.env() == env).toList();
  }

  @Override
  public synchronized void addMessages(
      List<StoredMessage> added, SortedMap<String, Payload> withPayloads) {
    added.forEach(m -> messages.put(m.env() + "/" + m.id(), m));
    payloads.putAll(withPayloads);
  }

  @Override
  public synchronized List<StoredMessage> messages(Env env, String cif) {
    List<StoredMessage> found = new ArrayList<>();
    for (StoredMessage m : messages.values()) {
      if (m.env() == env && m.cif().equals(cif)) {
        found.add(m);
      }
    }
    found.sort(Comparator.comparing(StoredMessage::id));
    return List.copyOf(found);
  }

  @Override
  public synchronized Optional<StoredMessage> message(Env env, String id) {
    return Optional.ofNullable(messages.get(env + "/" + id));
  }

  @Override
  public synchronized Optional<Payload> payload(String key) {
    return Optional.ofNullable(payloads.get(key));
  }

  @Override
  public synchronized void putUpload(Upload upload, Payload payload) {
    uploads.put(upload.env() + "/" + upload.index(), upload);
    payloads.put(upload.payloadKey(), payload);
  }

  @Override
  public synchronized Optional<Upload> upload(Env env, String index) {
    return Optional.ofNullable(uploads.get(env + "/" + index));
  }

  @Override
  public synchronized List<Upload> uploads(Env env, Upload.State state) {
    return uploads.values().stream().filter(u -> u.env() == env && u.state() == state).toList();
  }

  @Override
  public synchronized void finish(
      Upload upload, List<StoredMessage> added, SortedMap<String, Payload> withPayloads) {
    String key = upload.env() + "/" + upload.index();
    Upload old = uploads.get(key);
    if (old != null && old.state() == Upload.State.PENDING) {
      uploads.put(key, upload);
      addMessages(added, withPayloads);
    }
  }
}
