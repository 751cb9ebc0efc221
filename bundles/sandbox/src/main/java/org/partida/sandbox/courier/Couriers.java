package org.partida.sandbox.courier;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * Answers {@code /fan/login}, {@code /fan/reports/bank-transfers}, {@code /cargus/LoginUser} and
 * {@code /cargus/CashAccount/…}. The client is the company's CIF, the password {@code courier}, the
 * subscription key {@code key}. Its knobs: {@code courier.page} rows at most, {@code
 * courier.failEvery} every how many calls it answers 500, {@code courier.busyEvery} 429, {@code
 * courier.slowMillis}, {@code courier.correct} corrected amounts, {@code courier.unpaid} waybills
 * whose payment order is not there yet. Thread-safe.
 */
public final class Couriers {
  private static final DateTimeFormatter DOTS = DateTimeFormatter.ofPattern("dd.MM.uuuu");

  private final Sandbox sandbox;
  private final AtomicLong calls = new AtomicLong();
  private volatile Optional<GeneratedMonth> month = Optional.empty();

  /** Over a sandbox whose month was seeded. */
  public Couriers(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** Answers a call. */
  public WireResponse answer(WireRequest request) {
    long n = calls.incrementAndGet();
    if (every("courier.failEvery", n)) {
      return WireResponse.html(500, "<html><body>Internal Server Error</body></html>");
    }
    if (every("courier.busyEvery", n)) {
      return problem(429, "Too Many Requests");
    }
    Duration late = Duration.ofMillis(sandbox.settings().number("courier.slowMillis"));
    try {
      return route(request).delayed(late);
    } catch (DateTimeParseException | NumberFormatException e) {
      return problem(422, "not a parameter: " + e.getMessage());
    }
  }

  private boolean every(String knob, long n) {
    long every = sandbox.settings().number(knob);
    return every > 0 && n % every == 0;
  }

  private WireResponse route(WireRequest r) {
    return switch (r.method() + " " + r.path()) {
      case "POST /fan/login" -> login(r, "username", "password", "fan");
      case "GET /fan/reports/bank-transfers" -> transfers(r);
      case "POST /cargus/LoginUser" ->
          hasKey(r)
              ? login(r, "UserName", "Password", "cargus")
              : problem(401, "Access denied due to invalid subscription key");
      case "GET /cargus/CashAccount/GetByDeductionDate" -> deductions(r, true);
      case "GET /cargus/CashAccount/GetByDate" -> deductions(r, false);
      default -> problem(404, "no such address: " + r.path());
    };
  }

  private static boolean hasKey(WireRequest r) {
    return r.header("Ocp-Apim-Subscription-Key").filter("key"::equals).isPresent();
  }

  private WireResponse login(WireRequest r, String user, String password, String courier) {
    JsonNode body = Json.read(r.text());
    String client = body.path(user).asText();
    if (company(client).isEmpty() || !"courier".equals(body.path(password).asText())) {
      return problem(401, "user or password is wrong");
    }
    String token = courier + "-" + client;
    return "fan".equals(courier)
        ? json(Map.of("status", "success", "data", Map.of("token", token)))
        : json(token);
  }

  private Optional<Parcels> parcels(WireRequest r, String courier) {
    String prefix = "Bearer " + courier + "-";
    return r.header("authorization")
        .filter(a -> a.startsWith(prefix))
        .flatMap(a -> company(a.substring(prefix.length())))
        .map(c -> new Parcels(c, sandbox.settings().text("courier.correct")));
  }

  private WireResponse transfers(WireRequest r) {
    Optional<Parcels> parcels = parcels(r, "fan");
    if (parcels.isEmpty()) {
      return problem(401, "Unauthenticated.");
    }
    LocalDate day = LocalDate.parse(r.param("date").orElse(""));
    int page = Integer.parseInt(r.param("page").orElse("1"));
    int asked = Integer.parseInt(r.param("perPage").orElse("10"));
    int size = Math.max(1, (int) Math.min(asked, sandbox.settings().number("courier.page")));
    List<Parcels.Parcel> all = parcels.get().transferredOn(day);
    List<Object> rows = new ArrayList<>();
    all.stream().skip((long) (page - 1) * size).limit(size).forEach(p -> rows.add(fan(p)));
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("status", "success");
    view.put("data", rows);
    view.put("total", all.size());
    return json(view);
  }

  private static Map<String, Object> fan(Parcels.Parcel p) {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("awbNumber", p.awb());
    info.put("awbDate", p.sent().format(DOTS));
    info.put("transferDate", p.transferred().format(DOTS));
    info.put("transactionDate", p.collected().format(DOTS));
    info.put("amountCollected", p.amount());
    info.put("content", "factura " + p.invoice());
    return Map.of(
        "info",
        info,
        "recipient",
        Map.of("name", p.receiver(), "address", Map.of("locality", "Cluj-Napoca")));
  }

  private WireResponse deductions(WireRequest r, boolean byDeduction) {
    Optional<Parcels> parcels = parcels(r, "cargus");
    if (parcels.isEmpty() || !hasKey(r)) {
      return problem(401, "Unauthorized");
    }
    List<Parcels.Parcel> all =
        byDeduction
            ? parcels.get().transferredOn(LocalDate.parse(r.param("DeductionDate").orElse("")))
            : parcels
                .get()
                .sentOn(
                    LocalDate.parse(r.param("FromDate").orElse("")),
                    LocalDate.parse(r.param("ToDate").orElse("")));
    List<String> unpaid = List.of(sandbox.settings().text("courier.unpaid").split(","));
    return json(all.stream().map(p -> cargus(p, unpaid.contains(p.awb()))).toList());
  }

  private static Map<String, Object> cargus(Parcels.Parcel p, boolean unpaid) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("BarCode", p.awb());
    row.put("Date", p.sent() + "T00:00:00");
    row.put("RepaymentValue", new java.math.BigDecimal(p.amount()));
    row.put("RepaymentDate", p.collected() + "T14:30:00");
    row.put("DeductionDate", unpaid ? null : p.transferred() + "T00:00:00");
    row.put("DeductionId", unpaid ? null : Long.valueOf(p.transfer()));
    row.put("Receiver", p.receiver());
    row.put("ToLocality", "CLUJ-NAPOCA");
    row.put("CustomString", p.invoice());
    return row;
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

  private static WireResponse json(Object body) {
    return WireResponse.json(200, Map.of()).body(Payload.utf8(Json.write(body)));
  }

  private static WireResponse problem(int status, String what) {
    return WireResponse.json(status, Map.of("status", "fail", "message", what));
  }
}
