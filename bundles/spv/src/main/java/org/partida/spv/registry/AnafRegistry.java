package org.partida.spv.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.partida.base.port.UnitOfWork;
import org.partida.base.wire.Wire;
import org.partida.spi.network.NetworkException;
import org.partida.spi.registry.RegistryFacts;
import org.partida.spi.registry.RegistryQuestion;
import org.partida.spi.registry.TaxRegistry;
import org.partida.spv.client.AnafJson;
import org.partida.spv.client.Romania;

/**
 * ANAF's VAT register: version 9 at once; where that one is in a bad spell, or for many codes if
 * the operator says so, the asynchronous one. Thread-safe.
 */
public final class AnafRegistry implements TaxRegistry {
  private static final String SYNC = "/api/PlatitorTvaRest/v9/tva";
  private static final String ASYNC = "/AsynchWebService/api/v8/ws/tva";

  /** The answer of version 8 is handed out by version 7. */
  private static final String ASYNC_ANSWER = "/AsynchWebService/api/v7/ws/tva?id=";

  private static final String E_INVOICE = "/api/registruroefactura/v1/interogare";

  /**
   * The description says two seconds before the first look; how "not yet" looks it does not say.
   */
  private static final List<Duration> LOOKS =
      List.of(
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(30));

  private final RegistryCalls calls;
  private final RegistrySettings settings;
  private final Clock clock;

