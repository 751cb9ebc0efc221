package org.partida.statements.camt;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.service.component.annotations.Component;
import org.partida.spi.statement.Detection;
import org.partida.spi.statement.StatementHead;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;
import org.partida.spi.statement.StatementSink;
import org.partida.spi.statement.StatementSource;

/** Reports within the day in ISO 20022 camt.052, any version. Thread-safe. */
@Component(service = StatementReader.class)
public final class Camt052Reader implements StatementReader {
  private final CamtFile file = new CamtFile(CamtKind.REPORT);

  @Override
  public String format() {
    return CamtKind.REPORT.format();
  }

  @Override
  public Detection detect(StatementHead head) {
    return CamtKind.REPORT.detect(head);
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
