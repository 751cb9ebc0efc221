package org.partida.host.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.partida.base.text.CsvRows;
import org.partida.model.voucher.AccountCode;

/**
 * The accounts that an office's program knows, and how it writes them; without a file, whatever the
 * legal chart has. Immutable.
 */
final class OfficeChart {
  /** No file: everything is known, written as we do. */
  static final OfficeChart ANY = new OfficeChart(Map.of(), Map.of());

  private record Account(String name, String code) {}

  private final Map<String, Account> accounts;
  private final Map<String, String> names;

  private OfficeChart(Map<String, Account> accounts, Map<String, String> names) {
    this.accounts = accounts;
    this.names = names;
  }

  /** The same, with names by account for those that it has no name for. */
  OfficeChart orNames(Map<String, String> others) {
    return new OfficeChart(accounts, Map.copyOf(others));
  }

  static OfficeChart parse(String csv) {
    String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
    List<CsvRows.Row> rows = CsvRows.read(text).stream().filter(r -> !r.blank()).toList();
    List<String> head =
        rows.isEmpty()
            ? List.of()
            : rows.get(0).cells().stream().map(c -> c.strip().toLowerCase(Locale.ROOT)).toList();
    if (!head.contains("account")) {
      throw bad("line 1", "there is no column account");
    }
    Map<String, Account> accounts = new LinkedHashMap<>();
    for (CsvRows.Row r : rows.subList(1, rows.size())) {
      String at = "line " + r.line();
      String code = r.cell(head.indexOf("account")).strip();
      try {
        AccountCode account = AccountCode.of(code);
        String written = r.cell(head.indexOf("code")).strip();
        Account a =
            new Account(r.cell(head.indexOf("name")).strip(), written.isEmpty() ? code : written);
        if (r.broken() || accounts.putIfAbsent(account.toString(), a) != null) {
          throw bad(at, r.broken() ? "a quotation mark is not closed" : code + " stands twice");
        }
      } catch (IllegalArgumentException e) {
        throw bad(at, String.valueOf(e.getMessage()));
      }
    }
    if (accounts.isEmpty()) {
      throw bad("line 2", "there is no account");
    }
    return new OfficeChart(accounts, Map.of());
  }

  private static org.partida.model.PartidaException bad(String at, String message) {
    return Problems.of(
        "host-file.chart", message, at, "correct the file: columns account, name, code");
  }

  int size() {
    return accounts.size();
  }

  /** Whether the program takes an entry on it; an account stands for its analytics too. */
  boolean knows(AccountCode account) {
    return accounts.isEmpty()
        || accounts.containsKey(account.toString())
        || accounts.containsKey(account.synthetic());
  }

  /** As the program writes it. */
  String code(AccountCode account) {
    Account exact = accounts.get(account.toString());
    Account group = accounts.get(account.synthetic());
    if (exact != null) {
      return exact.code;
    }
    return group == null || account.analytic().isEmpty()
        ? account.toString()
        : group.code + "." + account.analytic();
  }

  String name(AccountCode account) {
    Account exact = accounts.getOrDefault(account.toString(), accounts.get(account.synthetic()));
    return exact == null || exact.name.isEmpty()
        ? names.getOrDefault(account.toString(), "")
        : exact.name;
  }
}
