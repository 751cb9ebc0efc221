package org.partida.statements.xls;

import java.util.List;
import org.partida.base.statement.StatementFormats;
import org.partida.spi.statement.SheetReader;
import org.partida.spi.statement.StatementReader;
import org.partida.spi.statement.StatementReaders;
import org.partida.statements.camt.Camt052Reader;
import org.partida.statements.camt.Camt053Reader;
import org.partida.statements.camt.Camt054Reader;
import org.partida.statements.csv.BtCsvReader;
import org.partida.statements.mt940.Mt940Reader;
import org.partida.statements.mt940.Mt942Reader;
import org.partida.statements.ofx.OfxReader;
import org.partida.statements.table.BuiltIn;
import org.partida.statements.table.HtmlSheets;
import org.partida.statements.table.ProfileReader;
import org.partida.statements.table.Sheets;

/** Every reader that there is, as in an instance with all features. */
final class All {
  private static final List<SheetReader> WORKBOOKS = List.of(new HtmlSheets(), new XlsSheets());
  private static final List<StatementReader> OWN =
      List.of(
          new Mt940Reader(),
          new Mt942Reader(),
          new Camt052Reader(),
          new Camt053Reader(),
          new Camt054Reader(),
          new BtCsvReader(),
          new OfxReader());
  private static final List<StatementReader> PROFILES =
      BuiltIn.profiles().stream()
          .<StatementReader>map(p -> new ProfileReader(p, new Sheets(WORKBOOKS)))
          .toList();

  private All() {}

  static StatementFormats formats() {
    return new StatementFormats(
        OWN,
        List.of(
            new StatementReaders() {
              @Override
              public List<StatementReader> readers() {
                return PROFILES;
              }

              @Override
              public List<SheetReader> sheets() {
                return WORKBOOKS;
              }
            }));
  }
}
