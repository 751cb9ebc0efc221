package org.partida.spv.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.base.wire.WireResponse;
import org.partida.model.PartidaException;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.NetworkException.Kind;
import org.partida.spi.network.SubmitFlag;
import org.partida.spi.network.SubmitOrder;
import org.partida.spi.network.Submitted;
import org.partida.spi.network.SubmittedState;
import org.partida.spi.network.SubmittedState.Stage;
import org.partida.spv.SpvSettings;

/** Uploads and states against the shapes of the contract. */
class SubmitClientTest extends FctelClientBase {
  private static final String BYTES = "<Invoice>\r\n  <a b='1'/> </Invoice>";
  private SubmitClient sending;
  private Path file;

  @BeforeEach
  void sending() throws IOException {
    SpvSettings settings =
        new SpvSettings(
            SpvSettings.base("https://api.example/prod/FCTEL/rest/"),
            URI.create("https://login.example"),
            "id",
            "secret",
            Duration.ofSeconds(60),
            Duration.ofSeconds(120),
            Duration.ofSeconds(60),
            Duration.ofMinutes(3),
            spool);
    sending = new SubmitClient(wire, settings, new Tokens(), Clock.fixed(NOW, ZoneOffset.UTC));
    file = Files.writeString(folder.resolve("in.xml"), BYTES);
  }

  private Submitted submit(SubmitFlag... flags) throws NetworkException, IOException {
    return sending.submit("c1", COMPANY, new SubmitOrder(file, "UBL", Set.of(flags)));
  }

