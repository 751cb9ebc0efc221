package org.partida.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.api.archive.Certificate;
import org.partida.model.CompanyId;
import org.partida.model.Sha256;

/** A certificate of a hundred messages on paper. */
class PdfCertificateRendererTest {
  private static final Instant BEGIN = Instant.parse("2026-09-30T21:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"ro", "en", "it"})
  void everyMessageStandsOnThePagesInsideTheMargins(String language) throws IOException {
    byte[] pdf = bytes(certificate(false), language);
    String text = Pdf.text(pdf, 1, Integer.MAX_VALUE);
    for (int i = 0; i < 100; i++) {
      assertThat(text).contains("30000" + (1000 + i));
    }
    assertThat(text).contains("RO12345674", "the-digest", "F-7 țâșnire");
    assertThat(Pdf.strays(pdf)).isZero();
    assertThat(Pdf.pages(pdf)).isGreaterThan(2);
  }

  @Test
  void theVerdictIsSaidInWords() throws IOException {
    assertThat(Pdf.text(bytes(certificate(true), "ro"), 1, 1)).contains("Complet");
    String text = Pdf.text(bytes(certificate(false), "ro"), 1, 1);
    assertThat(text).contains("Incomplet", "1 message expired");
  }

  @Test
  void theSameCertificateGivesTheSameBytes() throws IOException {
    assertThat(bytes(certificate(true), "en")).isEqualTo(bytes(certificate(true), "en"));
  }

  private static byte[] bytes(Certificate c, String language) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PdfCertificateRenderer().render(c, Locale.forLanguageTag(language), out);
    return out.toByteArray();
  }

  private static Certificate certificate(boolean complete) {
    List<Certificate.Entry> entries = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      entries.add(
          new Certificate.Entry(
              "30000" + (1000 + i),
              Optional.of("6" + i),
              "RECEIVED",
              "FACTURA PRIMITA",
              BEGIN.plusSeconds(3600L * i),
              i % 9 == 0 ? Certificate.Account.WAITING : Certificate.Account.POSTED,
              i % 9 == 0 ? "decision: " + "a long reason ".repeat(30) : "",
              Optional.of("F-" + i + (i == 7 ? " țâșnire" : "")),
              List.of("CUMP-2026-" + (100000 + i)),
              Optional.of(Sha256.of(new byte[] {(byte) i})),
              Optional.empty(),
              Optional.empty(),
              Certificate.Seal.VALID,
              Optional.of("4a")));
    }
    return new Certificate(
        new CompanyId("RO12345674"),
        "Firma Țărm S.R.L.",
        "ro.spv",
        YearMonth.of(2026, 10),
        ZoneId.of("Europe/Bucharest"),
        BEGIN.plusSeconds(4_000_000),
        true,
        complete,
        complete ? List.of() : List.of("1 message expired before they were fetched"),
        entries,
        Map.of("RECEIVED", 100),
        Map.of(Certificate.Account.POSTED, 88, Certificate.Account.WAITING, 12),
        List.of(new Certificate.Stretch(BEGIN, BEGIN.plusSeconds(3_000_000), 9, Optional.empty())),
        List.of(),
        "the-chain",
        "the-digest");
  }
}
