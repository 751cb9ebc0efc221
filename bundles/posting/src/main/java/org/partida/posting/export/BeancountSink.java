package org.partida.posting.export;

import java.io.IOException;
import java.io.Writer;
import java.time.YearMonth;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.partida.api.posting.JournalEntry;
import org.partida.model.Money;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;

/**
 * Writes entries for beancount and adds up what each account moved in each month and currency; that
 * is all it keeps in memory. One thread, one export.
 */
final class BeancountSink implements JournalFormat.Sink {
  /** beancount wants accounts opened before they move; when, the books do not say. */
  private static final String OPENED = "1970-01-01";

  private final BeancountJournal format;
  private final Map<String, String> names;
  private final Writer out;
  private final Set<String> opened = new HashSet<>();
  private final Map<String, TreeMap<YearMonth, Map<Currency, Money>>> moved = new TreeMap<>();

  BeancountSink(BeancountJournal format, Map<String, String> names, Writer out) {
    this.format = format;
    this.names = names;
    this.out = out;
  }

  @Override
  public void entry(JournalEntry entry) throws IOException {
    Voucher v = entry.entry();
    StringBuilder b = new StringBuilder(512).append('\n');
    for (VoucherLine l : v.lines()) {
      open(b, l);
    }
    String payee = BeancountJournal.payee(v.lines());
    b.append(v.date()).append(" * ");
    if (!payee.isEmpty()) {
      b.append(BeancountJournal.text(payee)).append(' ');
    }
    b.append(BeancountJournal.text(v.text()))
        .append(' ')
        .append(BeancountJournal.link(v.externalId().value()));
    v.reversalOf().ifPresent(r -> b.append(' ').append(BeancountJournal.link(r.value())));
    b.append('\n');
    meta(b, 2, "number", entry.number());
    meta(b, 2, "external-id", v.externalId().value());
    meta(b, 2, "journal", v.journal().name());
    meta(b, 2, "document", v.documentNumber());
    b.append("  document-date: ").append(v.documentDate()).append('\n');
    v.reversalOf().ifPresent(r -> meta(b, 2, "reversal-of", r.value()));
    for (VoucherLine l : v.lines()) {
      posting(b, v, l);
    }
    out.write(b.toString());
  }

  private void open(StringBuilder b, VoucherLine l) {
    String account = format.account(l.account());
    if (opened.add(account)) {
      String code = l.account().toString();
      b.append(OPENED).append(" open ").append(account).append('\n');
      meta(b, 2, "code", code);
      meta(b, 2, "name", names.getOrDefault(code, ""));
    }
  }

  private void posting(StringBuilder b, Voucher v, VoucherLine l) {
    String account = format.account(l.account());
    b.append("  ").append(account).append("  ").append(PlainText.amount(v, l)).append('\n');
    meta(b, 4, "partner", PlainText.partner(l));
    meta(b, 4, "partner-id", PlainText.partnerId(l));
    meta(b, 4, "open-item", l.openItem().orElse(""));
    meta(b, 4, "original", PlainText.original(v, l).orElse(""));
    Money units = PlainText.quantity(v, l).orElse(l.signed());
    // beancount's balance of an account is that of the accounts below it too
    for (int n = account.length(); n > 0; n = account.lastIndexOf(':', n - 1)) {
      moved
          .computeIfAbsent(account.substring(0, n), a -> new TreeMap<>())
          .computeIfAbsent(YearMonth.from(v.date()), m -> new HashMap<>())
          .merge(units.currency(), units, Money::plus);
    }
  }

  /** What each account stands at after each month in which it moved. */
  @Override
  public void end() throws IOException {
    moved.keySet().retainAll(opened);
    for (Map.Entry<String, TreeMap<YearMonth, Map<Currency, Money>>> account : moved.entrySet()) {
      Map<Currency, Money> stands = new HashMap<>();
      out.write('\n');
      for (Map.Entry<YearMonth, Map<Currency, Money>> month : account.getValue().entrySet()) {
        month.getValue().forEach((c, m) -> stands.merge(c, m, Money::plus));
        // by code, since a currency has no order
        Set<String> codes = new TreeSet<>();
        month.getValue().keySet().forEach(c -> codes.add(c.getCurrencyCode()));
        for (String code : codes) {
          out.write(
              month.getKey().plusMonths(1).atDay(1)
                  + " balance "
                  + account.getKey()
                  + "  "
                  + stands.get(Currency.getInstance(code))
                  + "\n");
        }
      }
    }
  }

  private static void meta(StringBuilder b, int indent, String key, String value) {
    if (!value.isBlank()) {
      b.append(" ".repeat(indent))
          .append(key)
          .append(": ")
          .append(BeancountJournal.text(value))
          .append('\n');
    }
  }
}
