package org.partida.sandbox.wire;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.sandbox.SandboxClock;
import org.partida.sandbox.SandboxSettings;
import org.partida.sandbox.books.SandboxBooks;
import org.partida.sandbox.books.StoredMessage;

/** {@code listaMesajeFactura} and {@code listaMesajePaginatieFactura}. */
final class ListEndpoint {
  private static final String TITLE = "Lista Mesaje";
  private static final String BAD_TAIL =
      " nu este un numar sau nu are o valoare acceptata de sistem";
  private static final String FILTER =
      "Valorile acceptate pentru parametrul filtru sunt E, T, P sau R";

  private final SandboxBooks books;
  private final SandboxSettings settings;
  private final Quotas quotas;

  ListEndpoint(SandboxBooks books, SandboxSettings settings, Quotas quotas) {
    this.books = books;
    this.settings = settings;
    this.quotas = quotas;
  }

  private static WireResponse error(String text) {
    return Texts.error(text, TITLE);
  }

  WireResponse byDays(Call call) {
    Optional<String> days = call.request().param("zile");
    Optional<String> cif = call.request().param("cif");
    if (days.isEmpty() || cif.isEmpty()) {
      return call.badRequest("Parametrii zile si cif sunt obligatorii");
    }
    return refuseByDays(call, days.get(), cif.get())
        .orElseGet(() -> listByDays(call, Integer.parseInt(days.get()), cif.get()));
  }

  private Optional<WireResponse> refuseByDays(Call call, String days, String cif) {
    if (!isCif(cif)) {
      return Optional.of(error("CIF introdus= " + cif + " nu este un numar"));
    }
    if (!days.matches("-?[0-9]{1,9}")) {
      return Optional.of(error("Numarul de zile introdus= " + days + " nu este un numar intreg"));
    }
    int n = Integer.parseInt(days);
    if (n < 1 || n > 60) {
      return Optional.of(error("Numarul de zile trebuie sa fie intre 1 si 60"));
    }
    return refuseCommon(call, cif, "list");
  }

  private Optional<WireResponse> refuseCommon(Call call, String cif, String quota) {
    Optional<String> filter = call.request().param("filtru");
    if (filter.isPresent() && !filter.get().matches("[ETPR]")) {
      return Optional.of(error(FILTER));
    }
    if (call.grant().cifs().isEmpty()) {
      return Optional.of(error(Texts.NO_RIGHTS));
    }
    if (!call.grant().covers(cif)) {
      return Optional.of(error(Texts.noRight(cif)));
    }
    boolean allowed = quotas.allows(call, quota, cif);
    if (!allowed || call.struckBy(Fault.QUOTA_REACHED)) {
      // the official text says 1000 whatever the limit is
      return Optional.of(
          error(
              "S-au facut deja 1000 interogari de lista mesaje de catre utilizator in cursul"
                  + " zilei"));
    }
    return Optional.empty();
  }

