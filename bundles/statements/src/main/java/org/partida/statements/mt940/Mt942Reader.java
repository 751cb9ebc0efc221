package org.partida.statements.mt940;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.service.component.annotations.Component;
import org.partida.spi.statement.Detection;
import org.partida.spi.statement.StatementHead;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;
import org.partida.spi.statement.StatementSink;
import org.partida.spi.statement.StatementSource;

/** Interim reports in SWIFT MT942, which have no booked balances. Thread-safe. */
@Component(service = StatementReader.class)
public final class Mt942Reader implements StatementReader {
  private final Mt940File file = new Mt940File();

  @Override
  public String format() {
    return "mt942";
  }

  @Override
  public Detection detect(StatementHead head) {
    return Mt940Detection.interim(head);
  }

  @Override
  public StatementRead read(InputStream source, String fileName) throws IOException {
    return file.read(source, fileName);
  }

  @Override
  public StatementRead read(StatementSource source, StatementSink sink) throws IOException {
    return file.read(source, sink);
  }
}
