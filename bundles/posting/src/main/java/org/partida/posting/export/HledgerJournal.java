package org.partida.posting.export;

import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.partida.api.company.Company;
import org.partida.api.posting.JournalEntry;
import org.partida.model.Money;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;

/**
 * A journal for hledger that {@code hledger check --strict} accepts: accounts and commodities are
 * declared, amounts exact, debit positive. Names from papers are data that a stranger wrote, so
 * whatever hledger would read as syntax is taken out of them. Stateless.
 */
public final class HledgerJournal implements JournalFormat {
  @Override
  public String name() {
    return "hledger";
  }

  @Override
  public Sink begin(Company company, Map<String, String> accountNames, Writer out)
      throws IOException {
    out.write("; Journal of " + plain(company.name()) + ", " + company.id() + "\n");
    out.write("decimal-mark .\n");
    String zero = Money.zero(company.currency()).amountText();
    // a commodity directive must show a decimal mark, also for a currency without decimals
    out.write(
        "commodity "
            + (zero.contains(".") ? zero.replaceFirst("^0", "1000") : "1000.")
            + " "
            + company.currency()
            + "\n");
    Set<String> declared = new HashSet<>();
    return entry -> write(out, entry, accountNames, declared);
  }

  private static void write(
      Writer out, JournalEntry entry, Map<String, String> names, Set<String> declared)
      throws IOException {
    Voucher v = entry.entry();
    StringBuilder b = new StringBuilder(256).append('\n');
    for (VoucherLine l : v.lines()) {
      String code = l.account().toString();
      if (declared.add(code)) {
        b.append("account ")
            .append(account(l.account()))
            .append(comment("name", names.getOrDefault(code, "")))
            .append('\n');
      }
    }
    b.append('\n')
        .append(v.date())
        .append(" * (")
        .append(plain(entry.number()))
        .append(") ")
        .append(plain(v.text()))
        .append('\n');
    b.append("    ; external-id: ").append(v.externalId().value().replace(',', '_')).append('\n');
    b.append("    ; journal: ")
        .append(v.journal())
        .append(", document: ")
        .append(plain(v.documentNumber()))
        .append(", document-date: ")
        .append(v.documentDate())
        .append('\n');
    v.reversalOf()
        .ifPresent(
            r -> b.append("    ; reversal-of: ").append(r.value().replace(',', '_')).append('\n'));
    for (VoucherLine l : v.lines()) {
      b.append("    ")
          .append(account(l.account()))
          .append("  ")
          .append(l.signed().amountText())
          .append(' ')
          .append(l.signed().currency());
      String partner = comment("partner", l.partner().map(PartnerRef::name).orElse(""));
      b.append(partner)
          .append(
              l.original()
                  .map(o -> (partner.isEmpty() ? "  ; " : ", ") + "original: " + o)
                  .orElse(""))
          .append('\n');
    }
    out.write(b.toString());
  }

  private static String comment(String tag, String text) {
    String value = plain(text);
    return value.isEmpty() ? "" : "  ; " + tag + ": " + value;
  }

  /**
   * Letters, digits, dot, dash and underscore stay; the rest of an analytic is written as {@code
   * %XX}, so that no two accounts become one.
   */
  private static String account(AccountCode code) {
    StringBuilder b = new StringBuilder();
    code.toString()
        .codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_') {
                b.appendCodePoint(c);
              } else {
                b.append('%')
                    .append(Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT))
                    .append('.');
              }
            });
    return b.toString();
  }

  /** One line, without comment marks, tags, bracketed dates, code and payee marks. */
  private static String plain(String text) {
    return text.replaceAll("[\\p{C}\\p{Z};|:,()\\[\\]\\\\=*!@{}\"<>]+", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
