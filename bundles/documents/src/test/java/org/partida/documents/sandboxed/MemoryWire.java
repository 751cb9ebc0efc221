package org.partida.documents.sandboxed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.partida.base.wire.Wire;
import org.partida.base.wire.WireException;
import org.partida.base.wire.WireRequest;
import org.partida.base.wire.WireResponse;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.wire.AnafWire;
import org.partida.sandbox.wire.FaultRule;

/**
 * Calls the simulated authority without a network, one call after the other, and remembers what was
 * asked, what was served and which fault struck where. Thread-safe.
 */
public final class MemoryWire implements Wire {
  /** What comes before the path of a call of FCTEL. */
  public static final String BASE = "http://anaf.example";

  private final AnafWire anaf;
  private final Path folder;
  private final Map<String, Set<String>> served = new TreeMap<>();
  private final Map<String, Set<String>> struck = new TreeMap<>();
  private final Set<String> distinct = new HashSet<>();
  private final Map<String, Integer> calls = new TreeMap<>();
  private int strikes;

  /** Bodies of answers become files of the folder. */
  public MemoryWire(AnafWire anaf, Path folder) {
    this.anaf = anaf;
    this.folder = folder;
  }

  @Override
  public synchronized WireResponse exchange(WireRequest request) throws WireException {
    Map<String, String> query = query(request.uri().getRawQuery());
    String path = request.uri().getPath();
    String operation = path.substring(path.lastIndexOf('/') + 1);
    String key = query.getOrDefault("id", query.getOrDefault("cif", operation));
    List<FaultRule> before = anaf.faults().armed();
    var answer =
        anaf.answer(
            new org.partida.sandbox.wire.WireRequest(
                request.method(), path, query, request.headers(), body(request)));
    strike(before, anaf.faults().armed(), key);
    calls.merge(operation, 1, Integer::sum);
    distinct.add(operation + "|" + key + "|" + query.getOrDefault("pagina", ""));
    if (answer.dropped() || answer.delay().compareTo(request.timeout()) > 0) {
      throw new WireException("the connection broke", true, null);
    }
    if ("descarcare".equals(operation) && answer.status() == 200) {
      served.computeIfAbsent(key, k -> new TreeSet<>()).add(answer.body().sha256());
    }
    Map<String, String> headers = new LinkedHashMap<>(answer.headers());
    headers.put("Content-Type", answer.contentType());
    return new WireResponse(answer.status(), headers, file(answer.body()));
  }

  /** At most one fault strikes at a call, and each was armed for one strike. */
  private void strike(List<FaultRule> before, List<FaultRule> after, String key) {
    if (before.size() == after.size()) {
      return;
    }
    List<FaultRule> gone = new ArrayList<>(before);
    after.forEach(gone::remove);
    gone.forEach(r -> struck.computeIfAbsent(key, k -> new TreeSet<>()).add(r.fault().name()));
    strikes += gone.size();
  }

  /** The SHA-256 of everything that was served as a message's container. */
  public synchronized Set<String> served(String id) {
    return Set.copyOf(served.getOrDefault(id, Set.of()));
  }

  /** The faults that struck at calls for this message, or this company. */
  public synchronized Set<String> struck(String key) {
    return new TreeSet<>(struck.getOrDefault(key, Set.of()));
  }

  /** How many faults struck. */
  public synchronized int strikes() {
    return strikes;
  }

  /** Calls of an operation. */
  public synchronized int calls(String operation) {
    return calls.getOrDefault(operation, 0);
  }

  /** Different lists, by company and page, and different messages that were asked for. */
  public synchronized int distinct(String operation) {
    return (int) distinct.stream().filter(d -> d.startsWith(operation + "|")).count();
  }

  private Path file(Payload body) {
    try {
      return Files.write(Files.createTempFile(folder, "answer-", ".part"), body.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Payload body(WireRequest request) {
    try {
      return Payload.of(
          request.body().isPresent() ? Files.readAllBytes(request.body().get()) : new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> query(String text) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : text == null ? new String[0] : text.split("&", -1)) {
      String[] sides = pair.split("=", 2);
      query.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
    }
    return query;
  }
}