  AnafRegistry(Wire wire, UnitOfWork books, RegistrySettings settings, Clock clock, Pause pause) {
    this.calls = new RegistryCalls(wire, books, settings, clock, pause);
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String country() {
    return "RO";
  }

  @Override
  public ZoneId zone() {
    return Romania.ZONE;
  }

  @Override
  public int batch() {
    return settings.batch();
  }

  @Override
  public List<RegistryFacts> lookup(List<RegistryQuestion> questions) throws NetworkException {
    List<RegistryFacts> all = new ArrayList<>();
    for (List<RegistryQuestion> batch : batches(questions)) {
      all.addAll(one(batch, questions.size()));
    }
    return all;
  }

  /** A code stands once in a request: the answer tells its items apart by the code alone. */
  private List<List<RegistryQuestion>> batches(List<RegistryQuestion> questions) {
    List<Map<String, RegistryQuestion>> batches = new ArrayList<>();
    for (RegistryQuestion q : new LinkedHashSet<>(questions)) {
      String code = q.id().fiscalCode();
      if (!q.id().country().equals("RO") || !code.matches("\\d{2,10}")) {
        continue;
      }
      batches.stream()
          .filter(b -> b.size() < settings.batch() && !b.containsKey(code))
          .findFirst()
          .orElseGet(
              () -> {
                Map<String, RegistryQuestion> fresh = new LinkedHashMap<>();
                batches.add(fresh);
                return fresh;
              })
          .put(code, q);
    }
    return batches.stream().map(b -> List.copyOf(b.values())).toList();
  }

  private List<RegistryFacts> one(List<RegistryQuestion> batch, int asked) throws NetworkException {
    String place = "VAT register, " + batch.size() + " codes";
    boolean many = settings.asyncFrom() > 0 && asked >= settings.asyncFrom();
    List<RegistryFacts> facts;
    if (many) {
      facts = read(asynchronous(batch, place), batch, "anaf.tva.async-v8", place);
    } else {
      facts = synchronous(batch, place);
    }
    return withEInvoice(facts);
  }

  private List<RegistryFacts> synchronous(List<RegistryQuestion> batch, String place)
      throws NetworkException {
    RegistryCalls.Answer answer;
    try {
      answer = calls.post(SYNC, body(batch), place);
    } catch (NetworkException e) {
      if (e.kind() != NetworkException.Kind.TRANSIENT) {
        throw e;
      }
      try {
        return read(asynchronous(batch, place), batch, "anaf.tva.async-v8", place);
      } catch (NetworkException other) {
        e.addSuppressed(other);
        throw e;
      }
    }
    return read(answer, batch, "anaf.tva.v9", place);
  }

  private RegistryCalls.Answer asynchronous(List<RegistryQuestion> batch, String place)
      throws NetworkException {
    RegistryCalls.Answer ticket = calls.post(ASYNC, body(batch), place);
    Optional<String> id =
        AnafJson.text(ticket.body(), "correlationId").filter(t -> t.matches("[0-9A-Za-z-]{8,64}"));
    if (id.isEmpty()) {
      throw calls.nonsense(ticket.body(), place);
    }
    NetworkException last = null;
    for (Duration look : LOOKS) {
      calls.rest(look, place);
      try {
        RegistryCalls.Answer answer = calls.get(ASYNC_ANSWER + id.get(), place);
        if (answer.body().has("found") || answer.body().has("notFound")) {
          return answer;
        }
        last = calls.nonsense(answer.body(), place);
      } catch (NetworkException e) {
        last = e;
      }
    }
    throw last;
  }

  private List<RegistryFacts> read(
      RegistryCalls.Answer answer, List<RegistryQuestion> batch, String source, String place)
      throws NetworkException {
    Map<String, JsonNode> items = new HashMap<>();
    for (JsonNode item : answer.body().path("found")) {
      AnafJson.text(item.path("date_generale"), "cui").ifPresent(c -> items.put(bare(c), item));
    }
    Set<String> missing = codes(answer.body().path("notFound"));
    List<RegistryFacts> all = new ArrayList<>();
    for (RegistryQuestion q : batch) {
      String code = bare(q.id().fiscalCode());
      JsonNode item = items.get(code);
      if (item != null) {
        all.add(FactsReader.facts(item, q, source, clock.instant()));
      } else if (missing.contains(code) || answer.status() == 404) {
        all.add(RegistryFacts.notFound(q, source, clock.instant()));
      } else {
        throw calls.nonsense(answer.body(), place);
      }
    }
    return all;
  }

  /** The register of its own is asked where the first answer says "listed" without a date. */
  private List<RegistryFacts> withEInvoice(List<RegistryFacts> facts) {
    List<RegistryQuestion> open =
        facts.stream()
            .filter(f -> f.eInvoice().listed() && f.eInvoice().since().isEmpty())
            .map(f -> new RegistryQuestion(f.id(), f.asOf()))
            .toList();
    if (open.isEmpty()) {
      return facts;
    }
    Map<String, JsonNode> items = new HashMap<>();
    try {
      JsonNode body = calls.post(E_INVOICE, body(open), "e-Factura register").body();
      for (JsonNode item : body.path("found")) {
        AnafJson.text(item, "cui").ifPresent(c -> items.put(bare(c), item));
      }
    } catch (NetworkException e) {
      // the date is a detail: what the first register said stands without it
      return facts;
    }
    return facts.stream()
        .map(
            f ->
                Optional.ofNullable(items.get(bare(f.id().fiscalCode())))
                    .map(i -> FactsReader.eInvoice(i, f.asOf()))
                    .filter(e -> f.eInvoice().listed() && e.since().isPresent())
                    .map(e -> f.with(new RegistryFacts.EInvoice(true, e.since())))
                    .orElse(f))
        .toList();
  }

  private static String body(List<RegistryQuestion> batch) {
    return batch.stream()
        .map(q -> "{\"cui\":" + bare(q.id().fiscalCode()) + ",\"data\":\"" + q.asOf() + "\"}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static Set<String> codes(JsonNode array) {
    Set<String> all = new LinkedHashSet<>();
    for (JsonNode n : array) {
      String code = n.isObject() ? AnafJson.text(n, "cui").orElse("") : n.asText();
      all.add(bare(code));
    }
    return all;
  }

  /** A number has no leading zeros, whoever writes it. */
  private static String bare(String code) {
    return code.replaceAll("\\D", "").replaceFirst("^0+(?=\\d)", "");
  }
}
