package org.partida.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partida.itests.harness.Answer;
import org.partida.itests.harness.Instance;
import org.partida.sandbox.generate.MonthGenerator;
import org.partida.sandbox.generate.Shape;
import org.partida.sandbox.generate.UblWriter;
import org.partida.sandbox.generate.World;

/** Good and broken files through the whole distribution, as it is shipped. */
class InvoiceValidateIT {
  @Test
  void goodAndBrokenFiles() throws IOException {
    try (Instance instance = Instance.started("invoice-validate")) {
      Path folder = Files.createDirectories(instance.home().resolve("outgoing"));
      String good = new String(invoice(), StandardCharsets.UTF_8);
      write(folder, "a-good.xml", good);
      write(folder, "b-price.xml", good.replaceFirst("(<cbc:PriceAmount[^>]*>)", "$1-"));
      write(
          folder, "c-shape.xml", good.replaceFirst("<cbc:IssueDate>[^<]*", "<cbc:IssueDate>today"));
      write(folder, "d-other.txt", "no invoice");

      Answer whole = instance.call("invoice-validate", "outgoing", "--lang", "en", "--json");
      assertThat(whole.status()).as(whole.toString()).isEqualTo(1);
      JsonNode all = whole.json();
      assertThat(all).hasSize(4);
      assertThat(all.get(0).get("valid").asBoolean()).as(all.get(0).toString()).isTrue();
      assertThat(all.get(0).get("profile").asText()).isEqualTo("cius-ro");
      assertThat(all.get(1).get("stage").asText()).isEqualTo("SCHEMATRON");
      assertThat(all.get(1).get("errors").findValuesAsText("rule")).contains("BR-27");
      assertThat(all.get(2).get("stage").asText()).isEqualTo("XSD");
      assertThat(all.get(3).get("error").get("code").asText()).isEqualTo("xml.malformed");

      Answer one = instance.call("invoice-validate", "outgoing/a-good.xml", "--profile", "cius-ro");
      assertThat(one.status()).as(one.toString()).isZero();
      assertThat(one.out()).contains("valid");
      instance.wasGood();
    }
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  private static byte[] invoice() {
    return new MonthGenerator(World.load())
            .generate(
                new MonthGenerator.Request(
                    1, Instant.parse("2026-11-22T10:00:00Z"), 5_000_000_000L, 3_000_000_000L))
            .messages()
            .stream()
            .map(m -> m.invoice())
            .flatMap(Optional::stream)
            .filter(i -> i.shape() == Shape.STANDARD)
            .findFirst()
            .map(i -> UblWriter.write(i).bytes())
            .orElseThrow();
  }
}