  private WireResponse listByDays(Call call, int days, String cif) {
    Instant from = call.now().minus(Duration.ofDays(days));
    List<StoredMessage> found = find(call, cif, from, call.now());
    if (found.isEmpty()) {
      return error("Nu exista mesaje in ultimele " + days + " zile");
    }
    if (found.size() > settings.number("limit.pageSize") || call.struckBy(Fault.LIST_TOO_LONG)) {
      return error(
          "Lista de mesaje este mai mare decat numarul de "
              + settings.number("limit.pageSize")
              + " elemente permise in pagina. Folositi endpoint-ul cu paginatie.");
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("mesaje", items(call, found));
    return envelope(call, body, "Lista Mesaje disponibile din ultimele " + days + " zile");
  }

  WireResponse paged(Call call) {
    WireRequest r = call.request();
    for (String name : List.of("startTime", "endTime", "cif", "pagina")) {
      if (r.param(name).isEmpty()) {
        return call.badRequest("Parametrii startTime, endTime, cif si pagina sunt obligatorii");
      }
    }
    String cif = r.param("cif").orElseThrow();
    return refusePaged(call, cif)
        .or(() -> refuseTimes(call))
        .or(() -> refuseCommon(call, cif, "listPaged"))
        .orElseGet(() -> page(call, cif));
  }

  private static Optional<WireResponse> refusePaged(Call call, String cif) {
    if (!isCif(cif)) {
      return Optional.of(error("CIF introdus= " + cif + BAD_TAIL));
    }
    for (String name : List.of("startTime", "endTime")) {
      String value = call.request().param(name).orElseThrow();
      if (!value.matches("[0-9]{1,15}")) {
        return Optional.of(error(name + " = " + value + BAD_TAIL));
      }
    }
    String page = call.request().param("pagina").orElseThrow();
    return page.matches("[1-9][0-9]{0,8}")
        ? Optional.empty()
        : Optional.of(error("pagina = " + page + BAD_TAIL));
  }

  private Optional<WireResponse> refuseTimes(Call call) {
    Instant start = millis(call, "startTime");
    Instant end = millis(call, "endTime");
    // a clock that is behind sees the client's end in the future: one second fails the call
    Instant now = call.now().minusSeconds(call.strikeValue(Fault.CLOCK_SKEW, 120));
    if (start.isBefore(now.minus(Duration.ofDays(settings.number("retention.days"))))) {
      return Optional.of(
          error(
              "startTime = "
                  + Call.stamp(start)
                  + " nu poate fi mai vechi de 60 de zile fata de momentul requestului"));
    }
    if (!end.isAfter(start)) {
      return Optional.of(
          error(
              "endTime = " + Call.stamp(end) + " nu poate fi <= startTime = " + Call.stamp(start)));
    }
    if (end.isAfter(now)) {
      return Optional.of(
          error(
              "endTime = "
                  + Call.stamp(end)
                  + " nu poate in viitor fata de momentul requestului = "
                  + Call.stamp(now)));
    }
    return Optional.empty();
  }

  private static Instant millis(Call call, String name) {
    return Instant.ofEpochMilli(Long.parseLong(call.request().param(name).orElseThrow()));
  }

  private WireResponse page(Call call, String cif) {
    Instant start = millis(call, "startTime");
    Instant end = millis(call, "endTime");
    List<StoredMessage> found = find(call, cif, start, end);
    if (found.isEmpty()) {
      return error("Nu exista mesaje in intervalul selectat");
    }
    int size = Math.toIntExact(settings.number("limit.pageSize"));
    int pages = (found.size() + size - 1) / size;
    int page = Integer.parseInt(call.request().param("pagina").orElseThrow());
    if (page > pages) {
      return error(
          "Pagina solicitata " + page + " este mai mare decat numarul toatal de pagini " + pages);
    }
    List<StoredMessage> part =
        found.subList((page - 1) * size, Math.min(found.size(), page * size));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("mesaje", items(call, part));
    body.put("numar_inregistrari_in_pagina", part.size());
    body.put("numar_total_inregistrari_per_pagina", size);
    body.put("numar_total_inregistrari", found.size());
    body.put("numar_total_pagini", pages);
    body.put("index_pagina_curenta", page);
    return envelope(
        call,
        body,
        "Lista Mesaje disponibile din intervalul " + Call.stamp(start) + " - " + Call.stamp(end));
  }

  private List<StoredMessage> find(Call call, String cif, Instant from, Instant to) {
    Instant indexed = call.now().minusSeconds(call.strikeValue(Fault.INDEXING_LAG, 900));
    Optional<String> filter = call.request().param("filtru");
    return books.messages(call.env(), cif).stream()
        .filter(m -> !m.createdAt().isBefore(from) && !m.createdAt().isAfter(to))
        .filter(m -> !m.createdAt().isAfter(indexed))
        .filter(m -> filter.isEmpty() || filter.get().charAt(0) == m.kind().filter())
        .sorted(
            Comparator.comparing(StoredMessage::createdAt)
                .thenComparing(StoredMessage::id)
                .reversed())
        .toList();
  }

  private List<Map<String, Object>> items(Call call, List<StoredMessage> messages) {
    List<Map<String, Object>> items = new ArrayList<>();
    Optional<Instant> repeated =
        call.struckBy(Fault.DST_HOUR) ? Optional.of(repeatedHour(call.now())) : Optional.empty();
    for (StoredMessage message : messages) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("data_creare", Call.compact(repeated.orElseGet(message::createdAt)));
      item.put("cif", message.cif());
      item.put("id_solicitare", message.uploadIndex());
      item.put("detalii", details(message));
      item.put("tip", tip(message));
      item.put("id", message.id());
      items.addAll(Collections.nCopies(call.struckBy(Fault.DUPLICATE_ITEMS) ? 2 : 1, item));
    }
    if (call.struckBy(Fault.MISSING_ID)) {
      items.get(0).remove("id");
    }
    if (call.struckBy(Fault.UNKNOWN_TIP)) {
      items.get(0).put("tip", "FACTURA NEMAIVAZUTA");
    }
    return items;
  }

  /** Half past three on the last night of summer time, which the clocks show twice. */
  private static Instant repeatedHour(Instant now) {
    LocalDate october = LocalDate.ofInstant(now, SandboxClock.ROMANIA).withMonth(10);
    LocalDate night = october.with(TemporalAdjusters.lastInMonth(DayOfWeek.SUNDAY));
    ZonedDateTime first = night.atTime(3, 30).atZone(SandboxClock.ROMANIA);
    return first.toInstant().isAfter(now)
        ? repeatedHour(now.minus(Duration.ofDays(365)))
        : first.toInstant();
  }

  /** Production was seen with a typo in the word. */
  private String details(StoredMessage message) {
    return settings.on("detalii.autofactutra")
        ? message.details().replace("autofactura", "autofactutra")
        : message.details();
  }

  /** Sources disagree whether buyer messages carry both halves of the text or one. */
  private String tip(StoredMessage message) {
    return message.kind().isBuyerMessage() && settings.on("tip.composite")
        ? "MESAJ CUMPARATOR PRIMIT / MESAJ CUMPARATOR TRANSMIS"
        : message.kind().tip();
  }

  private WireResponse envelope(Call call, Map<String, Object> body, String title) {
    boolean own = "own".equals(settings.text("list.envelopeCui"));
    body.put("serial", call.grant().serial());
    body.put("cui", own ? call.request().param("cif").orElseThrow() : call.grant().envelope());
    body.put("titlu", title);
    return WireResponse.json(200, body);
  }

  private static boolean isCif(String cif) {
    return cif.matches("[0-9]{1,13}");
  }
}
