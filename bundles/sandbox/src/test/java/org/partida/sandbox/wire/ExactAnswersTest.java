package org.partida.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.sandbox.Months;
import org.partida.sandbox.generate.GenMessage;
import org.partida.sandbox.generate.MessageKind;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.seal.Zips;

/**
 * Whole answers beside the authority's published ones: byte for byte but for numbers and times in
 * XML, value for value in JSON.
 */
class ExactAnswersTest {
  private static final String CIF = "890001013";
  private final Client client = new Client();
  private Path examples = Path.of("");

  @BeforeEach
  void find() {
    Optional<Path> found =
        Stream.iterate(
                Path.of(System.getProperty("user.dir")).toAbsolutePath(),
                Objects::nonNull,
                Path::getParent)
            .map(p -> p.resolve("../shared/data/anaf/swagger/examples").normalize())
            .filter(Files::isDirectory)
            .findFirst();
    Assumptions.assumeTrue(found.isPresent(), "no published examples beside the project");
    examples = found.orElseThrow();
  }

  private String invoice() {
    GenMessage sent =
        Months.seven().company(CIF).messages().stream()
            .filter(m -> m.kind() == MessageKind.SENT)
            .filter(m -> !m.invoice().orElseThrow().isCreditNote())
            .findFirst()
            .orElseThrow();
    return new String(sent.payload().bytes(), StandardCharsets.UTF_8);
  }

  private String upload(String xml, String... query) {
    return client.upload(xml, query).text();
  }

  /** Numbers, times and the names of attributes of an upload that was cut out do not count. */
  private static String folded(String xml) {
    return xml.replace("\r\n", "\n")
        .strip()
        .replaceAll("Cod: \\w+", "Cod: XXX")
        .replaceAll("(=\\s?|: )\"?[0-9]+[a-z]?", "$1#");
  }

  private void compare(String name, String answer) throws IOException {
    assertThat(folded(answer)).as(name).isEqualTo(folded(Files.readString(examples.resolve(name))));
  }

  @Test
  void uploads() throws IOException {
    String good = invoice();
    compare("upload_200_01.xml", upload(good, "standard", "UBL", "cif", CIF));
    compare("upload_200_02.xml", upload(good, "standard", "X", "cif", CIF));
    compare("upload_200_04.xml", upload(good, "standard", "UBL", "cif", "123a"));
    compare("upload_200_06.xml", upload(good, "standard", "UBL", "cif", "1234"));
    String wrong = good.replace("<Invoice", "<Invoice1").replace("</Invoice>", "</Invoice1>");
    compare("upload_200_07.xml", upload(wrong, "standard", "UBL", "cif", CIF));
    int number = 8;
    for (String flag : List.of("extern", "autofactura", "executare")) {
      String name = "upload_200_" + (number < 10 ? "0" : "") + number + ".xml";
      compare(name, upload(good, "standard", "UBL", "cif", CIF, flag, "NU"));
      number++;
    }
    compare("upload_200_11.xml", upload(good, "standard", "UBL", "cif", CIF, "executare", "DA"));
    client.sandbox.settings().set("quota.rasp", "0");
    String message =
        "<header xmlns=\"mfp:anaf:dgti:spv:reqMesaj:v1\" index_incarcare=\"1\" message=\"x\"/>";
    compare("upload_200_12.xml", upload(message, "standard", "RASP", "cif", CIF));
    client.arm(Fault.TECHNICAL_ERROR);
    compare("upload_200_13.xml", upload(good, "standard", "UBL", "cif", CIF));
    client.sandbox.settings().set("limit.uploadBytes", "1");
    compare("upload_200_03.xml", upload(good, "standard", "UBL", "cif", CIF));
    client.sandbox.control().run(List.of("rights", "--cifs", ""));
    client.sandbox.settings().set("limit.uploadBytes", "1000000");
    compare("upload_200_05.xml", upload(good, "standard", "UBL", "cif", CIF));
    json("upload_400_01.json", upload("", "standard", "UBL", "cif", CIF));
    json("upload_400_02.json", upload(good, "cif", CIF));
  }

  private String state(String index) {
    return client.get("stareMesaj", "id_incarcare", index).text();
  }

  @Test
  void states() throws IOException {
    String index =
        upload(invoice() + " ", "standard", "UBL", "cif", CIF)
            .replaceAll("(?s).*index_incarcare=\"(\\d+)\".*", "$1");
    compare("stareMesaj_200_03.xml", state(index));
    client.arm(Fault.NOT_TAKEN);
    String taken =
        upload(invoice() + "  ", "standard", "UBL", "cif", CIF)
            .replaceAll("(?s).*index_incarcare=\"(\\d+)\".*", "$1");
    compare("stareMesaj_200_04.xml", state(taken));
    client.clock.set(client.clock.instant().plus(Duration.ofSeconds(5)));
    compare("stareMesaj_200_01.xml", state(index));
    String bad =
        upload(invoice().replace("CIUS-RO:1.0.1", "CIUS-RO:0"), "standard", "UBL", "cif", CIF)
            .replaceAll("(?s).*index_incarcare=\"(\\d+)\".*", "$1");
    client.clock.set(client.clock.instant().plus(Duration.ofSeconds(5)));
    compare("stareMesaj_200_02.xml", state(bad));
    compare("stareMesaj_200_07.xml", state("aaa"));
    compare("stareMesaj_200_08.xml", state("15000"));
    client.arm(Fault.QUOTA_REACHED);
    compare("stareMesaj_200_09.xml", state(index));
    client.sandbox.control().run(List.of("rights", "--cifs", "890002027"));
    compare("stareMesaj_200_05.xml", state(index));
    client.sandbox.control().run(List.of("rights", "--cifs", ""));
    compare("stareMesaj_200_06.xml", state(index));
    json("stareMesaj_400_01.json", client.get("stareMesaj").text());
  }

