package org.partida.posting.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import org.partida.api.company.Company;
import org.partida.api.posting.JournalEntry;
import org.partida.base.text.CsvCells;
import org.partida.model.Money;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;

/**
 * A row per line (RFC 4180, UTF-8). Text that a spreadsheet would run as a formula is quoted with
 * an apostrophe; amounts are numbers. Stateless.
 */
public final class CsvJournal implements JournalFormat {
  private static final List<String> HEAD =
      List.of(
          "number",
          "date",
          "journal",
          "documentDate",
          "document",
          "text",
          "externalId",
          "line",
          "account",
          "accountName",
          "debit",
          "credit",
          "currency",
          "original",
          "originalCurrency",
          "partner",
          "partnerTaxId",
          "openItem",
          "why");

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public Sink begin(Company company, Map<String, String> accountNames, Writer out)
      throws IOException {
    out.write(String.join(",", HEAD) + "\r\n");
    return entry -> write(out, entry, accountNames);
  }

  private static void write(Writer out, JournalEntry entry, Map<String, String> names)
      throws IOException {
    Voucher v = entry.entry();
    int line = 0;
    for (VoucherLine l : v.lines()) {
      List<String> row =
          List.of(
              CsvCells.text(entry.number()),
              v.date().toString(),
              v.journal().name(),
              v.documentDate().toString(),
              CsvCells.text(v.documentNumber()),
              CsvCells.text(v.text()),
              CsvCells.text(v.externalId().value()),
              Integer.toString(++line),
              CsvCells.text(l.account().toString()),
              CsvCells.text(names.getOrDefault(l.account().toString(), "")),
              l.side() == Side.D ? l.amount().amountText() : "",
              l.side() == Side.C ? l.amount().amountText() : "",
              l.amount().currency().getCurrencyCode(),
              l.original().map(Money::amountText).orElse(""),
              l.original().map(o -> o.currency().getCurrencyCode()).orElse(""),
              CsvCells.text(l.partner().map(PartnerRef::name).orElse("")),
              CsvCells.text(l.partner().flatMap(PartnerRef::taxId).orElse("")),
              CsvCells.text(l.openItem().orElse("")),
              CsvCells.text(l.why()));
      out.write(String.join(",", row) + "\r\n");
    }
  }
}
