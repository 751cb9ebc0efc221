package org.partida.spv.unpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.model.PartidaException;
import org.partida.spi.network.Unpacked;
import org.partida.spi.network.Unpacked.PayloadKind;
import org.partida.spv.SharedData;

/** Archives as they come, and as they should not. */
class UnpackerTest {
  private static final String INVOICE =
      "\uFEFF<?xml version=\"1.0\"?>\n<u:Invoice xmlns:u=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"/>";
  private static final String SEAL = "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/>";

  @TempDir Path in;
  @TempDir Path out;
  private final Unpacker unpacker = new Unpacker();

  @Test
  void payloadAndSealInAnyOrder() throws Exception {
    Unpacked u = unpack(entries("semnatura_6000000001.xml", SEAL, "6000000001.xml", INVOICE));
    assertThat(u.payloadKind()).isEqualTo(PayloadKind.INVOICE);
    assertThat(u.payloadName()).isEqualTo("6000000001.xml");
    assertThat(u.payload())
        .hasParent(out)
        .hasBinaryContent(INVOICE.getBytes(StandardCharsets.UTF_8));
    assertThat(u.signatureName()).contains("semnatura_6000000001.xml");
    assertThat(u.signature().orElseThrow()).hasContent(SEAL);
    assertThat(u.texts()).isEmpty();
  }

  @Test
  void whateverElseIsInItIsLeftAlone() throws Exception {
    Unpacked u =
        unpack(
            entries(
                "12.xml",
                INVOICE,
                "factura.pdf",
                "%PDF",
                "../../12.xml",
                "<x/>",
                "a/13.xml",
                "<x/>",
                "semnatura_12.xml",
                SEAL));
    assertThat(u.payloadName()).isEqualTo("12.xml");
    assertThat(in.getParent().resolve("12.xml")).doesNotExist();
    try (var parts = Files.list(out)) {
      assertThat(parts).hasSize(2);
    }
  }

  @Test
  void aSealMayBeMissing() throws Exception {
    assertThat(unpack(entries("12.xml", INVOICE)).signature()).isEmpty();
  }

  @Test
  void ofTwoPayloadsTheSealedOneCounts() throws Exception {
    assertThat(
            unpack(entries("12.xml", "<a/>", "13.xml", INVOICE, "semnatura_13.xml", SEAL))
                .payloadName())
        .isEqualTo("13.xml");
    assertThat(fails(entries("12.xml", INVOICE, "13.xml", INVOICE))).isEqualTo("spv.zip.payload");
  }

  @ParameterizedTest
  @CsvSource({
    "Invoice, urn:oasis:names:specification:ubl:schema:xsd:Invoice-2, INVOICE",
    "CreditNote, urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2, INVOICE",
    "CrossIndustryInvoice, urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100, INVOICE",
    "header, mfp:anaf:dgti:efactura:mesajEroriFactuta:v1, ERROR_NOTICE",
    "header, mfp:anaf:dgti:spv:reqMesaj:v1, BUYER_MESSAGE",
    "header, mfp:altceva, UNKNOWN",
    "Invoice, urn:altceva, UNKNOWN"
  })
  void theKindIsToldByRootAndNamespace(String root, String namespace, PayloadKind kind)
      throws Exception {
    assertThat(
            unpack(entries("1.xml", "<" + root + " xmlns=\"" + namespace + "\"/>")).payloadKind())
        .isEqualTo(kind);
  }

  @Test
  void everyErrorTextIsRead() throws Exception {
    String notice =
        """
        <header xmlns="mfp:anaf:dgti:efactura:mesajEroriFactuta:v1" Index_incarcare="5" Cif_emitent="12345674">
          <Error errorMessage="E: validari globale&#xA; eroare regula: R6.1:&#x9;&#x9;CIF"/>
          <Errors errorMessage="a doua"/><Eroare ErrorMessage=" a treia "/><Altceva errorMessage="nu"/>
        </header>
        """;
    assertThat(unpack(entries("5.xml", notice)).texts())
        .containsExactly("E: validari globale eroare regula: R6.1: CIF", "a doua", "a treia");
  }

