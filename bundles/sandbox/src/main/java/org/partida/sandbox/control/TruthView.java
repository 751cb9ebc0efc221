package org.partida.sandbox.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.partida.sandbox.generate.BankLine;
import org.partida.sandbox.generate.CompanyMonth;
import org.partida.sandbox.generate.GenInvoice;
import org.partida.sandbox.generate.GenMessage;
import org.partida.sandbox.generate.GenTotals;
import org.partida.sandbox.generate.GenVat;
import org.partida.sandbox.generate.GeneratedMonth;
import org.partida.sandbox.generate.StatementFile;

/** What a reader should have understood, as JSON-ready maps; amounts are texts. */
final class TruthView {
  private final GeneratedMonth month;

  TruthView(GeneratedMonth month) {
    this.month = month;
  }

  Map<String, Object> json() {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("seed", month.seed());
    view.put("at", month.at().toString());
    view.put("companies", month.companies().stream().map(TruthView::company).toList());
    return view;
  }

  Map<String, Object> rates() {
    Map<String, Object> eur = new LinkedHashMap<>();
    month.eurRates().forEach((day, rate) -> eur.put(day.toString(), rate.toPlainString()));
    return Map.of("EUR", eur);
  }

  private static Map<String, Object> company(CompanyMonth company) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("cif", company.company().code());
    view.put("name", company.company().name());
    view.put("messages", company.messages().stream().map(TruthView::message).toList());
    view.put("statements", company.statements().stream().map(TruthView::statement).toList());
    return view;
  }

  private static Map<String, Object> message(GenMessage message) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", message.downloadId());
    view.put("index", message.uploadIndex());
    view.put("kind", message.kind().name());
    view.put("direction", message.direction().name());
    view.put("sha256", message.payload().sha256());
    message.invoice().ifPresent(invoice -> view.put("invoice", invoice(invoice)));
    return view;
  }

  private static Map<String, Object> invoice(GenInvoice invoice) {
    GenTotals totals = invoice.totals();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("shape", invoice.shape().name());
    view.put("number", invoice.number());
    view.put("typeCode", invoice.typeCode());
    view.put("issueDate", invoice.issueDate().toString());
    invoice.dueDate().ifPresent(date -> view.put("dueDate", date.toString()));
    view.put("currency", invoice.currency());
    view.put("seller", invoice.seller().code());
    view.put("sellerName", invoice.seller().name());
    view.put("buyer", invoice.buyer().code());
    view.put("buyerName", invoice.buyer().name());
    view.put("lines", invoice.lines().size());
    view.put("net", totals.net().toPlainString());
    view.put("vat", totals.vat().toPlainString());
    totals.vatInTaxCurrency().ifPresent(v -> view.put("vatInTaxCurrency", v.toPlainString()));
    view.put("gross", totals.gross().toPlainString());
    view.put("payable", totals.payable().toPlainString());
    List<Map<String, Object>> rows = new ArrayList<>();
    for (GenVat vat : totals.breakdown()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("category", vat.category());
      row.put("rate", vat.rate().toPlainString());
      row.put("taxable", vat.taxable().toPlainString());
      row.put("amount", vat.amount().toPlainString());
      rows.add(row);
    }
    view.put("breakdown", rows);
    return view;
  }

  private static Map<String, Object> statement(StatementFile file) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", file.name());
    view.put("format", file.format());
    view.put("account", file.account());
    view.put("currency", file.currency());
    view.put("opening", file.opening().toPlainString());
    view.put("closing", file.closing().toPlainString());
    view.put("lines", file.lines().stream().map(TruthView::line).toList());
    return view;
  }

  private static Map<String, Object> line(BankLine line) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("date", line.date().toString());
    view.put("amount", line.amount().toPlainString());
    view.put("kind", line.kind().name());
    view.put("text", line.text());
    line.counterparty().ifPresent(party -> view.put("counterparty", party.name()));
    Map<String, Object> settled = new LinkedHashMap<>();
    line.settles().forEach(s -> settled.put(s.number(), s.amount().toPlainString()));
    view.put("settles", settled);
    return view;
  }
}
