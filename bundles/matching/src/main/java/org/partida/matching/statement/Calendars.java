package org.partida.matching.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.partida.api.company.BankAccount;
import org.partida.api.statement.StatementCalendar;
import org.partida.api.statement.StatementCalendar.Day;
import org.partida.api.statement.StatementSummary;
import org.partida.model.Money;
import org.partida.model.Problem;
import org.partida.model.statement.Chain;

/** Puts the statements of an account in a row: what follows what, and which days are missing. */
final class Calendars {
  private static final Comparator<StatementSummary> IN_A_ROW =
      Comparator.comparing((StatementSummary s) -> s.from().orElseThrow())
          .thenComparing(s -> s.to().orElseThrow())
          .thenComparing(s -> s.number().orElse(""))
          .thenComparing(StatementSummary::importedAt);

  private final SortedMap<LocalDate, Day> days = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private Optional<StatementSummary> last = Optional.empty();

  private Calendars() {}

  /** One for each account and currency that has statements with days. */
  static List<StatementCalendar> of(
      List<StatementSummary> statements, Optional<LocalDate> from, Optional<LocalDate> to) {
    Map<String, Set<String>> known = new TreeMap<>();
    for (StatementSummary s : statements) {
      Set<String> currencies = known.computeIfAbsent(s.account(), k -> new TreeSet<>());
      if (!currency(s).isEmpty()) {
        currencies.add(currency(s));
      }
    }
    Map<String, List<StatementSummary>> rows = new TreeMap<>();
    for (StatementSummary s : statements) {
      if (s.from().isPresent() && s.to().isPresent()) {
        Set<String> all = known.get(s.account());
        // one without balances names no currency; it is of the account's, if that has but one
        String currency =
            currency(s).isEmpty() && all.size() == 1 ? all.iterator().next() : currency(s);
        rows.computeIfAbsent(s.account() + "|" + currency, k -> new ArrayList<>()).add(s);
      }
    }
    return rows.values().stream().map(r -> new Calendars().row(r, from, to)).toList();
  }

  private static String currency(StatementSummary s) {
    return s.opening()
        .or(s::closing)
        .map(Money::currency)
        .map(java.util.Currency::getCurrencyCode)
        .orElse("");
  }

  private StatementCalendar row(
      List<StatementSummary> row, Optional<LocalDate> from, Optional<LocalDate> to) {
    row.sort(IN_A_ROW);
    row.forEach(this::add);
    LocalDate first = from.orElse(days.firstKey());
    LocalDate end = to.orElse(days.lastKey());
    SortedMap<LocalDate, Day> shown = new TreeMap<>();
    for (LocalDate d = first; !d.isAfter(end); d = d.plusDays(1)) {
      shown.put(d, days.getOrDefault(d, Day.MISSING));
    }
    String currency =
        row.stream().map(Calendars::currency).filter(c -> !c.isEmpty()).findFirst().orElse("");
    return new StatementCalendar(row.get(0).account(), currency, shown, problems);
  }

  private void add(StatementSummary s) {
    LocalDate from = s.from().orElseThrow();
    LocalDate to = s.to().orElseThrow();
    Optional<StatementSummary> before = last;
    boolean within = before.map(b -> isWithin(s, b)).orElse(false);
    boolean joins = before.map(b -> within || !tells(b, s) || meets(b, s)).orElse(true);
    if (before.isPresent() && !within) {
      between(before.get(), s);
    }
    if (s.chain() == Chain.BROKEN) {
      problems.add(
          problem(
              "statement.chain-broken",
              "opening balance plus movements is not the closing balance",
              s,
              "export the statement again; a page or a line may be missing"));
    }
    boolean overlaps = within || before.map(b -> from.isBefore(b.to().orElseThrow())).orElse(false);
    for (LocalDate d = from; !d.isAfter(to); d = d.plusDays(1)) {
      boolean there = days.containsKey(d) && days.get(d) != Day.QUIET;
      Day now = there && overlaps ? Day.DUPLICATE : Day.COVERED;
      boolean broken =
          s.chain() == Chain.BROKEN
              || days.get(d) == Day.BROKEN
              || !joins && !overlaps && d.equals(from);
      days.put(d, broken ? Day.BROKEN : now);
    }
    if (before.map(b -> to.isAfter(b.to().orElseThrow()) || !within).orElse(true)) {
      last = Optional.of(s);
    }
  }

  /** It is of days that another one has already, and does not go on from it. */
  private static boolean isWithin(StatementSummary s, StatementSummary before) {
    return !s.from().orElseThrow().isBefore(before.from().orElseThrow())
        && !s.to().orElseThrow().isAfter(before.to().orElseThrow())
        && !(tells(before, s)
            && meets(before, s)
            && s.from().equals(before.to())
            && !s.opening().equals(s.closing()));
  }

  /** A settlement begins with nothing, whatever the one before it was. */
  private static boolean tells(StatementSummary before, StatementSummary s) {
    return !BankAccount.isRegister(s.account())
        && before.closing().isPresent()
        && s.opening().isPresent();
  }

  private static boolean meets(StatementSummary before, StatementSummary s) {
    return before.closing().equals(s.opening());
  }

  private void between(StatementSummary before, StatementSummary s) {
    LocalDate ended = before.to().orElseThrow();
    LocalDate begins = s.from().orElseThrow();
    if (begins.isBefore(ended)) {
      return;
    }
    boolean quiet = tells(before, s) && meets(before, s);
    for (LocalDate d = ended.plusDays(1); d.isBefore(begins); d = d.plusDays(1)) {
      days.put(d, quiet ? Day.QUIET : Day.MISSING);
    }
    if (tells(before, s) && !quiet) {
      problems.add(
          problem(
              "statement.gap",
              "the statement begins with "
                  + s.opening().orElseThrow()
                  + " on "
                  + begins
                  + ", but the last one ended with "
                  + before.closing().orElseThrow()
                  + " on "
                  + ended
                  + " ("
                  + before.fileName()
                  + ")",
              s,
              "import the statements between the two"));
    } else if (!tells(before, s)
        && !BankAccount.isRegister(s.account())
        && begins.isAfter(ended.plusDays(1))) {
      problems.add(
          problem(
              "statement.days-missing",
              "no statement covers " + ended.plusDays(1) + " to " + begins.minusDays(1),
              s,
              "import the statements of these days, if anything moved"));
    }
  }

  private static Problem problem(String code, String what, StatementSummary s, String fix) {
    return new Problem(code, what, s.account() + ", " + s.fileName(), fix);
  }
}
