package org.example.demobank;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.partida.spi.statement.Detection;
import org.partida.spi.statement.StatementHead;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;

/** Statements of the Demo Bank. The annotation makes it an OSGi service: Partida finds it as soon as the bundle runs. */
@Component
public final class DemoBankReader implements StatementReader {
  /** The first line of every file of this bank; nothing less certain is claimed. */
  static final String MARK = "DEMO BANK;statement;1";

  @Override
  public String format() {
    return "demo-bank-csv";
  }

  @Override
  public Detection detect(StatementHead head) {
    String first = head.ascii().lines().findFirst().orElse("");
    return first.equals(MARK) ? Detection.yes(MARK) : Detection.no("a first line '" + MARK + "'");
  }

  @Override
  public StatementRead read(InputStream source, String fileName) throws IOException {
    String text = new String(source.readAllBytes(), StandardCharsets.UTF_8);
    return new StatementRead(Optional.of("Demo Bank"), List.of(new DemoBankFile(text, fileName).statement()), List.of());
  }
}