  private void json(String name, String answer) throws IOException {
    JsonNode official = Json.read(Files.readString(examples.resolve(name)));
    assertThat(withoutNumbers(Json.read(answer))).as(name).isEqualTo(withoutNumbers(official));
  }

  private static JsonNode withoutNumbers(JsonNode node) {
    ObjectNode copy = (ObjectNode) node.deepCopy();
    if (copy.has("trace_id")) {
      copy.put("trace_id", copy.path("trace_id").asText().replaceAll("[0-9a-f]", "#"));
    }
    if (copy.has("timestamp")) {
      copy.put("timestamp", copy.path("timestamp").asText().replaceAll("\\d", "#"));
    }
    return Json.read(copy.toString().replaceAll("Cod: \\w+", "Cod: XXX"));
  }

  @Test
  void listsAndDownloads() throws IOException {
    json("listaMesajeFactura_400_01.json", client.get("listaMesajeFactura", "cif", CIF).text());
    json(
        "listaMesajePaginatieFactura_400_01.json",
        client.get("listaMesajePaginatieFactura", "cif", CIF).text());
    json("descarcare_400_01.json", client.get("descarcare").text());
    json("descarcare_200_02.json", client.get("descarcare", "id", "123a").text());
    json("descarcare_200_05.json", client.get("descarcare", "id", "21").text());
    keys(
        "listaMesajeFactura_200_01.json",
        client.get("listaMesajeFactura", "zile", "60", "cif", CIF).text());
    keys(
        "listaMesajePaginatieFactura_200_01.json",
        client
            .paged(CIF, Months.NOW.minus(Duration.ofDays(59)), Months.NOW.minusSeconds(1), 1)
            .text());
    assertThat(
            Zips.read(
                client
                    .get("descarcare", "id", Months.seven().messages().get(0).downloadId())
                    .body()))
        .hasSize(2);
  }

  /** The same names in the same order, in the envelope and in the items, with the same types. */
  private void keys(String name, String answer) throws IOException {
    JsonNode official = Json.read(Files.readString(examples.resolve(name)));
    JsonNode ours = Json.read(answer);
    assertThat(types(ours)).as(name).isEqualTo(types(official));
    assertThat(types(ours.path("mesaje").get(0))).isEqualTo(types(official.path("mesaje").get(0)));
  }

  private static List<String> types(JsonNode node) {
    List<String> types = new ArrayList<>();
    node.properties().forEach(e -> types.add(e.getKey() + " " + e.getValue().getNodeType()));
    return types;
  }

  @Test
  void validationAndSignatures() throws IOException {
    json("validare_standard_200_01.json", post("/prod/FCTEL/rest/validare/FACT1", invoice()));
    json("validare_standard_200_03.json", post("/prod/FCTEL/rest/validare/UBL", invoice()));
    json("validare_standard_404_01.json", post("/prod/FCTEL/rest/validare/", invoice()));
    json("transformare_standard_404_01.json", post("/prod/FCTEL/rest/transformare/", invoice()));
    client.arm(Fault.TECHNICAL_ERROR);
    json("validare_standard_200_05.json", post("/prod/FCTEL/rest/validare/FACT1", invoice()));
    client.sandbox.settings().set("limit.validateBytes", "1");
    json("validare_standard_200_04.json", post("/prod/FCTEL/rest/validare/FACT1", invoice()));
    json(
        "transformare_standard_novld_200_02.json",
        post("/prod/FCTEL/rest/transformare/FACT1/DA", invoice()));
    json("api_validate_signature_400_01.json", post("/api/validate/signature", "x"));
    GenMessage message = Months.seven().messages().get(1);
    Map<String, byte[]> zip =
        Zips.read(client.get("descarcare", "id", message.downloadId()).body());
    byte[] seal = zip.get("semnatura_" + message.uploadIndex() + ".xml");
    json("api_validate_signature_200_01.json", signed(message.payload().bytes(), seal));
    json("api_validate_signature_200_02.json", signed(new byte[] {'<', 'a', '/', '>'}, seal));
  }

  private String signed(byte[] file, byte[] seal) {
    StringBuilder form = new StringBuilder();
    Map<String, byte[]> parts = new TreeMap<>(Map.of("file", file, "signature", seal));
    parts.forEach(
        (name, bytes) ->
            form.append("--b\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(new String(bytes, StandardCharsets.ISO_8859_1))
                .append("\r\n"));
    return client
        .wire
        .answer(
            new WireRequest(
                "POST",
                "/api/validate/signature",
                Map.of(),
                Map.of("Content-Type", "multipart/form-data; boundary=b"),
                Payload.of((form + "--b--").getBytes(StandardCharsets.ISO_8859_1))))
        .text();
  }

  private String post(String path, String body) {
    return client
        .wire
        .answer(new WireRequest("POST", path, Map.of(), Map.of(), Payload.utf8(body)))
        .text();
  }
}
