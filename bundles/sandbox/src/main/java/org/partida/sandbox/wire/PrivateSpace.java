package org.partida.sandbox.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.partida.sandbox.SandboxClock;
import org.partida.sandbox.SandboxSettings;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.books.SandboxBooks;

/**
 * {@code SPVWS2}: the private virtual space, whose documents are not e-invoices. Only a client
 * certificate opens it; {@link PrivateSession} keeps the door.
 */
final class PrivateSpace {
  private static final String TITLE = "Lista Mesaje";
  private static final String ITEM = "spv.item.";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss", Locale.ROOT)
          .withZone(SandboxClock.ROMANIA);

  /** What each kind of request needs beside the company. */
  private static final Map<String, List<String>> KINDS =
      Map.ofEntries(
          Map.entry("VECTOR FISCAL", List.of()),
          Map.entry("DATE IDENTIFICARE", List.of()),
          Map.entry("Obligatii de plata", List.of()),
          Map.entry("Situatie Sintetica", List.of()),
          Map.entry("Istoric declaratii", List.of("an")),
          Map.entry("Bilant anual", List.of("an")),
          Map.entry("D101", List.of("an")),
          Map.entry("D100", List.of("an", "luna")),
          Map.entry("D112", List.of("an", "luna")),
          Map.entry("D300", List.of("an", "luna")),
          Map.entry("D390", List.of("an", "luna")),
          Map.entry("D394", List.of("an", "luna")),
          Map.entry("Duplicat Recipisa", List.of("numar_inregistrare")),
          Map.entry("NeconcordanteD394", List.of("an", "lunai", "lunas")));

  private final SandboxBooks books;
  private final SandboxSettings settings;
  private final Certificates certificates;

  PrivateSpace(SandboxBooks books, SandboxSettings settings, Certificates certificates) {
    this.books = books;
    this.settings = settings;
    this.certificates = certificates;
  }

  /** One document of a company. */
  private record Item(
      String id, String cif, Instant at, String request, String kind, String details) {
    String text() {
      return String.join("\n", id, cif, at.toString(), request, kind, details);
    }

    static Item read(String text) {
      String[] parts = text.split("\n", 6);
      return new Item(parts[0], parts[1], Instant.parse(parts[2]), parts[3], parts[4], parts[5]);
    }
  }

  WireResponse answer(String operation, WireRequest request, String serial, Instant now) {
    Grant grant = certificates.grant(serial, Env.PROD);
    return switch (operation) {
      case "listaMesaje" -> list(request, grant, now);
      case "descarcare" -> download(request, grant, now);
      case "cerere" -> ask(request, grant, now);
      default -> FaultAnswers.forbidden(request, now);
    };
  }

  private WireResponse list(WireRequest request, Grant grant, Instant now) {
    String days = request.param("zile").filter(d -> d.matches("[0-9]{1,4}")).orElse("0");
    Optional<String> cif = request.param("cif");
    if (cif.isPresent() && !grant.covers(cif.get())) {
      return Texts.error("Nu veti drept sa solictati informatii despre CIF=" + cif.get(), TITLE);
    }
    Instant from = now.minus(Duration.ofDays(Long.parseLong(days)));
    List<Item> items =
        items().stream()
            .filter(i -> grant.covers(i.cif()) && cif.map(i.cif()::equals).orElse(true))
            .filter(i -> !i.at().isBefore(from) && !i.at().isAfter(now))
            .sorted(Comparator.comparing(Item::at).reversed())
            .toList();
    if (items.isEmpty()) {
      Map<String, Object> none = new LinkedHashMap<>();
      none.put("titlu", TITLE);
      none.put("eroare", "Nu exista mesaje in ultimele " + days + " zile");
      return WireResponse.json(200, none);
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("titlu", "Lista Mesaje disponibile din ultimele " + days + " zile");
    body.put("mesaje", items.stream().map(PrivateSpace::view).toList());
    body.put("cnp", grant.cnp());
    body.put("cui", grant.envelope());
    body.put("serial", grant.serial());
    return WireResponse.json(200, body);
  }

  private List<Item> items() {
    List<Item> items = new ArrayList<>();
    books.entries(ITEM).values().forEach(text -> items.add(Item.read(text)));
    return items;
  }

  private static Map<String, Object> view(Item item) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", item.id());
    view.put("detalii", item.details());
    view.put("cif", item.cif());
    view.put("data_creare", TIME.format(item.at()));
    view.put("id_solicitare", item.request().isEmpty() ? null : item.request());
    view.put("tip", item.kind());
    return view;
  }

  private WireResponse download(WireRequest request, Grant grant, Instant now) {
    String id = request.param("id").orElse("");
    Optional<Item> item =
        books
            .get(ITEM + id)
            .map(Item::read)
            .filter(i -> grant.covers(i.cif()) && !i.at().isAfter(now));
    return item.map(
            i ->
                WireResponse.bytes(
                    "application/pdf",
                    PlainPdf.of(List.of("SPV (sandbox)", i.kind(), "CUI " + i.cif(), i.details()))))
        .orElseGet(
            () -> {
              Map<String, Object> body = new LinkedHashMap<>();
              body.put("titlu", "Descarcare mesaj " + id);
              body.put("eroare", "Nu aveti dreptul sa descarcati acest mesaj");
              return WireResponse.json(200, body);
            });
  }

  private WireResponse ask(WireRequest request, Grant grant, Instant now) {
    String kind = request.param("tip").orElse("");
    String title = "Transmitere cerere tip " + kind;
    String cui = request.param("cui").orElse("");
    if (!KINDS.containsKey(kind)) {
      return Texts.error("Tip raport= " + kind + " inca nu poate fi solicitat prin WS", title);
    }
    List<String> needed = KINDS.get(kind);
    List<String> all = new ArrayList<>(List.of("cui"));
    all.addAll(needed);
    if (all.stream().anyMatch(name -> request.param(name).isEmpty())) {
      return Texts.error(
          "Pentru tip raport= "
              + kind
              + " parametri "
              + String.join(" si ", all)
              + " sunt obligatorii",
          title);
    }
    if (!cui.matches("[0-9]{2,13}")) {
      return Texts.error("CUI-ul introdus= " + cui + " nu este corect. ", title);
    }
    if (!grant.covers(cui)) {
      return Texts.error("Nu veti drept sa solictati informatii despre CIF=" + cui, title);
    }
    long number = books.take("counter.spv.request", 70_000_001L, 1);
    StringBuilder parameters = new StringBuilder();
    needed.forEach(
        n -> parameters.append(n).append('=').append(request.param(n).orElse("")).append(", "));
    parameters.append("cui=").append(cui);
    long wait = settings.number("delay.processingSeconds");
    add(
        cui,
        now.plusSeconds(wait),
        Long.toString(number),
        "RASPUNS SOLICITARE",
        kind + " " + parameters);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id_solicitare", number);
    body.put("parametri", parameters.toString());
    body.put("serial", grant.serial());
    body.put("cnp", grant.cnp());
    body.put("titlu", title);
    return WireResponse.json(200, body);
  }

  /** A document appears in a company's space; gives its id. */
  String add(String cif, Instant at, String request, String kind, String details) {
    String id = Long.toString(books.take("counter.spv.item", 900_000_001L, 1));
    books.put(ITEM + id, new Item(id, cif, at, request, kind, details).text());
    return id;
  }
}
