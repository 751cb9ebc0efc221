package org.partida.sandbox.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.partida.sandbox.SandboxSettings;
import org.partida.sandbox.books.SandboxBooks;
import org.partida.sandbox.wire.IdSource;
import org.partida.sandbox.wire.Json;
import org.partida.sandbox.wire.WireRequest;
import org.partida.sandbox.wire.WireResponse;

/** Answers the registers' calls, once the second's limit and the faults let them through. */
public final class Registry {
  private static final Duration KEPT = Duration.ofDays(3);
  private static final String JOB = "vatjob.";

  private final SandboxBooks books;
  private final SandboxSettings settings;
  private final Taxpayers taxpayers;
  private final IdSource ids;

  public Registry(SandboxBooks books, SandboxSettings settings, Taxpayers taxpayers, IdSource ids) {
    this.books = books;
    this.settings = settings;
    this.taxpayers = taxpayers;
    this.ids = ids;
  }

  /** One question. */
  private record Query(String cui, LocalDate day) {}

  /** The VAT register at once: v8 and v9 differ in their paths only. */
  public WireResponse vat(WireRequest request) {
    return asked(request, (payer, day) -> Optional.of(new TaxpayerView(payer, day).vat()));
  }

  /** The register of RO e-Factura: whoever was ever in it. */
  public WireResponse register(WireRequest request) {
    return asked(
        request,
        (payer, day) ->
            Span.last(payer.register(), day).isEmpty()
                ? Optional.empty()
                : Optional.of(new TaxpayerView(payer, day).register()),
        true);
  }

  private WireResponse asked(
      WireRequest request, BiFunction<Taxpayer, LocalDate, Optional<Map<String, Object>>> view) {
    return asked(request, view, settings.on("vat.notFound404"));
  }

  private WireResponse asked(
      WireRequest request,
      BiFunction<Taxpayer, LocalDate, Optional<Map<String, Object>>> view,
      boolean none404) {
    Optional<List<Query>> queries = queries(request.text());
    return queries.isEmpty()
        ? refused("Cerere invalida")
        : queries.get().size() > settings.number("vat.batch")
            ? refused("Numarul maxim de CUI-uri per request este " + settings.number("vat.batch"))
            : answer(queries.get(), view, none404, "vat.envelope");
  }

  private WireResponse refused(String message) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("cod", code(400));
    body.put("message", message);
    return WireResponse.json(400, body);
  }

  private Object code(int code) {
    return settings.on("vat.codText") ? (Object) Integer.toString(code) : (Object) code;
  }

  private WireResponse answer(
      List<Query> queries,
      BiFunction<Taxpayer, LocalDate, Optional<Map<String, Object>>> view,
      boolean none404,
      String envelope) {
    List<Object> found = new ArrayList<>();
    List<Object> notFound = new ArrayList<>();
    for (Query query : queries) {
      Optional<Map<String, Object>> item =
          taxpayers.find(query.cui()).flatMap(payer -> view.apply(payer, query.day()));
      item.ifPresentOrElse(found::add, () -> notFound.add(Long.parseLong(query.cui())));
    }
    Map<String, Object> body = new LinkedHashMap<>();
    if ("full".equals(settings.text(envelope))) {
      body.put("cod", code(200));
      body.put("message", "SUCCESS");
    }
    body.put("found", found);
    body.put("notFound", notFound);
    return WireResponse.json(none404 && found.isEmpty() ? 404 : 200, body);
  }

  private static Optional<List<Query>> queries(String text) {
    try {
      JsonNode node = Json.read(text);
      if (!node.isArray() || node.isEmpty()) {
        return Optional.empty();
      }
      List<Query> queries = new ArrayList<>();
      for (JsonNode item : node) {
        String cui = item.path("cui").asText();
        Optional<LocalDate> day = Dates.read(item.path("data").asText());
        if (!cui.matches("[0-9]{1,13}") || day.isEmpty()) {
          return Optional.empty();
        }
        queries.add(new Query(Long.toString(Long.parseLong(cui)), day.get()));
      }
      return Optional.of(queries);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The asking half of the asynchronous register. */
  public WireResponse submit(WireRequest request, Instant now) {
    Optional<List<Query>> queries = queries(request.text());
    if (queries.isEmpty() || queries.get().size() > settings.number("vat.batch")) {
      return refused("Cerere invalida");
    }
    String id = ids.uuid("correlation");
    books.put(JOB + id, now + "\n" + request.text());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("cod", code(200));
    body.put("message", "Successful");
    body.put("correlationId", id);
    return WireResponse.json(200, body);
  }

  /** The answering half: after a while, once, for three days. */
  public WireResponse result(WireRequest request, Instant now, boolean notReady) {
    String key = JOB + request.param("id").orElse("");
    Optional<String> job = books.get(key).filter(text -> !text.isEmpty());
    if (job.isEmpty()) {
      return unknown();
    }
    int end = job.get().indexOf('\n');
    Instant asked = Instant.parse(job.get().substring(0, end));
    if (now.isAfter(asked.plus(KEPT))) {
      return unknown();
    }
    if (notReady || now.isBefore(asked.plusSeconds(settings.number("vat.asyncSeconds")))) {
      return waiting();
    }
    if (!books.replace(key, job.get(), "")) {
      return unknown();
    }
    return answer(
        queries(job.get().substring(end + 1)).orElseThrow(),
        (payer, day) -> Optional.of(new TaxpayerView(payer, day).vat()),
        false,
        "vat.asyncEnvelope");
  }

  private WireResponse unknown() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("cod", code(404));
    body.put("message", "Raspunsul nu exista sau a fost deja descarcat");
    return WireResponse.json(404, body);
  }

  /** No source shows what an answer that is not ready looks like. */
  private WireResponse waiting() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("cod", code(202));
    body.put("message", "Cererea este in curs de procesare");
    return switch (settings.text("vat.asyncNotReady")) {
      case "empty" -> WireResponse.empty(200);
      case "404" -> WireResponse.json(404, body);
      default -> WireResponse.json(200, body);
    };
  }
}
