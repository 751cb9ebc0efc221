package org.partida.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partida.sandbox.Months;
import org.partida.sandbox.generate.GenMessage;
import org.partida.sandbox.generate.MessageKind;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.generate.Shape;
import org.partida.sandbox.seal.Zips;
import org.w3c.dom.Element;

class UploadTest {
  private static final String BACANIA = "890001013";
  private static final String ATELIER = "890002027";
  private final Client client = new Client();

  /** A document of Băcănia to Atelierul, made unique by a remark. */
  private String invoice(String remark) {
    GenMessage sent =
        Months.seven().company(BACANIA).messages().stream()
            .filter(m -> m.kind() == MessageKind.SENT)
            .filter(m -> m.invoice().orElseThrow().shape() == Shape.MULTI_RATE)
            .filter(m -> m.invoice().orElseThrow().buyer().code().equals(ATELIER))
            .findFirst()
            .orElseThrow();
    String xml = new String(sent.payload().bytes(), StandardCharsets.UTF_8);
    return xml.replace("</Invoice>", "<!-- " + remark + " --></Invoice>");
  }

  private static Element header(WireResponse answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("application/xml");
    return SafeDom.parse(new ByteArrayInputStream(answer.body().bytes())).getDocumentElement();
  }

  private static String refusal(WireResponse answer) {
    Element header = header(answer);
    assertThat(header.getNamespaceURI()).isEqualTo("mfp:anaf:dgti:spv:respUploadFisier:v1");
    assertThat(header.getAttribute("ExecutionStatus")).isEqualTo("1");
    assertThat(header.getAttribute("dateResponse")).isEqualTo("202611221200");
    return ((Element) header.getElementsByTagNameNS("*", "Errors").item(0))
        .getAttribute("errorMessage");
  }

  private String accepted(WireResponse answer) {
    Element header = header(answer);
    assertThat(header.getAttribute("ExecutionStatus")).as(answer.text()).isEqualTo("0");
    return header.getAttribute("index_incarcare");
  }

  private Element state(String index) {
    Element header = header(client.get("stareMesaj", "id_incarcare", index));
    assertThat(header.getNamespaceURI()).isEqualTo("mfp:anaf:dgti:efactura:stareMesajFactura:v1");
    return header;
  }

  private static String error(Element header) {
    return ((Element) header.getElementsByTagNameNS("*", "Errors").item(0))
        .getAttribute("errorMessage");
  }

  private void later(int seconds) {
    client.clock.set(client.clock.instant().plusSeconds(seconds));
  }

  private JsonNode list(String cif, String filter) {
    return Json.read(
            client.get("listaMesajeFactura", "zile", "1", "cif", cif, "filtru", filter).text())
        .path("mesaje");
  }

