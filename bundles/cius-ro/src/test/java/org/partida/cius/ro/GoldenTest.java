package org.partida.cius.ro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.sandbox.generate.Shape;
import org.partida.spi.invoice.Finding;
import org.partida.spi.invoice.ValidationOptions;
import org.partida.spi.invoice.ValidationReport;

/**
 * What people read of the mistakes that are made most often, word for word. The files are made of
 * one good invoice; {@code -Dpartida.golden=write} writes the expectation anew, to be read before
 * it is kept.
 */
class GoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/org/partida/cius/ro/golden");

  private static final CiusRoValidator VALIDATOR = new CiusRoValidator(new Explanations());

  private static Map<String, byte[]> broken() {
    byte[] good = Samples.shapes().get(Shape.STANDARD);
    String text = new String(good, StandardCharsets.UTF_8);
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("good", good);
    all.put("no such date", Samples.with(good, "IssueDate", "2026-02-30"));
    all.put("an element too many", bytes(text.replaceFirst("<cbc:IssueDate>", "<cbc:Colour/>$0")));
    all.put("another specification", Samples.with(good, "CustomizationID", "urn:other"));
    all.put("sum of lines", Samples.with(good, "LineExtensionAmount", "1.00"));
    all.put("negative price", bytes(text.replaceFirst("(<cbc:PriceAmount[^>]*>)", "$1-")));
    all.put(
        "three decimals",
        bytes(text.replaceFirst("(<cbc:PayableAmount[^>]*>\\d+\\.\\d\\d)", "$10")));
    all.put("county", Samples.with(good, "CountrySubentity", "Cluj"));
    all.put("number without digit", Samples.with(good, "ID", "ABC"));
    all.put("unit", bytes(text.replaceFirst("unitCode=\"[^\"]*\"", "unitCode=\"BUC\"")));
    all.put("due date", bytes(text.replaceAll("<cbc:DueDate>[^<]*</cbc:DueDate>", "")));
    all.put(
        "seller's code",
        bytes(
            text.replaceFirst(
                "(?s)(<cac:PartyTaxScheme>\\s*<cbc:CompanyID>)[^<]*", "$1RO12345675")));
    all.put("buyer abroad", Samples.shapes().get(Shape.INTRA_EU));
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"ro", "en"})
  void findings(String language) throws Exception {
    StringBuilder out = new StringBuilder();
    for (Map.Entry<String, byte[]> e : broken().entrySet()) {
      ValidationReport r =
          VALIDATOR.validate(
              new ByteArrayInputStream(e.getValue()),
              ValidationOptions.in(Locale.forLanguageTag(language)));
      out.append("== ").append(e.getKey()).append(": ");
      out.append(r.failedAt().map(Enum::name).orElse("valid")).append('\n');
      for (Finding f : r.errors()) {
        out.append(f.rule()).append(' ').append(f.businessTerm().orElse("-"));
        out.append(' ').append(f.location()).append('\n');
        out.append("  ").append(f.message()).append("\n  -> ").append(f.fix()).append('\n');
      }
    }
    Path file = GOLDEN.resolve("findings-" + language + ".txt");
    if ("write".equals(System.getProperty("partida.golden"))) {
      Files.writeString(file, out.toString(), StandardCharsets.UTF_8);
    }
    assertThat(out.toString()).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
  }

  @Test
  void everySampleIsAnother() {
    assertThat(
            broken().values().stream().map(b -> new String(b, StandardCharsets.UTF_8)).distinct())
        .hasSize(broken().size());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
