package org.partida.bench;

import com.ctc.wstx.stax.WstxInputFactory;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.runner.RunnerException;
import org.partida.model.statement.Chain;
import org.partida.model.statement.Statement;
import org.partida.spi.statement.StatementReader;
import org.partida.statements.camt.Camt053Reader;
import org.partida.statements.csv.BtCsvReader;
import org.partida.statements.mt940.Mt940Reader;
import org.partida.statements.table.BuiltIn;
import org.partida.statements.table.ProfileReader;

/**
 * Bytes of a statement to proved lines, beside the scan alone of the same bytes: lines as texts,
 * XML events, or FastCSV's cells.
 */
@State(Scope.Benchmark)
public class Readers {
  private static final int LINES = 2000;

  @Param("mt940")
  String kind;

  private byte[] bytes = {};
  private StatementReader reader = new Mt940Reader();
  private XMLInputFactory woodstox = new WstxInputFactory();

  @Setup
  public void make() throws IOException {
    switch (kind) {
      case "mt940" -> bytes = ReaderFiles.mt940(LINES);
      case "camt" -> {
        bytes = ReaderFiles.camt(LINES);
        reader = new Camt053Reader();
      }
      case "bt" -> {
        bytes = ReaderFiles.bt(LINES);
        reader = new BtCsvReader();
      }
      default -> {
        bytes = ReaderFiles.ing(LINES);
        reader =
            new ProfileReader(
                BuiltIn.profiles().stream()
                    .filter(p -> p.id().equals("ing-business"))
                    .findFirst()
                    .orElseThrow());
      }
    }
    woodstox.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    Statement s = reader.read(new ByteArrayInputStream(bytes), "bench").statements().get(0);
    if (s.lines().size() != LINES || s.chain() == Chain.BROKEN) {
      throw new IllegalStateException(s.lines().size() + " lines were read, chain " + s.chain());
    }
  }

  @Benchmark
  public long baseline() throws IOException, XMLStreamException {
    return switch (kind) {
      case "mt940" -> lines();
      case "camt" -> events();
      default -> cells();
    };
  }

  /** Every line is made a String and looked at for its tag. */
  private long lines() throws IOException {
    long sum = 0;
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        sum += line.startsWith(":61:") || line.startsWith(":86:") ? line.length() : 1;
      }
    }
    return sum;
  }

  private long events() throws XMLStreamException {
    XMLStreamReader x = woodstox.createXMLStreamReader(new ByteArrayInputStream(bytes));
    long sum = 0;
    while (x.hasNext()) {
      switch (x.next()) {
        case XMLStreamConstants.START_ELEMENT ->
            sum += x.getLocalName().length() + x.getAttributeCount();
        case XMLStreamConstants.CHARACTERS -> sum += x.getTextLength();
        default -> sum++;
      }
    }
    x.close();
    return sum;
  }

  private long cells() throws IOException {
    long sum = 0;
    char delimiter = kind.equals("bt") ? ',' : ';';
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(
                new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8))) {
      for (CsvRecord record : csv) {
        for (String field : record.getFields()) {
          sum += field.length();
        }
      }
    }
    return sum;
  }

  @Benchmark
  public Object ours() throws IOException {
    return reader.read(new ByteArrayInputStream(bytes), "bench");
  }

  static List<Row> measure() throws RunnerException {
    List<Row> rows = new ArrayList<>();
    rows.add(row("mt940", "MT940", "the same bytes as lines"));
    rows.add(row("camt", "camt.053", "Woodstox scan of the same bytes"));
    rows.add(row("bt", "BT's CSV", "FastCSV alone"));
    rows.add(row("ing", "a profile's CSV", "FastCSV alone"));
    return rows;
  }

  private static Row row(String kind, String name, String baseline) throws RunnerException {
    JmhRounds.Values v = new JmhRounds(Readers.class, 3).run(Map.of("kind", kind));
    return new Row(
        "read " + name + ", " + LINES + " lines",
        baseline,
        "us",
        v.baseline(),
        v.ours(),
        new Row.Aim(Row.Kind.RATIO, 3));
  }
}
