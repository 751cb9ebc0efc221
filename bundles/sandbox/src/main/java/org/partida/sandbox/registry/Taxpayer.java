package org.partida.sandbox.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.sandbox.generate.GenAddress;

/**
 * A company as the registers know it, with its past.
 *
 * @param vat when it was registered for VAT
 * @param cash when it applied VAT on cash
 * @param inactive when it was declared inactive
 * @param split when it paid VAT split
 * @param register when it was in the opt-in register of RO e-Factura
 * @param deregistered when it was struck off
 */
public record Taxpayer(
    String cui,
    String name,
    String tradeRegister,
    GenAddress address,
    LocalDate registered,
    List<Span> vat,
    List<Span> cash,
    List<Span> inactive,
    List<Span> split,
    List<Span> register,
    Optional<LocalDate> deregistered) {

  public Taxpayer {
    vat = List.copyOf(vat);
    cash = List.copyOf(cash);
    inactive = List.copyOf(inactive);
    split = List.copyOf(split);
    register = List.copyOf(register);
  }

  static boolean on(List<Span> spans, LocalDate day) {
    return spans.stream().anyMatch(s -> s.holds(day));
  }

  /** The same under another name. */
  public Taxpayer named(String other) {
    return new Taxpayer(
        cui,
        other,
        tradeRegister,
        address,
        registered,
        vat,
        cash,
        inactive,
        split,
        register,
        deregistered);
  }

  /** The same with one of its histories, named as the switches of the control, changed. */
  public Taxpayer changed(String what, LocalDate day) {
    boolean ends = what.startsWith("no-") || what.startsWith("not-") || "active".equals(what);
    return new Taxpayer(
        cui,
        name,
        tradeRegister,
        address,
        registered,
        what.matches("(no-)?vat") ? step(vat, ends, day) : vat,
        what.endsWith("vat-on-cash") ? step(cash, ends, day) : cash,
        what.matches("(in)?active") ? step(inactive, ends, day) : inactive,
        what.endsWith("split") ? step(split, ends, day) : split,
        what.matches("(not-)?registered") ? step(register, ends, day) : register,
        "deregistered".equals(what) ? Optional.of(day) : deregistered);
  }

  private static List<Span> step(List<Span> spans, boolean ends, LocalDate day) {
    return ends ? Span.end(spans, day) : Span.begin(spans, day);
  }

  /** As JSON-ready map. */
  public Map<String, Object> view() {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("cui", cui);
    view.put("name", name);
    view.put("tradeRegister", tradeRegister);
    view.put("street", address.street());
    view.put("city", address.city());
    view.put("postalZone", address.postalZone());
    view.put("county", address.county());
    view.put("registered", registered.toString());
    view.put("vat", texts(vat));
    view.put("cash", texts(cash));
    view.put("inactive", texts(inactive));
    view.put("split", texts(split));
    view.put("register", texts(register));
    deregistered.ifPresent(day -> view.put("deregistered", day.toString()));
    return view;
  }

  private static List<String> texts(List<Span> spans) {
    return spans.stream().map(Span::text).toList();
  }

  static Taxpayer read(JsonNode node) {
    return new Taxpayer(
        node.path("cui").asText(),
        node.path("name").asText(),
        node.path("tradeRegister").asText(),
        new GenAddress(
            node.path("street").asText(),
            node.path("city").asText(),
            node.path("postalZone").asText(),
            node.path("county").asText(),
            "RO"),
        LocalDate.parse(node.path("registered").asText()),
        spans(node.path("vat")),
        spans(node.path("cash")),
        spans(node.path("inactive")),
        spans(node.path("split")),
        spans(node.path("register")),
        Optional.ofNullable(node.get("deregistered")).map(n -> LocalDate.parse(n.asText())));
  }

  private static List<Span> spans(JsonNode node) {
    List<Span> spans = new ArrayList<>();
    node.forEach(text -> spans.add(Span.read(text.asText())));
    return spans;
  }
}
