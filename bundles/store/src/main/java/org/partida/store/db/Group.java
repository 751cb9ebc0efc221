package org.partida.store.db;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * One transaction with the works of several writers in it: syncing the disk is what a small commit
 * costs, and one sync serves all. A writer whose work is done waits here for the commit, so that
 * what it was told holds. The size is guarded by the database's queue; waiting is thread-safe.
 */
final class Group {
  private static final int MAX = 16;

  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private int size;

  void add() {
    size++;
  }

  boolean isEmpty() {
    return size == 0;
  }

  boolean isFull() {
    return size >= MAX;
  }

  void committed() {
    end.complete(null);
  }

  void failed(Exception e) {
    end.completeExceptionally(e);
  }

  /** Not interruptible: who waits here has done its work and must learn what became of it. */
  void await() throws Exception {
    try {
      end.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }
}