  private static String upload(String inside) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<header xmlns=\"mfp:anaf:dgti:spv:respUploadFisier:v1\" dateResponse=\"202611221200\" "
        + inside;
  }

  private static String refusal(String text) {
    return upload("ExecutionStatus=\"1\">\n    <Errors errorMessage=\"" + text + "\"/>\n</header>");
  }

  @Test
  void theBytesAreSentAsTheyAreAndTheIndexIsRead() throws Exception {
    wire.then(200, upload("ExecutionStatus=\"0\" index_incarcare=\"6000000001\"/>"));
    assertThat(submit(SubmitFlag.FOREIGN_BUYER, SubmitFlag.SELF_BILLED))
        .isEqualTo(new Submitted.Taken("6000000001"));
    assertThat(wire.bodies()).containsExactly(BYTES);
    assertThat(wire.requests().get(0).uri())
        .hasToString(
            "https://api.example/prod/FCTEL/rest/upload?standard=UBL&cif=12345674&extern=DA&autofactura=DA");
    assertThat(wire.requests().get(0).timeout()).isEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void aConsumersInvoiceHasItsOwnAddress() throws Exception {
    wire.then(200, upload("ExecutionStatus=\"0\" index_incarcare=\"1\"/>"));
    submit(SubmitFlag.CONSUMER);
    assertThat(wire.requests().get(0).uri().getPath()).endsWith("/uploadb2c");
  }

  @Test
  void allErrorsAreCollectedWhateverTheNamespace() throws Exception {
    wire.then(
        200,
        "<h:header xmlns:h=\"other\" ExecutionStatus=\"1\"><h:Errors errorMessage=\"Fisierul transmis nu este valid. org.xml.sax.SAXParseException; lineNumber: 15; \"/><Error errorMessage=\"al doilea&#xA;\ttext\"/></h:header>");
    assertThat(submit())
        .isEqualTo(
            new Submitted.Refused(
                java.util.List.of(
                    "Fisierul transmis nu este valid. org.xml.sax.SAXParseException; lineNumber: 15;",
                    "al doilea text")));
  }

  @ParameterizedTest
  @CsvSource({
    "Nu aveti drept in SPV pentru CIF=1234, FORBIDDEN",
    "S-au incarcat deja 1000 de mesaje de tip RASP pentru cui=1234 in cursul zilei, THROTTLED",
    "A aparut o eroare tehnica. Cod: 1814, IN_DOUBT"
  })
  void whatIsSaidOfTheCallIsNotSaidOfTheDocument(String text, Kind kind) {
    wire.then(200, refusal(text));
    assertThat(fails0().kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html><title>Request Rejected</title></html>", "{}", "<header/>"})
  void anAnswerThatSaysNothingLeavesItInDoubt(String body) {
    wire.then(200, body);
    assertThat(fails0().kind()).isEqualTo(Kind.IN_DOUBT);
    assertThat(wire.requests()).as("never sent twice").hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 500, 502, 503, 504})
  void aFaultOfTheServerLeavesItInDoubt(int status) {
    wire.then(status, "");
    assertThat(fails0().kind()).isEqualTo(Kind.IN_DOUBT);
  }

  @ParameterizedTest
  @CsvSource({"true, IN_DOUBT", "false, TRANSIENT"})
  void noAnswerIsInDoubtOnlyIfItMayHaveArrived(boolean maybeSent, Kind kind) {
    wire.thenFails(maybeSent);
    assertThat(fails0().kind()).isEqualTo(kind);
  }

  @Test
  void anAnswerThatCannotBeReadLeavesItInDoubt() {
    wire.thenDo(r -> new WireResponse(200, Map.of(), folder.resolve("gone.body")));
    assertThat(fails0().kind()).isEqualTo(Kind.IN_DOUBT);
  }

  @Test
  void aRefusedTokenIsRenewedAndTheSameBytesMayBeSentAgain() throws Exception {
    wire.then(401, "").then(200, upload("ExecutionStatus=\"0\" index_incarcare=\"7\"/>"));
    assertThat(fails0().kind()).as("ANAF has taken nothing").isEqualTo(Kind.AGAIN);
    assertThat(submit()).isEqualTo(new Submitted.Taken("7"));
    assertThat(wire.bodies()).containsExactly(BYTES, BYTES);
  }

  @ParameterizedTest
  @CsvSource({
    "stare=\"ok\" id_descarcare=\"300\", ACCEPTED, 300",
    "stare=\"nok\" id_descarcare=\"301\", REJECTED, 301",
    "stare=\"In prelucrare\", PENDING,",
    "stare=\"XML cu erori nepreluat de sistem\", NOT_TAKEN,"
  })
  void statesAreTold(String attributes, Stage stage, String download) throws Exception {
    wire.then(
        200, "<header xmlns=\"mfp:anaf:dgti:efactura:stareMesajFactura:v1\" " + attributes + "/>");
    assertThat(sending.state("c1", COMPANY, "6000000001"))
        .isEqualTo(new SubmittedState(stage, Optional.ofNullable(download)));
  }

  @ParameterizedTest
  @CsvSource({
    "Nu exista factura cu id_incarcare= 15000, NOT_FOUND",
    "Nu aveti dreptul de inteorgare pentru id_incarcare= 18, FORBIDDEN",
    "S-au facut deja 20 descarcari de mesaj in cursul zilei, THROTTLED",
    "A aparut o eroare tehnica. Cod: 4003, TRANSIENT"
  })
  void aQuestionThatFailsSaysNothingOfTheDocument(String text, Kind kind) {
    wire.then(200, "<header><Errors errorMessage=\"" + text + "\"/></header>");
    NetworkException e =
        catchThrowableOfType(NetworkException.class, () -> sending.state("c1", COMPANY, "18"));
    assertThat(e.kind()).isEqualTo(kind);
  }

  @Test
  void aBuyersMessageIsEscaped() {
    assertThat(
            new String(
                RomanianRules.message("18", " preț <\"greșit\"> & alte "), StandardCharsets.UTF_8))
        .contains("xmlns=\"mfp:anaf:dgti:spv:reqMesaj:v1\"")
        .contains("index_incarcare=\"18\"")
        .contains("&lt;")
        .contains("&amp;")
        .contains("preț");
    assertThatThrownBy(() -> RomanianRules.message("18", "x".repeat(1001)))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("message.length");
  }

  private NetworkException fails0() {
    return catchThrowableOfType(NetworkException.class, this::submit);
  }
}
