package org.partida.posting.export;

import java.io.IOException;
import java.io.Writer;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partida.api.company.Company;
import org.partida.api.posting.JournalEntry;
import org.partida.model.Money;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;

/**
 * A journal for ledger that {@code ledger --pedantic} accepts: accounts, commodities and tags are
 * declared, debit positive; {@code -B} shows balances in the ledger's currency. Whatever ledger
 * would read as syntax in a stranger's text is taken out of it. Stateless.
 */
public final class LedgerJournal implements JournalFormat {
  private static final List<String> TAGS =
      List.of(
          "external-id",
          "journal",
          "document",
          "document-date",
          "reversal-of",
          "partner",
          "partner-id",
          "open-item",
          "original");

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public Sink begin(Company company, Map<String, String> accountNames, Writer out)
      throws IOException {
    out.write("; Journal of " + PlainText.plain(company.name()) + ", " + company.id() + "\n");
    for (String tag : TAGS) {
      out.write("tag " + tag + "\n");
    }
    out.write(commodity(company.currency()));
    Set<String> declared = new HashSet<>(Set.of(company.currency().getCurrencyCode()));
    return entry -> write(out, entry, accountNames, declared);
  }

  private static void write(
      Writer out, JournalEntry entry, Map<String, String> names, Set<String> declared)
      throws IOException {
    Voucher v = entry.entry();
    StringBuilder b = new StringBuilder(256).append('\n');
    for (VoucherLine l : v.lines()) {
      declare(b, v, l, names, declared);
    }
    b.append('\n')
        .append(v.date())
        .append(" * (")
        .append(PlainText.plain(entry.number()))
        .append(") ")
        .append(PlainText.plain(v.text()))
        .append('\n');
    tag(b, 4, "external-id", id(v.externalId().value()));
    tag(b, 4, "journal", v.journal().name());
    tag(b, 4, "document", PlainText.plain(v.documentNumber()));
    tag(b, 4, "document-date", v.documentDate().toString());
    v.reversalOf().ifPresent(r -> tag(b, 4, "reversal-of", id(r.value())));
    for (VoucherLine l : v.lines()) {
      b.append("    ")
          .append(PlainText.account(l.account()))
          .append("  ")
          .append(PlainText.amount(v, l))
          .append('\n');
      tag(b, 8, "partner", PlainText.plain(PlainText.partner(l)));
      tag(b, 8, "partner-id", PlainText.plain(PlainText.partnerId(l)));
      tag(b, 8, "open-item", PlainText.plain(l.openItem().orElse("")));
      tag(b, 8, "original", PlainText.original(v, l).orElse(""));
    }
    out.write(b.toString());
  }

  private static void declare(
      StringBuilder b, Voucher v, VoucherLine l, Map<String, String> names, Set<String> declared) {
    PlainText.quantity(v, l)
        .map(Money::currency)
        .filter(c -> declared.add(c.getCurrencyCode()))
        .ifPresent(c -> b.append(commodity(c)));
    String code = l.account().toString();
    // a code and a currency may be the same letters
    if (declared.add("account " + code)) {
      String name = PlainText.plain(names.getOrDefault(code, ""));
      b.append("account ")
          .append(PlainText.account(l.account()))
          .append(name.isEmpty() ? "" : "\n    note " + name)
          .append('\n');
    }
  }

  private static String commodity(Currency currency) {
    String thousand = Money.zero(currency).amountText().replaceFirst("^0", "1000");
    return "commodity " + currency + "\n    format " + thousand + " " + currency + "\n";
  }

  /** ledger reads what stands in brackets as a date, anywhere in a note. */
  private static String id(String externalId) {
    return externalId.replace('[', '(').replace(']', ')');
  }

  private static void tag(StringBuilder b, int indent, String name, String value) {
    if (!value.isEmpty()) {
      b.append(" ".repeat(indent))
          .append("; ")
          .append(name)
          .append(": ")
          .append(value)
          .append('\n');
    }
  }
}
