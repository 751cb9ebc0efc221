package org.partida.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partida.sandbox.Months;
import org.partida.sandbox.generate.GenMessage;
import org.partida.sandbox.generate.MessageKind;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.generate.Shape;
import org.partida.sandbox.seal.Zips;

/** {@code validare}, {@code transformare} and {@code validate/signature}. */
class PublicTest {
  private final Client client = new Client();
  private final String good = good();

  private static String good() {
    GenMessage sent =
        Months.seven().company("890001013").messages().stream()
            .filter(m -> m.kind() == MessageKind.SENT)
            .filter(m -> m.invoice().orElseThrow().shape() == Shape.MULTI_RATE)
            .findFirst()
            .orElseThrow();
    return new String(sent.payload().bytes(), StandardCharsets.UTF_8);
  }

  private WireResponse post(String path, String body) {
    return client.wire.answer(
        new WireRequest(
            "POST", path, Map.of(), Map.of("Content-Type", "text/plain"), Payload.utf8(body)));
  }

  private WireResponse validate(String body) {
    return post("/prod/FCTEL/rest/validare/FACT1", body);
  }

  private static String message(WireResponse answer) {
    JsonNode json = Json.read(answer.text());
    assertThat(json.path("stare").asText()).isEqualTo("nok");
    assertThat(json.path("trace_id").asText()).hasSize(36);
    return json.path("Messages").get(0).path("message").asText();
  }

  @Test
  void aGoodDocumentIsOk() {
    assertThat(validate(good).text())
        .matches("\\{\"stare\":\"ok\",\"trace_id\":\"[0-9a-f-]{36}\"}");
  }

  @Test
  void stagesReportOneAfterTheOther() {
    String wrongSeller = good.replace(">RO890001013<", ">RO890001014<");
    assertThat(message(validate(wrongSeller)))
        .isEqualTo("tipAssert=E; codEroare=ERRIdentif; textEroare=CUI vanzator incorect");
    String rules = wrongSeller.replace("CIUS-RO:1.0.1", "CIUS-RO:9");
    assertThat(message(validate(rules)))
        .startsWith("tipAssert=FailedAssert; codEroare=BR-RO-001; localizareEroare=/Invoice/")
        .contains("textEroare=[BR-RO-001]-")
        .contains("     #The Specification")
        .contains("; expresieValidata=");
    client.sandbox.settings().set("errors.format", "legacy");
    assertThat(message(validate(rules)))
        .startsWith("E: validari globale  SCHEMATRON   eroare: [BR-RO-001]-");
    assertThat(message(validate(wrongSeller)))
        .endsWith("eroare regula: R_BT_32_cui: Cui vanzator incorect / validare CUI (890001014) ");
    String shape = rules.replaceAll("(?s)<cbc:IssueDate>.*?</cbc:IssueDate>", "");
    assertThat(message(validate(shape)))
        .contains("cvc-complex-type.2.4.a", "One of '{IssueDate}' is expected");
  }

  @Test
  void fixedTexts() {
    assertThat(message(post("/prod/FCTEL/rest/validare/UBL", good)))
        .isEqualTo("Valorile acceptate pentru parametrul standard sunt FACT1 si FCN");
    client.sandbox.settings().set("limit.validateBytes", "10");
    assertThat(message(validate(good))).isEqualTo("Marime fisier transmis mai mare de 5 MB.");
    client.arm(Fault.TECHNICAL_ERROR);
    assertThat(message(validate(good))).startsWith("A aparut o eroare tehnica. Cod: ");
  }

