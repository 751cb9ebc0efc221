package org.partida.statements.csv;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;
import org.partida.spi.statement.Detection;
import org.partida.spi.statement.StatementHead;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;
import org.partida.statements.table.Grid;
import org.partida.statements.table.RunningBalance;
import org.partida.statements.text.Amounts;
import org.partida.statements.text.Refusal;
import org.partida.statements.text.SourceText;
import org.partida.statements.text.Table;

/**
 * Banca Transilvania's CSV, both layouts ("Căutare tranzacții" of BT24, and the newer one).
 * Thread-safe.
 */
@Component(service = StatementReader.class)
public final class BtCsvReader implements StatementReader {
  private static final String BANK = "Banca Transilvania";

  private final Table table = Table.beside(BtCsvReader.class, "bt.properties");
  private final BtDescription description = new BtDescription(table);

  @Override
  public String format() {
    return "bt-csv";
  }

  @Override
  public Detection detect(StatementHead head) {
    String lookedFor =
        "within the first "
            + Header.SEARCHED_ROWS
            + " rows a header with the columns of "
            + BANK
            + ": "
            + String.join(", ", table.list("old.columns"))
            + "; or "
            + String.join(", ", table.list("new.columns"));
    try {
      String text = SourceText.decodeHead(head.bytes());
      Optional<BtLayout> layout = BtLayout.find(text, table);
      return layout.isPresent() && ofThisBank(preamble(text, layout.get()))
          ? Detection.yes("the columns of " + BANK)
          : Detection.no(lookedFor);
    } catch (PartidaException notCsv) {
      return Detection.no(lookedFor);
    }
  }

  @Override
  public StatementRead read(InputStream source, String fileName) throws IOException {
    String text = SourceText.decode(SourceText.bytes(source, fileName));
    BtLayout layout = BtLayout.find(text, table).orElseThrow(() -> noHeader(fileName));
    List<Grid.Row> rows = Grid.rows(text, layout.header().delimiter());
    int headerRow = layout.header().rowIndex();
    int headerLine = rows.get(headerRow).line();
    BtPreamble preamble =
        BtPreamble.of(rows.subList(0, headerRow), table.get("count").orElseThrow());
    if (preamble.account().isEmpty() || preamble.currency().isEmpty()) {
      throw Refusal.at(
          headerLine,
          "bt-csv.account",
          "the account and its currency are not named above the table");
    }
    if (!ofThisBank(preamble)) {
      throw Refusal.at(
          headerLine,
          "bt-csv.bank",
          "the account " + preamble.account().get() + " is not kept at " + BANK);
    }
    BtTable movements =
        new BtTable(
            layout, preamble.currency().get(), description, Set.copyOf(table.list("footers")));
    movements.read(rows.subList(headerRow + 1, rows.size()));
    checkCount(preamble, movements.lines(), headerLine);
    List<Problem> warnings = new ArrayList<>();
    return new StatementRead(
        Optional.of(BANK), List.of(statement(preamble, movements, warnings)), warnings);
  }

  private Statement statement(BtPreamble preamble, BtTable movements, List<Problem> warnings) {
    List<StatementLine> lines = movements.lines();
    Money sum = Money.zero(preamble.currency().orElseThrow());
    for (StatementLine l : lines) {
      sum = Amounts.plus(sum, l.amount(), l.row());
    }
    Optional<RunningBalance> balance = movements.runningBalance();
    balance
        .flatMap(RunningBalance::brokenLine)
        .ifPresent(
            line ->
                warnings.add(
                    Refusal.warning(
                        line,
                        "bt-csv.balance",
                        "the balance of this row does not follow from the row beside it",
                        "A row may be missing: export the whole period again, without filters.")));
    return new Statement(
        preamble.account().orElseThrow(),
        preamble.currency().orElseThrow(),
        lines.stream().map(StatementLine::bookingDate).min(LocalDate::compareTo),
        lines.stream().map(StatementLine::bookingDate).max(LocalDate::compareTo),
        balance.map(RunningBalance::opening),
        balance.map(RunningBalance::closing),
        Optional.empty(),
        lines);
  }

  private static void checkCount(BtPreamble preamble, List<StatementLine> lines, int headerLine) {
    if (preamble.count().isPresent() && preamble.count().get() != lines.size()) {
      throw Refusal.at(
          headerLine,
          "bt-csv.count",
          "the file says "
              + preamble.count().get()
              + " movements (Gasit/e), "
              + lines.size()
              + " are in it");
    }
  }

  private BtPreamble preamble(String text, BtLayout layout) {
    List<Grid.Row> rows = Grid.top(text, layout.header().delimiter(), layout.header().rowIndex());
    return BtPreamble.of(rows, table.get("count").orElseThrow());
  }

  private boolean ofThisBank(BtPreamble preamble) {
    String code = table.get("bank-code").orElseThrow();
    return preamble.account().isPresent() && preamble.account().get().startsWith(code, 4);
  }

  private PartidaException noHeader(String fileName) {
    return Refusal.file(
        fileName,
        "bt-csv.header",
        "no row has the columns of "
            + BANK
            + " ("
            + String.join(", ", table.list("old.columns"))
            + ")",
        "Export the transactions as CSV from the bank and import the unchanged file.");
  }
}
