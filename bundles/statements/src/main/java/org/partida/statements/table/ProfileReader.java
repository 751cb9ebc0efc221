package org.partida.statements.table;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.Problem;
import org.partida.model.statement.LineKind;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;
import org.partida.spi.statement.Detection;
import org.partida.spi.statement.FormatFacts;
import org.partida.spi.statement.FormatFacts.Source;
import org.partida.spi.statement.StatementHead;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;
import org.partida.statements.text.Amounts;
import org.partida.statements.text.Refusal;
import org.partida.statements.text.SourceText;

/** Reads the tables of one profile. Thread-safe. */
public final class ProfileReader implements StatementReader {
  private final TableProfile profile;
  private final TableSource source;

  /** With the kinds of workbooks that need no other bundle. */
  public ProfileReader(TableProfile profile) {
    this(profile, Sheets.BUILT_IN);
  }

  public ProfileReader(TableProfile profile, Sheets sheets) {
    this.profile = profile;
    this.source = new TableSource(sheets);
  }

  @Override
  public String format() {
    return profile.id();
  }

  @Override
  public FormatFacts facts() {
    return profile.facts();
  }

  @Override
  public Detection detect(StatementHead head) {
    return TableSource.look(head, profile).isPresent()
        ? Detection.yes("the headings of " + profile.facts().name())
        : Detection.no(profile.lookedFor());
  }

  /** Rows of one account, currency and transfer. */
  private record Part(String account, Currency currency, Optional<String> batch) {}

  @Override
  public StatementRead read(InputStream in, String fileName) throws IOException {
    TableSource.Found found =
        source
            .read(SourceText.bytes(in, fileName), fileName, profile)
            .orElseThrow(
                () ->
                    Refusal.file(
                        fileName,
                        "table.header",
                        "no " + profile.lookedFor(),
                        "Export the file again and import it unchanged."));
    TableHead head = found.head();
    List<Grid.Row> all = found.rows();
    TableRows rows = new TableRows(profile, head).read(all.subList(head.row() + 1, all.size()));
    List<Problem> warnings = new ArrayList<>();
    if (rows.left() > 0) {
      warnings.add(
          Refusal.warning(
              all.get(head.row()).line(),
              "table.left",
              rows.left() + " rows are pending, refused or reversed, and do not count",
              "Nothing has to be done."));
    }
    TableAccount above = TableAccount.above(all.subList(0, head.row()));
    if (rows.movements().isEmpty()) {
      return new StatementRead(Optional.of(profile.facts().name()), List.of(), warnings);
    }
    TableLines lines = new TableLines(profile, head, rows);
    Map<Part, List<TableLines.Moved>> parts = new LinkedHashMap<>();
    Map<Part, List<Grid.Row>> rowsOf = new LinkedHashMap<>();
    for (Grid.Row row : rows.movements()) {
      Part part = part(row, head, above, fileName);
      rowsOf.computeIfAbsent(part, k -> new ArrayList<>()).add(row);
      parts.computeIfAbsent(part, k -> new ArrayList<>()).add(lines.of(row, part.currency()));
    }
    proveTotal(lines, parts);
    List<Statement> statements = new ArrayList<>();
    parts.forEach(
        (part, moved) -> {
          TableBalances stated = lines.balances(rowsOf.get(part), part.currency());
          if (parts.size() == 1) {
            stated =
                stated
                    .or(TableBalances.labelled(rows.footers(), profile, part.currency()))
                    .or(
                        TableBalances.labelled(
                            all.subList(0, head.row()), profile, part.currency()))
                    .withTotal(lines.total(part.currency()));
          }
          statements.add(statement(part, moved, stated, warnings));
        });
    return new StatementRead(Optional.of(profile.facts().name()), statements, warnings);
  }

  private Part part(Grid.Row row, TableHead head, TableAccount above, String fileName) {
    Currency currency =
        head.text(row, Role.CURRENCY)
            .map(c -> c.toUpperCase(Locale.ROOT))
            .flatMap(Amounts::currency)
            .or(above::currency)
            .or(() -> profile.currency().flatMap(Amounts::currency))
            .orElseThrow(
                () ->
                    Refusal.at(
                        row.line(),
                        "table.currency",
                        "neither the row nor the file names the currency",
                        "Export the file with its currency, or name one in the profile."));
    Optional<String> register =
        profile
            .facts()
            .register()
            .map(
                r ->
                    head.text(row, Role.CONTRACT).map(c -> FormatFacts.ofContract(r, c)).orElse(r));
    String account =
        head.text(row, Role.ACCOUNT)
            .map(a -> a.replace(" ", ""))
            .or(above::iban)
            .or(() -> register)
            .or(() -> profile.bankCode().map(c -> FormatFacts.AT_BANK + c))
            .orElseThrow(
                () ->
                    Refusal.file(
                        fileName,
                        "table.account",
                        "the file does not name the account",
                        "Export it with the account, or name one in the profile."));
    return new Part(account, currency, head.text(row, Role.BATCH));
  }

