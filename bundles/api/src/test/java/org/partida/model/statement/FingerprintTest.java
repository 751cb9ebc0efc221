package org.partida.model.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partida.model.Money;

class FingerprintTest {
  private static final String ACCOUNT = "RO49AAAA1B31007593840000";

  @Test
  void twinsInOneFileAreNumbered() {
    List<String> ids =
        Fingerprint.ofLines(
            ACCOUNT, List.of(line(1, "99.00", "Plată ramburs"), line(2, "99.00", "Plată ramburs")));

    assertThat(ids.get(0)).endsWith("#1");
    assertThat(ids.get(1)).endsWith("#2").startsWith(ids.get(0).substring(0, 32));
  }

  @Test
  void spellingOfAccentsCaseAndBlanksDoesNotMatter() {
    List<String> one =
        Fingerprint.ofLines(ACCOUNT, List.of(line(1, "99.00", "Plată  factură şi ţară")));
    List<String> two =
        Fingerprint.ofLines(ACCOUNT, List.of(line(7, "99.00", " PLATA FACTURA și țară ")));

    assertThat(one).isEqualTo(two);
  }

  @Test
  void accountAmountDateAndReferenceTellApart() {
    String base = Fingerprint.ofLines(ACCOUNT, List.of(line(1, "99.00", "x"))).get(0);

    assertThat(Fingerprint.ofLines("RO09BCYP0000001234567890", List.of(line(1, "99.00", "x"))))
        .doesNotContain(base);
    assertThat(Fingerprint.ofLines(ACCOUNT, List.of(line(1, "-99.00", "x")))).doesNotContain(base);
    assertThat(Fingerprint.ofLines(ACCOUNT, List.of(line(1, "99.01", "x")))).doesNotContain(base);
    assertThat(Fingerprint.ofLines(ACCOUNT, List.of(line(1, "99.00", "y")))).doesNotContain(base);
  }

  private static StatementLine line(int row, String amount, String text) {
    return new StatementLine(
        row,
        LocalDate.of(2026, 3, 6),
        Optional.empty(),
        Money.of(amount, "RON"),
        Counterparty.UNKNOWN,
        text,
        Optional.of("REF1"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        LineKind.TRANSFER);
  }
}
