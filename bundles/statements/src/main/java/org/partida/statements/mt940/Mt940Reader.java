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

/**
 * End-of-day statements in SWIFT MT940, in the dialects of Romanian and other European banks.
 * Thread-safe.
 */
@Component(service = StatementReader.class)
public final class Mt940Reader implements StatementReader {
  private final Mt940File file = new Mt940File();

  @Override
  public String format() {
    return "mt940";
  }

  @Override
  public Detection detect(StatementHead head) {
    return Mt940Detection.statement(head);
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