  /** A file that gives its sum and has another one is cut short. */
  private static void proveTotal(TableLines lines, Map<Part, List<TableLines.Moved>> parts) {
    if (parts.values().stream().mapToInt(List::size).sum() == 0
        || parts.keySet().stream().map(Part::currency).distinct().count() != 1) {
      return;
    }
    Currency currency = parts.keySet().iterator().next().currency();
    Optional<Money> said = lines.total(currency);
    Money gross = Money.zero(currency);
    for (List<TableLines.Moved> moved : parts.values()) {
      for (TableLines.Moved m : moved) {
        gross = Amounts.plus(gross, m.lines().get(0).amount(), m.lines().get(0).row());
      }
    }
    if (said.isPresent() && !said.get().equals(gross)) {
      throw Refusal.at(
          lines.totalLine(),
          "table.total",
          "the file gives the sum " + said.get() + ", its rows make " + gross);
    }
  }

  private Statement statement(
      Part part, List<TableLines.Moved> moved, TableBalances stated, List<Problem> warnings) {
    List<StatementLine> all = moved.stream().flatMap(m -> m.lines().stream()).toList();
    // a transfer to the company is the bank's line; here it only proves the rest
    List<StatementLine> lines = all.stream().filter(l -> l.kind() != LineKind.PAYOUT).toList();
    provePayout(part, all, warnings);
    Optional<RunningBalance> balance = balances(part, moved);
    balance
        .flatMap(RunningBalance::brokenLine)
        .ifPresent(
            line ->
                warnings.add(
                    Refusal.warning(
                        line,
                        "table.balance",
                        "the balance of this row does not follow from the row beside it",
                        "A row may be missing: export the whole period again, without filters.")));
    Optional<Money> payout = payout(part, lines);
    return new Statement(
        part.account(),
        part.currency(),
        lines.stream().map(StatementLine::bookingDate).min(LocalDate::compareTo),
        lines.stream().map(StatementLine::bookingDate).max(LocalDate::compareTo),
        stated
            .opening()
            .or(() -> balance.map(RunningBalance::opening))
            .or(() -> payout.map(p -> Money.zero(part.currency()))),
        stated.closing().or(() -> balance.map(RunningBalance::closing)).or(() -> payout),
        part.batch(),
        lines);
  }

  private static void provePayout(Part part, List<StatementLine> all, List<Problem> warnings) {
    Money rest = Money.zero(part.currency());
    for (StatementLine l : all) {
      rest = Amounts.plus(rest, l.amount(), l.row());
    }
    if (!rest.isZero() && all.stream().anyMatch(l -> l.kind() == LineKind.PAYOUT)) {
      warnings.add(
          Refusal.warning(
              all.get(all.size() - 1).row(),
              "table.payout",
              "what was transferred leaves " + rest + " of what was collected",
              "It is transferred later, or rows are missing."));
    }
  }

  /** What a courier or processor is to transfer: all of a batch. */
  private Optional<Money> payout(Part part, List<StatementLine> lines) {
    if (profile.facts().source() == Source.BANK) {
      return Optional.empty();
    }
    Money sum = Money.zero(part.currency());
    for (StatementLine l : lines) {
      sum = Amounts.plus(sum, l.amount(), l.row());
    }
    return Optional.of(sum);
  }

  private static Optional<RunningBalance> balances(Part part, List<TableLines.Moved> moved) {
    List<RunningBalance.Entry> entries = new ArrayList<>();
    for (TableLines.Moved m : moved) {
      Money sum = Money.zero(part.currency());
      for (StatementLine l : m.lines()) {
        sum = Amounts.plus(sum, l.amount(), l.row());
      }
      Money all = sum;
      m.balance()
          .ifPresent(b -> entries.add(new RunningBalance.Entry(m.lines().get(0).row(), all, b)));
    }
    boolean newestFirst =
        moved.size() > 1
            && moved
                .get(0)
                .lines()
                .get(0)
                .bookingDate()
                .isAfter(moved.get(moved.size() - 1).lines().get(0).bookingDate());
    return entries.size() == moved.size()
        ? RunningBalance.of(entries, newestFirst)
        : Optional.empty();
  }
}
