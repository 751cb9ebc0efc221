package org.partida.sandbox.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.sandbox.generate.BulkInvoices;
import org.partida.sandbox.generate.Payload;
import org.partida.spi.invoice.Finding;
import org.partida.spi.invoice.InvoiceValidator;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.invoice.ValidationOptions;
import org.partida.spi.invoice.ValidationReport;

/** A validator of another bundle comes, says no, is not ready, fails, goes. */
class ValidatorTest {
  private final Payload good =
      BulkInvoices.payload(BulkInvoices.key(1, 0, 2, LocalDate.of(2026, 11, 22))).orElseThrow();
  private final DocumentChecks checks = new DocumentChecks();

  /** Says what it is told to. */
  private static final class Fake implements InvoiceValidator {
    private final ValidationReport report;
    private final List<ValidationOptions> asked = new ArrayList<>();
    private boolean ready = true;
    private boolean fails;

    Fake(ValidationReport.Stage stage, String text) {
      Finding finding = new Finding("BR-99", "/Invoice", "m", "f", Optional.empty(), text);
      report = new ValidationReport(Optional.of(stage), List.of(finding), List.of());
    }

    @Override
    public String profile() {
      return "fake";
    }

    @Override
    public boolean validates(RootElement root) {
      return "Invoice".equals(root.localName());
    }

    @Override
    public boolean ready() {
      return ready;
    }

    @Override
    public ValidationReport validate(InputStream source, ValidationOptions options) {
      asked.add(options);
      if (fails) {
        throw new PartidaException(new Problem("validator.warming-up", "m", "l", "f"));
      }
      return report;
    }
  }

  private List<String> texts() {
    return checks.content(Standard.UBL, good, true, cui -> true).texts(true);
  }

  @Test
  void itsRulesArePrintedAsTheAuthorityPrintsThem() {
    Fake fake = new Fake(ValidationReport.Stage.SCHEMATRON, "[BR-98]-Zau     #So");
    checks.add(fake);
    assertThat(checks.shape(Standard.UBL, good)).isEmpty();
    assertThat(texts())
        .containsExactly("E: validari globale  SCHEMATRON   eroare: [BR-98]-Zau     #So");
    assertThat(texts()).hasSize(1);
    assertThat(fake.asked).extracting(ValidationOptions::foreignBuyer).containsExactly(false, true);
    checks.remove(fake);
    assertThat(texts()).isEmpty();
  }

  @Test
  void itsSchemaCountsAtTheUpload() {
    checks.add(new Fake(ValidationReport.Stage.XSD, "cvc-type.3.1.3: The value 'x' is wrong."));
    assertThat(checks.shape(Standard.UBL, good))
        .contains(
            "org.xml.sax.SAXParseException; /Invoice; cvc-type.3.1.3: The value 'x' is wrong.");
  }

  @Test
  void oneThatIsNotReadyOrCannotSayIsDoneWithout() {
    Fake fake = new Fake(ValidationReport.Stage.SCHEMATRON, "[BR-98]-Zau");
    checks.add(fake);
    fake.fails = true;
    assertThat(texts()).isEmpty();
    fake.fails = false;
    fake.ready = false;
    assertThat(texts()).isEmpty();
    fake.ready = true;
    assertThat(texts()).hasSize(1);
  }
}