  @Test
  void aGoodDocumentIsValidatedAndReachesBothSides() {
    String xml = invoice("one");
    String index = accepted(client.upload(xml, "standard", "UBL", "cif", BACANIA));
    assertThat(index).matches("6\\d{9}");
    assertThat(state(index).getAttribute("stare")).isEqualTo("in prelucrare");
    later(5);
    assertThat(state(index).getAttribute("stare")).isEqualTo("ok");
    assertThat(list(BACANIA, "T").isMissingNode()).isTrue();
    later(2);
    JsonNode sent = list(BACANIA, "T").get(0);
    JsonNode received = list(ATELIER, "P").get(0);
    assertThat(sent.path("id_solicitare").asText()).isEqualTo(index);
    assertThat(received.path("id_solicitare").asText()).isEqualTo(index);
    assertThat(sent.path("id").asText()).isNotEqualTo(received.path("id").asText());
    assertThat(sent.path("id").asText()).isEqualTo(state(index).getAttribute("id_descarcare"));
    assertThat(sent.path("detalii").asText())
        .isEqualTo(
            "Factura cu id_incarcare="
                + index
                + " emisa de cif_emitent=890001013 pentru cif_beneficiar=890002027");
    Map<String, byte[]> zip =
        Zips.read(client.get("descarcare", "id", received.path("id").asText()).body());
    assertThat(zip.get(index + ".xml")).isEqualTo(xml.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theSameBytesTwiceAreADuplicateThatNamesTheOriginal() {
    String xml = invoice("two");
    String first = accepted(client.upload(xml, "standard", "UBL", "cif", BACANIA));
    later(10);
    String second = accepted(client.upload(xml, "standard", "UBL", "cif", BACANIA));
    later(10);
    assertThat(state(first).getAttribute("stare")).isEqualTo("ok");
    Element nok = state(second);
    assertThat(nok.getAttribute("stare")).isEqualTo("nok");
    Map<String, byte[]> zip =
        Zips.read(client.get("descarcare", "id", nok.getAttribute("id_descarcare")).body());
    assertThat(new String(zip.get(second + ".xml"), StandardCharsets.UTF_8))
        .contains(
            "Factura a mai fost transmisa anterior cu index="
                + first
                + " si data incarcare=2026-11-22");
    assertThat(list(BACANIA, "E").get(0).path("detalii").asText())
        .isEqualTo("Erori de validare identificate la factura primita cu id_incarcare=" + second);
  }

  @Test
  void brokenRulesEndInNokWithAllErrors() {
    String xml =
        invoice("three")
            .replace("CIUS-RO:1.0.1", "CIUS-RO:9")
            .replace(
                "<cbc:TaxInclusiveAmount currencyID=\"RON\">",
                "<cbc:TaxInclusiveAmount currencyID=\"RON\">9");
    String index = accepted(client.upload(xml, "standard", "UBL", "cif", BACANIA));
    later(10);
    String id = state(index).getAttribute("id_descarcare");
    String errors =
        new String(
            Zips.read(client.get("descarcare", "id", id).body()).get(index + ".xml"),
            StandardCharsets.UTF_8);
    assertThat(errors).contains("BR-RO-001").contains("BR-CO-15");
    assertThat(list(ATELIER, "P").isMissingNode()).isTrue();
  }

  @Test
  void filingForAnotherSellerIsTakenAndThenRefused() {
    String index = accepted(client.upload(invoice("x"), "standard", "UBL", "cif", ATELIER));
    later(10);
    assertThat(state(index).getAttribute("stare")).isEqualTo("nok");
  }

  @Test
  void selfBilledDocumentsAreFiledByTheBuyer() {
    String index =
        accepted(
            client.upload(
                invoice("self").replace(">380<", ">389<"),
                "standard",
                "UBL",
                "cif",
                ATELIER,
                "autofactura",
                "DA"));
    later(10);
    assertThat(list(BACANIA, "T").get(0).path("detalii").asText())
        .isEqualTo(
            "Factura cu id_incarcare="
                + index
                + " transmisa de cif=890002027  ca autofactura in numele cif=890001013");
    assertThat(list(ATELIER, "P").get(0).path("id").asText())
        .isEqualTo(state(index).getAttribute("id_descarcare"));
  }

  @Test
  void aBuyersMessageReachesBothSides() {
    String about = accepted(client.upload(invoice("m"), "standard", "UBL", "cif", BACANIA));
    later(10);
    String body =
        "<header xmlns=\"mfp:anaf:dgti:spv:reqMesaj:v1\" index_incarcare=\""
            + about
            + "\" message=\"nu\"/>";
    accepted(client.upload(body, "standard", "RASP", "cif", ATELIER));
    later(10);
    assertThat(list(BACANIA, "R")).hasSize(1);
    assertThat(list(ATELIER, "R")).hasSize(1);
    client.sandbox.settings().set("quota.rasp", "1");
    assertThat(errorOf(client.upload(body, "standard", "RASP", "cif", ATELIER)))
        .isEqualTo(
            "S-au incarcat deja 1000 de mesaje de tip RASP pentru cui=890002027 in cursul zilei");
  }

  private static String errorOf(WireResponse answer) {
    return error(header(answer));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "XYZ|890001013||Valorile acceptate pentru parametrul standard sunt UBL, CN, CII sau RASP",
        "UBL|123a||CIF introdus= 123a nu este un numar",
        "UBL|1234||Nu aveti drept in SPV pentru CIF=1234",
        "UBL|890001013|extern|Daca parametrul extern trebuie completat, valoarea acceptata este DA",
        "UBL|890001013|autofactura|Daca parametrul autofacturare trebuie completat, valoarea acceptata este DA",
        "UBL|890001013|executare|Daca parametrul executare trebuie completat, valoarea acceptata este DA"
      })
  void refusesInTheAuthoritysWords(String standard, String cif, String flag, String text) {
    String[] query =
        flag == null
            ? new String[] {"standard", standard, "cif", cif}
            : new String[] {"standard", standard, "cif", cif, flag, "NU"};
    assertThat(refusal(client.upload(invoice("r"), query))).isEqualTo(text);
  }

  @Test
  void refusesWhatItCannotRead() {
    assertThat(refusal(client.upload("<Invoice1/>", "standard", "UBL", "cif", BACANIA)))
        .startsWith("Fisierul transmis nu este valid. org.xml.sax.SAXParseException; lineNumber: ")
        .endsWith("cvc-elt.1.a: Cannot find the declaration of element 'Invoice1'. ");
    assertThat(refusal(client.upload("<Invoice><a></Invoice>", "standard", "UBL", "cif", BACANIA)))
        .startsWith(
            "Fisierul transmis nu este valid. org.xml.sax.SAXParseException; lineNumber: 1");
    assertThat(
            refusal(
                client.upload(
                    "<!DOCTYPE a [<!ENTITY x 'y'>]><Invoice>&x;</Invoice>",
                    "standard",
                    "UBL",
                    "cif",
                    BACANIA)))
        .contains("DOCTYPE");
    assertThat(refusal(client.upload("<Invoice/>", "standard", "CN", "cif", BACANIA)))
        .contains("'Invoice'");
    client.sandbox.settings().set("limit.uploadBytes", "10");
    assertThat(refusal(client.upload(invoice("big"), "standard", "UBL", "cif", BACANIA)))
        .isEqualTo("Marime fisier transmis mai mare de 10 MB.");
  }

  @Test
  void withoutRightsOrParametersOrFile() {
    assertThat(client.upload("<a/>", "cif", BACANIA).text())
        .contains("Parametrii standard si cif sunt obligatorii");
    WireResponse empty =
        client.wire.answer(
            new WireRequest(
                "POST",
                "/prod/FCTEL/rest/uploadb2c",
                Client.map("standard", "UBL", "cif", BACANIA),
                client.bearer(),
                Payload.utf8("")));
    assertThat(empty.status()).isEqualTo(400);
    assertThat(empty.text()).contains("Trebuie sa aveti atasat in request un fisier de tip xml");
    client.sandbox.control().run(java.util.List.of("rights", "--cifs", "1"));
    assertThat(refusal(client.upload(invoice("n"), "standard", "UBL", "cif", BACANIA)))
        .isEqualTo("Nu exista niciun CIF pentru care sa aveti drept in SPV");
  }

  @Test
  void stateRefusesInTheAuthoritysWords() {
    assertThat(error(state("aaa"))).isEqualTo("Id_incarcare introdus= aaa nu este un numar intreg");
    assertThat(error(state("15000"))).isEqualTo("Nu exista factura cu id_incarcare= 15000");
    assertThat(client.get("stareMesaj").status()).isEqualTo(400);
    assertThat(client.get("stareMesaj").text())
        .contains("Parametrul id_incarcare este obligatoriu");
    String index = accepted(client.upload(invoice("s"), "standard", "UBL", "cif", BACANIA));
    client.sandbox.control().run(java.util.List.of("rights", "--cifs", ATELIER));
    assertThat(error(state(index)))
        .isEqualTo("Nu aveti dreptul de inteorgare pentru id_incarcare= " + index);
    client.sandbox.control().run(java.util.List.of("rights", "--cifs", "1"));
    assertThat(error(state(index))).isEqualTo("Nu exista niciun CIF petru care sa aveti drept");
    client.sandbox.control().run(java.util.List.of("rights", "--all"));
    client.sandbox.settings().set("quota.state", "1");
    state(index);
    assertThat(error(state(index)))
        .isEqualTo("S-au facut deja 20 descarcari de mesaj in cursul zilei");
  }

  @Test
  void aLostAnswerHidesAnAcceptedUpload() {
    client.arm(Fault.LOST_ANSWER);
    WireResponse lost = client.upload(invoice("lost"), "standard", "UBL", "cif", BACANIA);
    assertThat(lost.dropped()).isTrue();
    later(10);
    assertThat(list(BACANIA, "T")).hasSize(1);
    client.arm(Fault.DROP);
    client.upload(invoice("dropped"), "standard", "UBL", "cif", BACANIA);
    later(10);
    assertThat(list(BACANIA, "T")).hasSize(1);
    client.arm(Fault.NOT_TAKEN);
    String index = accepted(client.upload(invoice("nt"), "standard", "UBL", "cif", BACANIA));
    client.clock.set(client.clock.instant().plus(Duration.ofHours(1)));
    assertThat(state(index).getAttribute("stare")).isEqualTo("XML cu erori nepreluat de sistem");
  }
}
