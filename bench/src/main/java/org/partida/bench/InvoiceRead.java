package org.partida.bench;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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
import org.partida.ubl.UblInvoiceReader;

/**
 * Bytes to a checked, canonical invoice, beside Woodstox walking over the same bytes and keeping
 * nothing.
 */
@State(Scope.Benchmark)
public class InvoiceRead {
  @Param("10")
  int lines;

  private byte[] bytes = {};
  private UblInvoiceReader reader = new UblInvoiceReader();
  private XMLInputFactory woodstox = new WstxInputFactory();

  @Setup
  public void make() throws IOException {
    bytes = Invoices.ubl(lines);
    int read = reader.read(new ByteArrayInputStream(bytes)).invoices().get(0).lines().size();
    if (read != lines) {
      throw new IllegalStateException(read + " lines were read of " + lines);
    }
    woodstox.setProperty(XMLInputFactory.SUPPORT_DTD, false);
  }

  /** Every event, every name and the length of every text; no text is made a String. */
  @Benchmark
  public long baseline() throws XMLStreamException {
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

  @Benchmark
  public Object ours() throws IOException {
    return reader.read(new ByteArrayInputStream(bytes));
  }

  static List<Row> measure() throws RunnerException {
    return List.of(row(1, 2), row(10, 5), row(100, 2), row(1000, 2));
  }

  private static Row row(int lines, int rounds) throws RunnerException {
    JmhRounds.Values v =
        new JmhRounds(InvoiceRead.class, rounds).run(Map.of("lines", Integer.toString(lines)));
    Row.Aim aim = lines == 10 ? new Row.Aim(Row.Kind.RATIO, 2.3) : Row.Aim.NONE;
    return new Row(
        "read UBL, " + lines + (lines == 1 ? " line" : " lines"),
        "Woodstox scan of the same bytes",
        "us",
        v.baseline(),
        v.ours(),
        aim);
  }
}
