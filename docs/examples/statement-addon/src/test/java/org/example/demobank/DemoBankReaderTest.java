package org.example.demobank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.statement.Chain;
import org.partida.model.statement.Statement;
import org.partida.spi.statement.StatementReader;
import org.partida.testkit.statement.StatementReaderContract;

/** The contract of all readers, and what this bank's file says. */
class DemoBankReaderTest extends StatementReaderContract {
  @Override
  protected StatementReader reader() {
    return new DemoBankReader();
  }

  @Override
  protected byte[] sample() throws IOException {
    try (InputStream in = DemoBankReaderTest.class.getResourceAsStream("/october.csv")) {
      return in.readAllBytes();
    }
  }

  @Test
  void movementsAndBalancesAreAsPrinted() throws IOException {
    Statement s = reader().read(new ByteArrayInputStream(sample()), "october.csv").statements().get(0);

    assertThat(s.account()).isEqualTo("RO91DEMO0000000000000042");
    assertThat(s.chain()).isEqualTo(Chain.OK);
    assertThat(s.lines()).extracting(l -> l.amount().amountText()).containsExactly("1210.00", "-350.00", "-14.50");
    assertThat(s.lines().get(0).counterparty().name()).contains("Client Exemplu SRL");
    assertThat(s.lines().get(2).counterparty().iban()).isEmpty();
  }

  @Test
  void anAmountThatIsNoneIsRefusedWithItsLine() throws IOException {
    String spoilt = new String(sample(), StandardCharsets.UTF_8).replace("-350.00", "350,00-");

    assertThatThrownBy(() -> reader().read(new ByteArrayInputStream(spoilt.getBytes(StandardCharsets.UTF_8)), "spoilt.csv"))
        .isInstanceOfSatisfying(PartidaException.class, e -> assertThat(e.problem().location()).isEqualTo("spoilt.csv, line 10"));
  }

  @Test
  void aCurrencyThatIsNoneIsRefused() throws IOException {
    String spoilt = new String(sample(), StandardCharsets.UTF_8).replace("currency;RON", "currency;LEI");

    assertThatThrownBy(() -> reader().read(new ByteArrayInputStream(spoilt.getBytes(StandardCharsets.UTF_8)), "spoilt.csv"))
        .isInstanceOfSatisfying(PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo("demo-bank.fact"));
  }

  @Test
  void aMissingRowBreaksTheChain() throws IOException {
    String shorter = new String(sample(), StandardCharsets.UTF_8).replaceFirst("(?m)^2026-10-12.*\\R", "");
    Statement s = reader().read(new ByteArrayInputStream(shorter.getBytes(StandardCharsets.UTF_8)), "short.csv").statements().get(0);

    assertThat(s.lines()).extracting(l -> l.amount()).containsExactly(Money.of("1210.00", "RON"), Money.of("-14.50", "RON"));
    assertThat(s.chain()).isEqualTo(Chain.BROKEN);
  }
}
