package org.partida.sandbox.books;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The companies that have mailboxes, held in memory beside the books: asked at every call, and an
 * accounting firm may have thousands. Safe for use by several threads.
 */
public final class Companies {
  private final SandboxBooks books;
  private final Map<Env, TreeMap<String, Mailbox>> known = new EnumMap<>(Env.class);
  private final AtomicLong version = new AtomicLong();

  public Companies(SandboxBooks books) {
    this.books = books;
    for (Env env : Env.values()) {
      TreeMap<String, Mailbox> all = new TreeMap<>();
      books.mailboxes(env).forEach(box -> all.put(box.cif(), box));
      known.put(env, all);
    }
  }

  /** Adds companies; does nothing for those that are there. */
  public synchronized void add(List<Mailbox> mailboxes) {
    List<Mailbox> fresh = new ArrayList<>();
    for (Mailbox box : mailboxes) {
      if (known.get(box.env()).putIfAbsent(box.cif(), box) == null) {
        fresh.add(box);
      }
    }
    books.addMailboxes(fresh);
    version.incrementAndGet();
  }

  /** The companies of an environment by code. */
  public synchronized List<Mailbox> all(Env env) {
    return List.copyOf(known.get(env).values());
  }

  /** True if the code has a mailbox. */
  public synchronized boolean has(Env env, String cif) {
    return known.get(env).containsKey(cif);
  }

  /** A company by its code, in whichever environment it is. */
  public synchronized Optional<Mailbox> find(String cif) {
    return Optional.ofNullable(known.get(Env.PROD).get(cif))
        .or(() -> Optional.ofNullable(known.get(Env.TEST).get(cif)));
  }

  /** The codes of an environment. */
  public synchronized List<String> codes(Env env) {
    return Collections.unmodifiableList(new ArrayList<>(known.get(env).keySet()));
  }

  /** Changes whenever companies are added: what was derived from them is then old. */
  public long version() {
    return version.get();
  }
}
