package org.partida.posting.export;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
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
 * A journal for hledger that {@code hledger check --strict} accepts: accounts and commodities are
 * declared, amounts exact, debit positive; {@code -B} shows balances in the ledger's currency.
 * Names from papers are data that a stranger wrote, so whatever hledger would read as syntax is
 * taken out of them. Stateless.
 */
public final class HledgerJournal implements JournalFormat {
  @Override
  public String name() {
    return "hledger";
  }

  @Override
  public Sink begin(Company company, Map<String, String> accountNames, Writer out)
      throws IOException {
    out.write("; Journal of " + PlainText.plain(company.name()) + ", " + company.id() + "\n");
    out.write("decimal-mark .\n");
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
    b.append("    ; external-id: ").append(v.externalId().value().replace(',', '_')).append('\n');
    b.append("    ; journal: ")
        .append(v.journal())
        .append(", document: ")
        .append(PlainText.plain(v.documentNumber()))
        .append(", document-date: ")
        .append(v.documentDate())
        .append('\n');
    v.reversalOf()
        .ifPresent(
            r -> b.append("    ; reversal-of: ").append(r.value().replace(',', '_')).append('\n'));
    for (VoucherLine l : v.lines()) {
      b.append("    ")
          .append(PlainText.account(l.account()))
          .append("  ")
          .append(PlainText.amount(v, l))
          .append(tags(v, l))
          .append('\n');
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
          .append(name.isEmpty() ? "" : "  ; name: " + name)
          .append('\n');
    }
  }

  /** A commodity directive must show a decimal mark, also for a currency without decimals. */
  private static String commodity(Currency currency) {
    String zero = Money.zero(currency).amountText();
    return "commodity "
        + (zero.contains(".") ? zero.replaceFirst("^0", "1000") : "1000.")
        + " "
        + currency
        + "\n";
  }

  private static String tags(Voucher v, VoucherLine l) {
    List<String> tags = new ArrayList<>();
    tag(tags, "partner", PlainText.partner(l));
    tag(tags, "partner-id", PlainText.partnerId(l));
    tag(tags, "open-item", l.openItem().orElse(""));
    PlainText.original(v, l).ifPresent(o -> tags.add("original: " + o));
    return tags.isEmpty() ? "" : "  ; " + String.join(", ", tags);
  }

  private static void tag(List<String> to, String name, String text) {
    String value = PlainText.plain(text);
    if (!value.isEmpty()) {
      to.add(name + ": " + value);
    }
  }
}
