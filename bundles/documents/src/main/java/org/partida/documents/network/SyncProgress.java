package org.partida.documents.network;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.partida.api.network.MessageState;
import org.partida.spi.action.Progress;

/**
 * Tells a sync's progress in messages: how many of the listed ones are done with. They are counted
 * again only when the last count took less than a twentieth of the time since, so that counting
 * millions of them never costs more than that. For one thread.
 */
final class SyncProgress implements Progress {
  private static final int SHARE = 20;

  private final Progress outer;
  private final Supplier<Map<MessageState, Integer>> counts;
  private final LongSupplier nanos;
  private Map<MessageState, Integer> last = new EnumMap<>(MessageState.class);
  private long nextCount;

  SyncProgress(Progress outer, Supplier<Map<MessageState, Integer>> counts) {
    this(outer, counts, System::nanoTime);
  }

  SyncProgress(Progress outer, Supplier<Map<MessageState, Integer>> counts, LongSupplier nanos) {
    this.outer = outer;
    this.counts = counts;
    this.nanos = nanos;
    this.nextCount = nanos.getAsLong();
  }

  /** What the workers count are rows; people count messages. */
  @Override
  public void update(long done, long total, String message) {
    long begin = nanos.getAsLong();
    if (begin - nextCount >= 0) {
      last = counts.get();
      long end = nanos.getAsLong();
      nextCount = end + Math.max((end - begin) * SHARE, TimeUnit.MILLISECONDS.toNanos(100));
    }
    int all = last.values().stream().mapToInt(Integer::intValue).sum();
    int open =
        last.getOrDefault(MessageState.LISTED, 0) + last.getOrDefault(MessageState.ARCHIVED, 0);
    outer.update(all - open, all, "messages");
  }

  @Override
  public boolean cancelled() {
    return outer.cancelled();
  }
}
