package org.partida.sandbox.books;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.partida.sandbox.generate.Payload;

/** Books that live as long as the process: for tests and for a sandbox without a database. */
public final class MemoryBooks implements SandboxBooks {
  private static final Comparator<Upload> BY_READY =
      Comparator.comparing(Upload::readyAt).thenComparing(Upload::index);

  private final TreeMap<String, String> values = new TreeMap<>();
  private final Map<String, Mailbox> mailboxes = new LinkedHashMap<>();
  private final Map<String, StoredMessage> messages = new HashMap<>();
  private final Map<String, TreeMap<String, StoredMessage>> byMailbox = new HashMap<>();
  private final Map<String, List<StoredMessage>> byUpload = new HashMap<>();
  private final Map<String, Upload> uploads = new LinkedHashMap<>();
  private final TreeSet<Upload> pending = new TreeSet<>(BY_READY);
  private final Map<String, Payload> payloads = new HashMap<>();

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
  public synchronized void addMailboxes(List<Mailbox> added) {
    added.forEach(box -> mailboxes.putIfAbsent(key(box.env(), box.cif()), box));
  }

  @Override
  public synchronized List<Mailbox> mailboxes(Env env) {
    return mailboxes.values().stream().filter(m -> m.env() == env).toList();
  }

  @Override
  public synchronized void addMessages(
      List<StoredMessage> added, SortedMap<String, Payload> withPayloads) {
    for (StoredMessage m : added) {
      messages.put(key(m.env(), m.id()), m);
      byMailbox.computeIfAbsent(key(m.env(), m.cif()), k -> new TreeMap<>()).put(m.id(), m);
      byUpload.computeIfAbsent(key(m.env(), m.uploadIndex()), k -> new ArrayList<>(2)).add(m);
    }
    payloads.putAll(withPayloads);
  }

  private static String key(Env env, String id) {
    return env.name() + "/" + id;
  }

  private Collection<StoredMessage> box(Env env, String cif) {
    TreeMap<String, StoredMessage> box = byMailbox.get(key(env, cif));
    return box == null ? List.of() : box.values();
  }

  @Override
  public synchronized List<StoredMessage> messages(Env env, String cif) {
    return List.copyOf(box(env, cif));
  }

  @Override
  public synchronized List<StoredMessage> messagesOf(Env env, String uploadIndex) {
    return List.copyOf(byUpload.getOrDefault(key(env, uploadIndex), List.of()));
  }

  @Override
  public synchronized int messageCount(Env env, String cif) {
    return box(env, cif).size();
  }

  @Override
  public synchronized Optional<StoredMessage> message(Env env, String id) {
    return Optional.ofNullable(messages.get(key(env, id)));
  }

  @Override
  public synchronized Optional<Payload> payload(String key) {
    return Optional.ofNullable(payloads.get(key));
  }

  @Override
  public synchronized void putUpload(Upload upload, Payload payload) {
    uploads.put(key(upload.env(), upload.index()), upload);
    if (upload.state() == Upload.State.PENDING) {
      pending.add(upload);
    }
    payloads.put(upload.payloadKey(), payload);
  }

  @Override
  public synchronized Optional<Upload> upload(Env env, String index) {
    return Optional.ofNullable(uploads.get(key(env, index)));
  }

  @Override
  public synchronized List<Upload> due(Env env, Instant now) {
    List<Upload> due = new ArrayList<>();
    for (Upload upload : pending) {
      if (upload.readyAt().isAfter(now)) {
        return due;
      }
      if (upload.env() == env) {
        due.add(upload);
      }
    }
    return due;
  }

  @Override
  public synchronized Optional<Instant> nextDue(Env env) {
    return pending.stream().filter(u -> u.env() == env).map(Upload::readyAt).findFirst();
  }

  @Override
  public synchronized List<Upload> latest(Env env, int most) {
    return uploads.values().stream()
        .filter(u -> u.env() == env)
        .sorted(Comparator.comparing(Upload::submittedAt).thenComparing(Upload::index).reversed())
        .limit(most)
        .toList();
  }

  @Override
  public synchronized void finish(
      Upload upload, List<StoredMessage> added, SortedMap<String, Payload> withPayloads) {
    String key = key(upload.env(), upload.index());
    Upload old = uploads.get(key);
    if (old != null && old.state() == Upload.State.PENDING) {
      pending.remove(old);
      uploads.put(key, upload);
      addMessages(added, withPayloads);
    }
  }
}
