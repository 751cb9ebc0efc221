package org.partida.sandbox.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.sandbox.Months;
import org.partida.sandbox.generate.GenInvoice;
import org.partida.sandbox.generate.GenMessage;
import org.partida.sandbox.generate.Payload;

class ShapeTest {
  private static final String NS = " xmlns=\"" + Standard.UBL.namespace() + "\"";

  private static Optional<String> complaint(String body) {
    return Shape.complaint(Standard.UBL, Payload.utf8("<Invoice" + NS + ">" + body + "</Invoice>"));
  }

  private static final String HEAD =
      "<CustomizationID/><ID/><IssueDate/><DueDate/><InvoiceTypeCode/><Note/><Note/>"
          + "<DocumentCurrencyCode/><AccountingSupplierParty/><AccountingCustomerParty/>";
  private static final String TAIL = "<TaxTotal/><LegalMonetaryTotal/><InvoiceLine/><InvoiceLine/>";

  @Test
  void theOrderOfTheSchemaIsFine() {
    assertThat(complaint(HEAD + TAIL)).isEmpty();
  }

  @Test
  void whatIsMissingDoubleOrMisplacedIsNamed() {
    assertThat(complaint(HEAD + "<LegalMonetaryTotal/>").orElseThrow())
        .startsWith("org.xml.sax.SAXParseException; lineNumber: 1; columnNumber: ")
        .endsWith(
            "cvc-complex-type.2.4.b: The content of element 'Invoice' is not complete. One of"
                + " '{InvoiceLine}' is expected.");
    assertThat(complaint(HEAD.replace("<ID/>", "<ID/><ID/>") + TAIL).orElseThrow())
        .contains(
            "cvc-complex-type.2.4.a: Invalid content was found starting with element", ":ID}'");
    assertThat(complaint(HEAD.replace("<ID/>", "") + TAIL).orElseThrow())
        .contains("'{ID}' is expected");
    assertThat(complaint(HEAD + TAIL + "<Note/>").orElseThrow()).contains(":Note}'");
    assertThat(complaint(HEAD + "<Factura/>" + TAIL).orElseThrow()).contains(":Factura}'");
  }

  @Test
  void rootsOfOtherNamespacesAreUnknown() {
    assertThat(Shape.complaint(Standard.UBL, Payload.utf8("<Invoice/>")).orElseThrow())
        .endsWith("cvc-elt.1.a: Cannot find the declaration of element 'Invoice'.");
    assertThat(Shape.complaint(Standard.CII, Payload.utf8("<a")).orElseThrow())
        .contains("SAXParseException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UBL mf-official/eInvoice_ex.xml",
        "CN mf-official/creditNote_ex.xml",
        "UBL swagger/example_UBL.xml",
        "CN swagger/example_FCN.xml",
        "CII swagger/example_CII.xml",
        "UBL en16931/ubl-tc434-example2.xml",
        "CN en16931/ubl-tc434-creditnote1.xml",
        "UBL odoo/ciusro_out_invoice.xml",
        "UBL zip-extracted/4186086961__4186086961.xml"
      })
  void realDocumentsHaveTheShape(String sample) throws IOException {
    String[] parts = sample.split(" ", 2);
    Optional<Path> data = data();
    Assumptions.assumeTrue(data.isPresent(), "no sample documents beside the project");
    Payload payload = Payload.of(Files.readAllBytes(data.orElseThrow().resolve(parts[1])));
    assertThat(Shape.complaint(Standard.valueOf(parts[0]), payload)).isEmpty();
  }

  @Test
  void generatedDocumentsBreakNeitherShapeNorRules() {
    for (GenMessage message : Months.seven().messages()) {
      Optional<GenInvoice> invoice = message.invoice();
      if (invoice.isPresent()) {
        Standard standard = invoice.get().isCreditNote() ? Standard.CN : Standard.UBL;
        assertThat(Shape.complaint(standard, message.payload()))
            .as(invoice.get().number())
            .isEmpty();
        assertThat(Rules.check(message.payload())).as(invoice.get().number()).isEmpty();
      }
    }
  }

  private static Optional<Path> data() {
    return Stream.iterate(
            Path.of(System.getProperty("user.dir")).toAbsolutePath(),
            Objects::nonNull,
            Path::getParent)
        .map(p -> p.resolve("../shared/data/anaf").normalize())
        .filter(Files::isDirectory)
        .findFirst();
  }
}
