package org.partida.documents.network;

import java.util.Map;
import java.util.function.Supplier;
import org.partida.api.network.MessageState;
import org.partida.spi.action.Progress;

/** Tells a sync's progress in messages: how many of the listed ones are done with. */
final class SyncProgress implements Progress {
  private final Progress outer;
  private final Supplier<Map<MessageState, Integer>> counts;

  SyncProgress(Progress outer, Supplier<Map<MessageState, Integer>> counts) {
    this.outer = outer;
    this.counts = counts;
  }

  /** What the workers count are rows; people count messages. */
  @Override
  public void update(long done, long total, String message) {
    Map<MessageState, Integer> now = counts.get();
    int all = now.values().stream().mapToInt(Integer::intValue).sum();
    int open =
        now.getOrDefault(MessageState.LISTED, 0) + now.getOrDefault(MessageState.ARCHIVED, 0);
    outer.update(all - open, all, "messages");
  }

  @Override
  public boolean cancelled() {
    return outer.cancelled();
  }
}
