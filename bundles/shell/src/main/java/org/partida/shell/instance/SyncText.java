package org.partida.shell.instance;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.partida.api.network.SyncOverview;
import org.partida.api.network.SyncOverview.Calls;
import org.partida.api.network.SyncOverview.Pause;

/** Where the sync with a network stands, in words. */
final class SyncText {
  private SyncText() {}

  static String of(SyncOverview o) {
    StringBuilder b = new StringBuilder();
    b.append(o.network())
        .append(": ")
        .append(o.mailboxes())
        .append(o.mailboxes() == 1 ? " mailbox; " : " mailboxes; ")
        .append(o.toList())
        .append(" wait to be listed, ")
        .append(o.toFetch())
        .append(" messages to be fetched\n");
    if (!o.running()) {
      line(b, "its bundle is not running: start or install its feature");
    }
    o.calls().ifPresent(c -> line(b, calls(c, o.callsToday())));
    o.pause().ifPresent(p -> line(b, "nothing is called until " + paused(p)));
    o.refused()
        .forEach(p -> line(b, "connection " + p.what() + " is refused, next try at " + paused(p)));
    o.listedAgainBy().ifPresent(t -> line(b, "every mailbox is listed again by " + at(t)));
    o.nextSweep()
        .ifPresent(s -> line(b, "next full sweep: from " + at(s.from()) + " to " + at(s.until())));
    o.oldestUnseen()
        .ifPresent(
            u ->
                line(
                    b,
                    "oldest unseen: "
                        + u.company()
                        + ", listed up to "
                        + at(u.seenUntil())
                        + (o.unseen() > 0 ? "; " + o.unseen() + " not seen for too long" : "")));
    return b.toString();
  }

  private static String calls(Calls c, Map<String, Integer> today) {
    return "calls: "
        + c.left()
        + " of "
        + c.perMinute()
        + " left in the next minute, "
        + c.keptBack()
        + " kept back; today "
        + (today.isEmpty()
            ? "none"
            : new TreeMap<>(today)
                .entrySet().stream()
                    .map(e -> e.getKey() + " " + e.getValue())
                    .collect(Collectors.joining(", ")));
  }

  private static String paused(Pause p) {
    return at(p.until()) + ": " + p.reason();
  }

  private static void line(StringBuilder b, String text) {
    b.append("  ").append(text).append('\n');
  }

  private static Instant at(Instant t) {
    return t.truncatedTo(ChronoUnit.SECONDS);
  }
}
