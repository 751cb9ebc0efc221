package org.partida.sandbox.shop;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.partida.sandbox.generate.CompanyMonth;
import org.partida.sandbox.generate.Direction;
import org.partida.sandbox.generate.GenInvoice;
import org.partida.sandbox.generate.GenLine;
import org.partida.sandbox.generate.GenMessage;
import org.partida.sandbox.generate.GenParty;
import org.partida.sandbox.generate.GenReference;

/**
 * What a shop has: at the seat {@code web} the invoices that it also sent to the authority, and one
 * that it cancelled before; at {@code casa} a till report of each day on which it sold, and what it
 * collected. Stateless.
 */
final class ShopPapers {
  static final List<String> TYPES = List.of("invoices", "tills", "collections");

  private ShopPapers() {}

  /** A document with its date. */
  record Paper(LocalDate date, Map<String, Object> view) {}

  static List<Paper> of(CompanyMonth company, String seat, String type) {
    return switch (seat + " " + type) {
      case "web invoices" -> invoices(company);
      case "casa tills" -> tills(company);
      case "casa collections" -> collections(company);
      default -> List.of();
    };
  }

  private static List<Paper> invoices(CompanyMonth company) {
    List<Paper> all = new ArrayList<>();
    for (GenMessage m : company.messages()) {
      m.invoice()
          .filter(i -> m.direction() == Direction.ISSUED)
          .ifPresent(i -> all.add(invoice(m, i)));
    }
    if (!all.isEmpty()) {
      all.add(cancelled(company, all.get(all.size() - 1).date()));
    }
    return all;
  }

  /** What the neutral form cannot say is handed over as the e-invoice that it is. */
  private static Paper invoice(GenMessage m, GenInvoice i) {
    boolean plain =
        i.adjustments().isEmpty()
            && i.rounding().signum() == 0
            && i.prepaid().signum() == 0
            && i.payee().isEmpty();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", "inv-" + m.uploadIndex());
    if (plain) {
      view.put("document", neutral(i));
    } else {
      view.put("xml", new String(m.payload().bytes(), StandardCharsets.UTF_8));
    }
    return new Paper(i.issueDate(), view);
  }

  private static Map<String, Object> neutral(GenInvoice i) {
    Map<String, Object> d = new LinkedHashMap<>();
    d.put("kind", i.isCreditNote() ? "CREDIT_NOTE" : "INVOICE");
    d.put("number", i.number());
    d.put("date", i.issueDate().toString());
    i.dueDate().ifPresent(day -> d.put("dueDate", day.toString()));
    i.deliveryDate().ifPresent(day -> d.put("deliveryDate", day.toString()));
    d.put("currency", i.currency());
    i.taxPointCode().filter("432"::equals).ifPresent(c -> d.put("vatOnCash", true));
    d.put("partner", partner(i.buyer()));
    List<Map<String, Object>> references = new ArrayList<>();
    i.preceding().forEach(p -> references.add(Map.of("kind", "INVOICE", "number", p.number())));
    for (GenReference r : i.references()) {
      switch (r.kind()) {
        case ORDER -> d.put("order", r.id());
        case DESPATCH -> references.add(Map.of("kind", "DELIVERY_NOTE", "number", r.id()));
        case RECEIVING -> references.add(Map.of("kind", "RECEPTION", "number", r.id()));
        default -> {}
      }
    }
    d.put("references", references);
    d.put("lines", i.lines().stream().map(ShopPapers::line).toList());
    return d;
  }

  private static Map<String, Object> partner(GenParty p) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", p.name());
    p.vatId()
        .or(() -> p.isRomanianBusiness() ? java.util.Optional.of(p.code()) : p.vatId())
        .ifPresent(id -> view.put("taxId", id));
    view.put("country", p.address().country());
    return view;
  }

  private static Map<String, Object> line(GenLine l) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", l.name());
    l.sellerItemId().ifPresent(id -> view.put("code", id));
    view.put("quantity", l.quantity().toPlainString());
    view.put("unit", l.unit());
    view.put("net", l.net().toPlainString());
    view.put("category", l.category());
    if (!"O".equals(l.category())) {
      view.put("rate", l.rate().toPlainString());
    }
    return view;
  }

  private static Paper cancelled(CompanyMonth company, LocalDate day) {
    Map<String, Object> d = new LinkedHashMap<>();
    d.put("kind", "INVOICE");
    d.put("number", "ANULAT-" + company.company().code());
    d.put("date", day.toString());
    d.put("partner", Map.of("name", "Client Răzgândit SRL"));
    d.put("lines", List.of(Map.of("name", "Comandă anulată", "gross", "121.00", "rate", "21")));
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", "inv-cancelled");
    view.put("cancelled", true);
    view.put("document", d);
    return new Paper(day, view);
  }

  private static List<Paper> tills(CompanyMonth company) {
    List<Paper> all = new ArrayList<>();
    for (LocalDate day : days(company)) {
      String gross = day.getDayOfMonth() + "0.50";
      Map<String, Object> d = new LinkedHashMap<>();
      d.put("kind", "Z_REPORT");
      d.put("number", "Z" + String.format(java.util.Locale.ROOT, "%04d", day.getDayOfYear()));
      d.put("date", day.toString());
      d.put("paid", List.of(Map.of("means", "CASH", "amount", gross)));
      d.put(
          "lines",
          List.of(Map.of("name", "Vânzări 21 %", "type", "GOODS", "gross", gross, "rate", "21")));
      all.add(new Paper(day, view("z-" + day, d)));
    }
    return all;
  }

  private static List<Paper> collections(CompanyMonth company) {
    List<Paper> all = new ArrayList<>();
    company
        .invoices(Direction.ISSUED)
        .filter(i -> i.owed().compareTo(BigDecimal.ZERO) > 0 && i.currency().equals("RON"))
        .forEach(
            i -> {
              Map<String, Object> d = new LinkedHashMap<>();
              d.put("kind", "COLLECTION");
              d.put("number", "CH-" + i.number());
              d.put("date", i.issueDate().toString());
              d.put("partner", Map.of("name", i.buyer().name()));
              d.put("means", "CASH");
              d.put("amount", i.owed().toPlainString());
              all.add(new Paper(i.issueDate(), view("col-" + i.number(), d)));
            });
    return all;
  }

  private static Map<String, Object> view(String id, Map<String, Object> document) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", id);
    view.put("document", document);
    return view;
  }

  private static List<LocalDate> days(CompanyMonth company) {
    return company
        .invoices(Direction.ISSUED)
        .map(GenInvoice::issueDate)
        .distinct()
        .sorted()
        .toList();
  }
}
