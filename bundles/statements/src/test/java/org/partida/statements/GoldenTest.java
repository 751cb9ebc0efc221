package org.partida.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partida.model.Problem;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;

/**
 * Our own sample of each dialect against what should be read from it. To renew an expectation after
 * a change that is meant, run with {@code -Dgolden=write} and look at the difference.
 */
class GoldenTest {
  @ParameterizedTest
  @CsvSource({
    "raiffeisen.sta, mt940",
    "brd.sta, mt940",
    "ing.sta, mt940",
    "bcr.sta, mt940",
    "alpha.sta, mt940",
    "cec.sta, mt940",
    "gvc.sta, mt940",
    "slashes.sta, mt940",
    "interim.sta, mt942",
    "camt052.xml, camt.052",
    "camt053-v2.xml, camt.053",
    "camt053-v8.xml, camt.053",
    "camt054.xml, camt.054",
    "bt-old.csv, bt-csv",
    "bt-new.csv, bt-csv",
    "same-movements.sta, mt940",
    "fan-courier.csv, fan-courier",
    "cargus.csv, cargus",
    "dpd.csv, dpd",
    "gls.csv, gls",
    "emag.csv, emag-statement",
    "euplatesc.csv, euplatesc",
    "netopia.csv, netopia",
    "bcr-csv.csv, bcr-csv",
    "bcr-george.csv, bcr-george",
    "intesa-statement.csv, intesa-statement",
    "ing-business.csv, ing-business",
    "ing-homebank.csv, ing-homebank",
    "raiffeisen.csv, raiffeisen-table",
    "revolut-personal.csv, revolut-personal",
    "stripe.csv, stripe-balance",
    "paypal.csv, paypal",
    "sumup.csv, sumup",
    "sgml.ofx, ofx",
    "xml.ofx, ofx"
  })
  void readsAsExpected(String sample, String format) throws IOException {
    byte[] bytes = Samples.own(sample);
    assertThat(Samples.detected(bytes)).containsExactly(format);
    StatementReader reader =
        Samples.readers().stream().filter(r -> r.format().equals(format)).findFirst().orElseThrow();

    String found = describe(Samples.read(reader, bytes));

    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(
          Path.of("src/test/resources/org/partida/statements", sample + ".expected"), found);
    }
    assertThat(found)
        .isEqualTo(new String(Samples.own(sample + ".expected"), StandardCharsets.UTF_8));
  }

  private static String describe(StatementRead read) {
    StringBuilder b = new StringBuilder("bank " + read.bank().orElse("-") + "\n");
    for (Statement s : read.statements()) {
      b.append(
          String.format(
              "statement %s %s %s..%s opening %s closing %s number %s chain %s%n",
              s.account(),
              s.currency(),
              or(s.from()),
              or(s.to()),
              or(s.opening()),
              or(s.closing()),
              or(s.number()),
              s.chain()));
      s.lines().forEach(l -> b.append(describe(l)));
    }
    for (Problem p : read.warnings()) {
      b.append("warning ").append(p.code()).append(" at ").append(p.location()).append('\n');
    }
    return b.toString();
  }

  private static String describe(StatementLine l) {
    return String.format(
        "%d %s %s %s %s | %s | %s | %s | ref %s | e2e %s%s%n    %s%n",
        l.row(),
        l.bookingDate(),
        or(l.valueDate()),
        l.amount(),
        l.kind(),
        or(l.counterparty().name()),
        or(l.counterparty().iban()),
        or(l.counterparty().taxId()),
        or(l.bankRef()),
        or(l.endToEndId()),
        l.awb().map(a -> " | awb " + a).orElse("")
            + l.orderRef().map(o -> " | order " + o).orElse(""),
        l.text());
  }

  private static String or(Optional<?> value) {
    return value.map(Object::toString).orElse("-");
  }

  /** So that a sample without a test is noticed. */
  @Test
  void everySampleHasAnExpectation() {
    try (var files = Files.list(Path.of("src/test/resources/org/partida/statements"))) {
      List<String> names = files.map(p -> p.getFileName().toString()).toList();
      assertThat(names.stream().filter(n -> !n.endsWith(".expected")).map(n -> n + ".expected"))
          .allMatch(names::contains);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