  @Test
  void productionOnlyAndNeverWithoutAStandard() {
    WireResponse missing = post("/prod/FCTEL/rest/validare/", good);
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.text())
        .isEqualTo(
            "{\"timestamp\":\"2026-11-22T10:00:00.000+00:00\",\"status\":404,\"error\":\"Not"
                + " Found\",\"path\":\"/FCTEL/rest/validare/\"}");
    assertThat(post("/prod/FCTEL/rest/transformare", good).status()).isEqualTo(404);
    assertThat(post("/test/FCTEL/rest/validare/FACT1", good).status()).isEqualTo(404);
    assertThat(post("/test/FCTEL/rest/transformare/FACT1/DA", good).status()).isEqualTo(404);
    assertThat(post("/prod/FCTEL/rest/validare/FACT1/DA", good).status()).isEqualTo(404);
  }

  @Test
  void aPdfOfADocumentWithOrWithoutChecks() {
    WireResponse pdf = post("/prod/FCTEL/rest/transformare/FACT1", good);
    assertThat(pdf.contentType()).isEqualTo("application/pdf");
    assertThat(pdf.text()).startsWith("%PDF-1.4").endsWith("%%EOF\n").contains("890001013");
    String bad = good.replace("CIUS-RO:1.0.1", "CIUS-RO:9");
    assertThat(message(post("/prod/FCTEL/rest/transformare/FACT1", bad))).contains("BR-RO-001");
    assertThat(post("/prod/FCTEL/rest/transformare/FACT1/DA", bad).text()).startsWith("%PDF");
    assertThat(message(post("/prod/FCTEL/rest/transformare/FCN", good))).contains("cvc-elt.1.a");
    client.sandbox.settings().set("pdf.base64", "true");
    assertThat(post("/prod/FCTEL/rest/transformare/FACT1", good).text()).startsWith("JVBER");
  }

  @Test
  void theFirewallRejectsWhatTheRealOneDoes() {
    String climbing =
        good.replaceFirst(
            "(<Invoice|<\\w+:Invoice)",
            "$1 xsi:schemaLocation=\"u ../../x.xsd\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"");
    String located = climbing.replace("../../", "http://h/");
    assertThat(validate(climbing).contentType()).isEqualTo("text/html");
    assertThat(validate(climbing).text())
        .contains("<title>Request Rejected</title>")
        .containsPattern("Your support ID is: \\d{18}");
    assertThat(validate(located).text()).contains("\"ok\"");
    assertThat(post("/prod/FCTEL/rest/transformare/FACT1/DA", located).text())
        .contains("Request Rejected");
    assertThat(validate(good.replace("Strada", "Bl 1;CP 4 Strada")).text())
        .contains("Request Rejected");
    client.sandbox.settings().set("waf.triggers", "false");
    assertThat(validate(climbing).text()).contains("\"ok\"");
  }

  @Test
  void sealsAreCheckedInAForm() {
    GenMessage message = Months.seven().messages().get(1);
    Map<String, byte[]> zip =
        Zips.read(client.get("descarcare", "id", message.downloadId()).body());
    byte[] file = zip.get(message.uploadIndex() + ".xml");
    byte[] seal = zip.get("semnatura_" + message.uploadIndex() + ".xml");
    assertThat(sign(file, seal).text()).contains("au fost validate cu succes");
    byte[] other = Months.seven().messages().get(2).payload().bytes();
    WireResponse wrong = sign(other, seal);
    assertThat(wrong.status()).isEqualTo(200);
    assertThat(wrong.text()).contains("NU au putut fi validate cu succes");
    assertThat(sign(file, "no xml".getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(400);
    client.sandbox.settings().set("seal.enveloped", "true");
    byte[] enveloped =
        Zips.read(client.get("descarcare", "id", message.downloadId()).body())
            .get("semnatura_" + message.uploadIndex() + ".xml");
    assertThat(sign(file, enveloped).text()).contains("au fost validate cu succes");
  }

  private WireResponse sign(byte[] file, byte[] seal) {
    String body =
        part("file", "f.xml", file) + part("signature", "s.xml", seal) + "--frontiera--\r\n";
    return client.wire.answer(
        new WireRequest(
            "POST",
            "/api/validate/signature",
            Map.of(),
            Map.of("Content-Type", "multipart/form-data; boundary=frontiera"),
            Payload.of(body.getBytes(StandardCharsets.ISO_8859_1))));
  }

  private static String part(String name, String file, byte[] content) {
    return "--frontiera\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"; filename=\""
        + file
        + "\"\r\nContent-Type: text/xml\r\n\r\n"
        + new String(content, StandardCharsets.ISO_8859_1)
        + "\r\n";
  }
}
