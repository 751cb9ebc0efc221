package org.partida.posting.export;

import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partida.api.company.Company;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.rules.Row;
import org.partida.posting.rules.Table;

/**
 * A journal for beancount that {@code bean-check} accepts: accounts are opened under the root that
 * they usually stand under, amounts exact, debit positive, and each month ends with the balances of
 * the accounts that moved in it, so that beancount adds up by itself. Texts are strings, escaped.
 * Stateless.
 */
public final class BeancountJournal implements JournalFormat {
  /** Root by prefix of the synthetic account. */
  private final Map<String, String> roots = new HashMap<>();

  public BeancountJournal() {
    List<Row> rows =
        Table.resource(BeancountJournal.class, "beancount-roots.psv", "prefix", "root").map(r -> r);
    rows.forEach(r -> roots.put(r.text("prefix"), r.text("root")));
  }

  @Override
  public String name() {
    return "beancount";
  }

  @Override
  public Sink begin(Company company, Map<String, String> accountNames, Writer out)
      throws IOException {
    out.write(";; Journal of " + company.id() + "\n");
    out.write("option \"title\" " + text(company.name()) + "\n");
    out.write("option \"operating_currency\" \"" + company.currency() + "\"\n");
    return new BeancountSink(this, accountNames, out);
  }

  /**
   * The account under its root, such as {@code Assets:4428:CV}; what beancount does not take in a
   * name is written as {@code -XX-}, so that no two accounts become one.
   */
  String account(AccountCode code) {
    String name = root(code.synthetic()) + ":" + component(code.synthetic());
    return code.analytic().isEmpty()
        ? name
        : name
            + Stream.of(code.analytic().split("\\.", -1))
                .map(BeancountJournal::component)
                .collect(Collectors.joining(":", ":", ""));
  }

  private String root(String synthetic) {
    for (int n = synthetic.length(); n > 0; n--) {
      String root = roots.get(synthetic.substring(0, n));
      if (root != null) {
        return root;
      }
    }
    return "Equity";
  }

  /** A component starts with a capital letter or a digit; X stands before what does not. */
  private static String component(String part) {
    StringBuilder b = new StringBuilder();
    part.codePoints()
        .forEach(
            c -> {
              boolean first = b.length() == 0;
              boolean capital = c >= 'A' && c <= 'Z' && !(first && c == 'X');
              boolean digit = c >= '0' && c <= '9';
              boolean small = c >= 'a' && c <= 'z' && !first;
              if (capital || digit || small) {
                b.appendCodePoint(c);
              } else {
                b.append(first ? "X-" : "-")
                    .append(Integer.toHexString(c).toUpperCase(Locale.ROOT))
                    .append('-');
              }
            });
    return b.isEmpty() ? "X" : b.toString();
  }

  /** A string in quotes. */
  static String text(String raw) {
    return '"' + PlainText.line(raw).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** A link: the id, with what beancount does not take in one written as {@code _XX_}. */
  static String link(String id) {
    StringBuilder b = new StringBuilder("^");
    id.codePoints()
        .forEach(
            c -> {
              boolean kept =
                  c >= '0' && c <= '9'
                      || c >= 'A' && c <= 'Z'
                      || c >= 'a' && c <= 'z'
                      || "-/.".indexOf(c) >= 0;
              if (kept) {
                b.appendCodePoint(c);
              } else {
                b.append('_').append(Integer.toHexString(c)).append('_');
              }
            });
    return b.toString();
  }

  /** The only partner of the lines; empty if there are several or none. */
  static String payee(List<VoucherLine> lines) {
    Map<String, String> names = new TreeMap<>();
    lines.forEach(l -> l.partner().ifPresent(p -> names.put(p.key(), p.name())));
    return names.size() == 1 ? names.values().iterator().next() : "";
  }
}
