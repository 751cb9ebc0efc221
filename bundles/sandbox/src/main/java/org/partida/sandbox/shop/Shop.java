package org.partida.sandbox.shop;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.generate.CompanyMonth;
import org.partida.sandbox.generate.GeneratedMonth;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.wire.Json;
import org.partida.sandbox.wire.WireRequest;
import org.partida.sandbox.wire.WireResponse;

/**
 * Answers {@code /CIF/account}, {@code seats}, {@code types} and {@code documents}. The token of a
 * company is {@code shop-CIF}. Its knobs: {@code shop.page} how many documents it gives at most,
 * {@code shop.failEvery} every how many calls it answers 500, {@code shop.slowMillis} how late,
 * {@code shop.repeat} each place is given twice. Thread-safe.
 */
public final class Shop {
  private final Sandbox sandbox;
  private final AtomicLong calls = new AtomicLong();

  /** Making it again for each call would be slow. */
  private volatile Optional<GeneratedMonth> month = Optional.empty();

  private final Set<String> repeated = ConcurrentHashMap.newKeySet();

  /** Over a sandbox whose month was seeded. */
  public Shop(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** Answers a call. */
  public WireResponse answer(WireRequest request) {
    long every = sandbox.settings().number("shop.failEvery");
    if (every > 0 && calls.incrementAndGet() % every == 0) {
      return WireResponse.html(500, "<html><body>Internal Server Error</body></html>");
    }
    Duration late = Duration.ofMillis(sandbox.settings().number("shop.slowMillis"));
    return answer(request, request.path().split("/", -1)).delayed(late);
  }

  private WireResponse answer(WireRequest request, String[] path) {
    if (path.length != 3 || !"GET".equals(request.method())) {
      return problem(404, "no such address: " + request.path());
    }
    Optional<CompanyMonth> company = company(path[1]);
    boolean known =
        request.header("authorization").filter(("Bearer shop-" + path[1])::equals).isPresent();
    if (company.isEmpty() || !known) {
      return problem(401, "the token is not of a shop here");
    }
    try {
      return switch (path[2]) {
        case "account" ->
            json(Map.of("taxId", "RO" + path[1], "name", company.get().company().name()));
        case "seats" ->
            json(
                List.of(
                    Map.of("code", "web", "name", "Magazin online"),
                    Map.of("code", "casa", "name", "Magazin")));
        case "types" -> types(company.get(), request);
        case "documents" -> documents(company.get(), request);
        default -> problem(404, "no such address: " + request.path());
      };
    } catch (DateTimeParseException | NumberFormatException e) {
      return problem(400, "not a parameter: " + e.getMessage());
    }
  }

  private Optional<CompanyMonth> company(String cif) {
    long seed = sandbox.settings().number("shop.seed");
    Optional<GeneratedMonth> known = month.filter(m -> m.seed() == seed);
    if (known.isEmpty()) {
      known = sandbox.seeder().month(Env.PROD, seed);
      month = known;
    }
    return known.stream()
        .flatMap(m -> m.companies().stream())
        .filter(c -> c.company().code().equals(cif))
        .findFirst();
  }

  private WireResponse types(CompanyMonth company, WireRequest request) {
    Map<String, Object> counts = new LinkedHashMap<>();
    for (String type : ShopPapers.TYPES) {
      int n = papers(company, request, type).size();
      if (n > 0) {
        counts.put(type, n);
      }
    }
    return json(counts);
  }

  private static List<ShopPapers.Paper> papers(
      CompanyMonth company, WireRequest request, String type) {
    LocalDate from = LocalDate.parse(request.param("from").orElse(""));
    LocalDate to = LocalDate.parse(request.param("to").orElse(""));
    return ShopPapers.of(company, request.param("seat").orElse(""), type).stream()
        .filter(p -> !p.date().isBefore(from) && !p.date().isAfter(to))
        .toList();
  }

  private WireResponse documents(CompanyMonth company, WireRequest request) {
    List<ShopPapers.Paper> all = papers(company, request, request.param("type").orElse(""));
    int asked = Integer.parseInt(request.param("limit").orElse("100"));
    int size = Math.max(1, (int) Math.min(asked, sandbox.settings().number("shop.page")));
    int at = Integer.parseInt(request.param("cursor").orElse("0"));
    boolean again =
        at > 0
            && sandbox.settings().on("shop.repeat")
            && repeated.add(company.company().code() + request.query());
    int from = Math.max(0, again ? at - size : at);
    int to = Math.min(all.size(), from + size);
    List<Map<String, Object>> items = new ArrayList<>();
    all.subList(Math.min(from, to), to).forEach(p -> items.add(p.view()));
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("items", items);
    if (again) {
      view.put("next", String.valueOf(at));
    } else if (to < all.size()) {
      view.put("next", String.valueOf(to));
    }
    view.put("total", all.size());
    return json(view);
  }

  private static WireResponse json(Object body) {
    return WireResponse.json(200, Map.of()).body(Payload.utf8(Json.write(body)));
  }

  private static WireResponse problem(int status, String what) {
    return WireResponse.json(status, Map.of("error", what));
  }
}
