package org.partida.sandbox.wire;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The last calls and how many there were of each kind; in memory, without tokens and secrets. */
public final class CallLog {
  private static final int KEPT = 200;

  /** One call. */
  public record Entry(
      Instant at, String method, String path, String query, int status, int bytes, String kind) {

    /** As JSON-ready map. */
    public Map<String, Object> view() {
      Map<String, Object> view = new LinkedHashMap<>();
      view.put("at", at.toString());
      view.put("method", method);
      view.put("path", path);
      view.put("query", query);
      view.put("status", status);
      view.put("bytes", bytes);
      view.put("answer", kind);
      return view;
    }
  }

  private final Deque<Entry> last = new ArrayDeque<>();
  private final Map<String, Long> counts = new TreeMap<>();

  synchronized void add(Instant at, WireRequest request, WireResponse response) {
    String what = request.path().substring(request.path().lastIndexOf('/') + 1);
    // whatever else is asked for is not remembered for ever
    counts.merge(counts.size() < 100 || counts.containsKey(what) ? what : "other", 1L, Long::sum);
    if (last.size() == KEPT) {
      last.removeFirst();
    }
    String kind = response.dropped() ? "dropped" : response.contentType();
    last.addLast(
        new Entry(
            at,
            request.method(),
            request.path(),
            query(request),
            response.status(),
            response.body().size(),
            kind));
  }

  /** Codes and states are keys to something, so they are not shown. */
  private static String query(WireRequest request) {
    StringBuilder query = new StringBuilder();
    for (Map.Entry<String, String> pair : new TreeMap<>(request.query()).entrySet()) {
      boolean secret = pair.getKey().matches("code|state|client_secret|.*token");
      query
          .append(query.isEmpty() ? "" : "&")
          .append(pair.getKey())
          .append('=')
          .append(secret ? "…" : pair.getValue());
    }
    return query.toString();
  }

  /** The last calls, newest first. */
  public synchronized List<Entry> last() {
    List<Entry> entries = new ArrayList<>(last);
    Collections.reverse(entries);
    return entries;
  }

  /** Calls by the last word of their path, since the start or the last reset. */
  public synchronized Map<String, Long> counts() {
    return new TreeMap<>(counts);
  }

  /** Forgets all. */
  public synchronized void clear() {
    last.clear();
    counts.clear();
  }
}
