package org.partida.host.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.partida.base.json.JsonTree;
import org.partida.model.match.ProformaDraft;
import org.partida.model.voucher.PartnerRef;

/**
 * The invoice of a proforma in the neutral form (docs/sources.md). The same proforma, number and
 * day always make the same text, so that it is one document however often it comes. Pure.
 */
final class ProformaPaper {
  private ProformaPaper() {}

  static String of(ProformaDraft d, String number, LocalDate on) {
    Map<String, JsonTree> f = new LinkedHashMap<>();
    put(f, "kind", "INVOICE");
    put(f, "number", number);
    put(f, "date", on.toString());
    // an invoice of money that is there is due at once
    put(f, "dueDate", on.toString());
    put(f, "order", d.number());
    put(f, "currency", d.currency().getCurrencyCode());
    f.put("partner", JsonTree.object(1, partner(d.partner())));
    List<JsonTree> lines = new ArrayList<>();
    for (ProformaDraft.Line l : d.lines()) {
      lines.add(JsonTree.object(1, line(l)));
    }
    f.put("lines", JsonTree.array(1, lines));
    return JsonTree.object(1, f).write();
  }

  private static Map<String, JsonTree> partner(PartnerRef p) {
    Map<String, JsonTree> f = new LinkedHashMap<>();
    put(f, "name", p.name());
    p.taxId().ifPresent(t -> put(f, "taxId", t));
    p.country().ifPresent(c -> put(f, "country", c));
    return f;
  }

  private static Map<String, JsonTree> line(ProformaDraft.Line l) {
    Map<String, JsonTree> f = new LinkedHashMap<>();
    put(f, "name", l.name());
    l.code().ifPresent(c -> put(f, "code", c));
    put(f, "quantity", l.quantity().toPlainString());
    put(f, "net", l.net().amountText());
    l.rate().ifPresent(r -> put(f, "rate", r.value().toPlainString()));
    l.category().ifPresent(c -> put(f, "category", c.name()));
    return f;
  }

  private static void put(Map<String, JsonTree> f, String name, String value) {
    f.put(name, JsonTree.value(1, value));
  }
}
