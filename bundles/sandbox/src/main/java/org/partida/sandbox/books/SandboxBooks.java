package org.partida.sandbox.books;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.partida.sandbox.generate.Payload;

/**
 * What the simulated authority remembers: mailboxes, items, uploads, quotas, tokens, faults. Each
 * call is one transaction of its own. Implementations are safe for use by several threads.
 */
public interface SandboxBooks {

  /** A remembered value. */
  Optional<String> get(String key);

  /** Remembers a value. */
  void put(String key, String value);

  /** Forgets all values whose key begins so. */
  void forget(String prefix);

  /** Replaces a value if it is still as expected; false if somebody was faster. */
  boolean replace(String key, String expected, String value);

  /** The values whose key begins so. */
  SortedMap<String, String> entries(String prefix);

  /**
   * Takes {@code count} numbers from a counter that begins at {@code first}; gives the first one.
   */
  long take(String counter, long first, int count);

  /** Adds companies; does nothing for those that are there. */
  void addMailboxes(List<Mailbox> mailboxes);

  /** The companies of an environment. */
  List<Mailbox> mailboxes(Env env);

  /** Adds items and payloads together: all or none. */
  void addMessages(List<StoredMessage> messages, SortedMap<String, Payload> payloads);

  /** The items of one mailbox in the order of their ids. */
  List<StoredMessage> messages(Env env, String cif);

  /** The items that follow from one upload. */
  List<StoredMessage> messagesOf(Env env, String uploadIndex);

  /** How many items a mailbox has. */
  int messageCount(Env env, String cif);

  /** An item by its download id. */
  Optional<StoredMessage> message(Env env, String id);

  /** A payload. */
  Optional<Payload> payload(String key);

  /** Adds an upload with its payload; its index must be new. */
  void putUpload(Upload upload, Payload payload);

  /** An upload by its index. */
  Optional<Upload> upload(Env env, String index);

  /** The pending uploads whose checks end at that moment or before, in the order of that. */
  List<Upload> due(Env env, Instant now);

  /** When the checks of the first pending upload end; empty if none is pending. */
  Optional<Instant> nextDue(Env env);

  /** The latest uploads, newest first. */
  List<Upload> latest(Env env, int most);

  /**
   * Ends the processing of an upload: its new state and the items that follow from it, in one
   * transaction. Does nothing if the upload is not pending any more.
   */
  void finish(Upload upload, List<StoredMessage> messages, SortedMap<String, Payload> payloads);
}