  @Test
  void theBuyersMessageIsRead() throws Exception {
    assertThat(
            unpack(
                    entries(
                        "5.xml",
                        "<h:header xmlns:h=\"mfp:anaf:dgti:spv:reqMesaj:v1\" index_incarcare=\"5\" message=\"Cantitatea\n nu e bună\"/>"))
                .texts())
        .containsExactly("Cantitatea nu e bună");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE Invoice [<!ENTITY a \"x\">]><Invoice>&a;</Invoice>",
        "<Invoice",
        "nu e xml",
        ""
      })
  void aPayloadThatIsNoProperXmlIsNamed(String payload) throws Exception {
    PartidaException e =
        catchThrowableOfType(PartidaException.class, () -> unpack(entries("77.xml", payload)));
    assertThat(e.problem().code()).startsWith("xml.");
    assertThat(e.problem().location()).contains("77.xml");
  }

  @Test
  void whatIsNoArchiveIsRefused() throws Exception {
    assertThat(fails(entries("factura.pdf", "%PDF"))).isEqualTo("spv.zip.payload");
    byte[] whole = zip(entries("12.xml", INVOICE.repeat(1), "semnatura_12.xml", SEAL));
    assertThat(failsOn(Arrays.copyOf(whole, whole.length * 3 / 5))).isEqualTo("zip.truncated");
    assertThat(failsOn("<html/>".getBytes(StandardCharsets.UTF_8))).isEqualTo("zip.notZip");
  }

  @Test
  void bombsAreRefused() throws Exception {
    assertThat(fails(entries("12.xml", " ".repeat(20 << 20)))).isEqualTo("zip.bomb");
    Map<String, String> many = new LinkedHashMap<>();
    for (int i = 0; i < 11; i++) {
      many.put(i + ".txt", "x");
    }
    assertThat(fails(many)).isEqualTo("zip.entries");
  }

  @ParameterizedTest
  @CsvSource({
    "oca/4186086961.zip, INVOICE, 0",
    "oca/3828.zip, ERROR_NOTICE, 1",
    "oca/5004552043.zip, INVOICE, 0",
    "oca/5004879752.zip, INVOICE, 0",
    "oca/invoice.zip, INVOICE, 0"
  })
  void archivesSeenInTheWild(String name, PayloadKind kind, int texts) throws Exception {
    Unpacked u = unpacker.unpack(SharedData.file("anaf/" + name), out);
    assertThat(u.payloadKind()).isEqualTo(kind);
    assertThat(u.signature()).isPresent();
    assertThat(u.texts()).hasSize(texts);
  }

  private Unpacked unpack(Map<String, String> entries) throws IOException {
    return unpacker.unpack(
        Files.write(in.resolve("a.zip"), zip(entries)), Files.createDirectories(out));
  }

  private String fails(Map<String, String> entries) throws IOException {
    return failsOn(zip(entries));
  }

  private String failsOn(byte[] bytes) throws IOException {
    Path file = Files.write(in.resolve("b.zip"), bytes);
    PartidaException e =
        catchThrowableOfType(
            PartidaException.class,
            () -> unpacker.unpack(file, Files.createTempDirectory(out, "x")));
    return e.problem().code();
  }

  private static Map<String, String> entries(String... namesAndTexts) {
    Map<String, String> out = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      out.put(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return out;
  }

  private byte[] zip(Map<String, String> entries) throws IOException {
    Path file = in.resolve("made.zip");
    try (OutputStream o = Files.newOutputStream(file);
        ZipOutputStream z = new ZipOutputStream(o)) {
      for (Map.Entry<String, String> e : entries.entrySet()) {
        z.putNextEntry(new ZipEntry(e.getKey()));
        z.write(e.getValue().getBytes(StandardCharsets.UTF_8));
        z.closeEntry();
      }
    }
    return Files.readAllBytes(file);
  }
}
