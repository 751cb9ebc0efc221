package org.partida.base.notice;

import java.time.Instant;
import org.partida.api.notice.Notice;
import org.partida.base.port.Tx;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;

/**
 * How every part raises a notice: in the transaction that found the cause, so that neither is there
 * without the other. Whoever must be told is told by a worker afterwards, once.
 */
public final class Alarm {
  private Alarm() {}

  /**
   * Raises a matter or brings it up to date.
   *
   * @return true if it is new, or its level or code changed: then people are told
   */
  public static boolean raise(Tx tx, Notice notice, Instant now) {
    boolean tell = tx.notices().raise(notice);
    if (tell) {
      tx.work()
          .enqueue(
              new WorkOrder(Queues.TELL, notice.key(), notice.company(), notice.key()), now, true);
    }
    return tell;
  }
}
