package org.partida.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partida.sandbox.Months;
import org.partida.sandbox.generate.GenMessage;
import org.partida.sandbox.generate.MessageKind;
import org.partida.sandbox.seal.Zips;

class DownloadTest {
  private final Client client = new Client();
  private final GenMessage message = Months.seven().messages().get(0);

  @Test
  void everyItemIsAZipOfTheUploadedBytesAndASeal() {
    for (GenMessage m : Months.seven().messages()) {
      WireResponse answer = client.get("descarcare", "id", m.downloadId());
      assertThat(answer.contentType()).isEqualTo("application/zip");
      assertThat(answer.body().bytes()).startsWith('P', 'K', 3, 4);
      Map<String, byte[]> entries = Zips.read(answer.body());
      assertThat(entries)
          .containsOnlyKeys(m.uploadIndex() + ".xml", "semnatura_" + m.uploadIndex() + ".xml");
      assertThat(entries.get(m.uploadIndex() + ".xml")).isEqualTo(m.payload().bytes());
    }
  }

  @Test
  void theSameItemGivesTheSameBytes() {
    assertThat(client.get("descarcare", "id", message.downloadId()).body())
        .isEqualTo(client.get("descarcare", "id", message.downloadId()).body());
  }

  @Test
  void errorFilesAndBuyerMessagesHaveTheirOwnRoots() {
    assertThat(payload(MessageKind.ERRORS))
        .contains("mfp:anaf:dgti:efactura:mesajEroriFactuta:v1")
        .contains("Cif_emitent=\"890001013\"")
        .contains("<Error errorMessage=\"E: validari globale&#xA; eroare regula");
    assertThat(payload(MessageKind.BUYER_MESSAGE_SENT))
        .contains("mfp:anaf:dgti:spv:reqMesaj:v1")
        .contains(" message=\"");
  }

  private String payload(MessageKind kind) {
    GenMessage m =
        Months.seven().messages().stream().filter(x -> x.kind() == kind).findFirst().orElseThrow();
    byte[] bytes =
        Zips.read(client.get("descarcare", "id", m.downloadId()).body())
            .get(m.uploadIndex() + ".xml");
    return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void refusesInTheAuthoritysWords() {
    assertThat(error("123a")).isEqualTo("Id descarcare introdus= 123a nu este un numar intreg");
    assertThat(error("21")).isEqualTo("Pentru id=21 nu exista inregistrata nici o factura");
    WireResponse missing = client.get("descarcare");
    assertThat(missing.status()).isEqualTo(400);
    assertThat(missing.text()).contains("Parametrul id este obligatoriu");
    client.sandbox.control().run(java.util.List.of("rights", "--cifs", "890003030"));
    assertThat(error(message.downloadId()))
        .isEqualTo("Nu aveti dreptul sa descarcati acesta factura");
  }

  private String error(String id) {
    WireResponse answer = client.get("descarcare", "id", id);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(Json.read(answer.text()).path("titlu").asText()).isEqualTo("Descarcare mesaj");
    return Client.error(answer);
  }

  @Test
  void tenDownloadsADayForEachItem() {
    for (int i = 0; i < 10; i++) {
      assertThat(client.get("descarcare", "id", message.downloadId()).contentType())
          .isEqualTo("application/zip");
    }
    assertThat(error(message.downloadId()))
        .isEqualTo("S-au facut deja 10 descarcari de mesaj in cursul zilei");
    String other = Months.seven().messages().get(1).downloadId();
    assertThat(client.get("descarcare", "id", other).contentType()).isEqualTo("application/zip");
    client.clock.set(Months.NOW.plus(Duration.ofDays(1)));
    assertThat(client.get("descarcare", "id", message.downloadId()).contentType())
        .isEqualTo("application/zip");
  }

  @Test
  void afterSixtyDaysTheFileIsGone() {
    client.clock.set(message.createdAt().plus(Duration.ofDays(60)));
    client.token = mint();
    assertThat(client.get("descarcare", "id", message.downloadId()).contentType())
        .isEqualTo("application/zip");
    client.clock.set(message.createdAt().plus(Duration.ofDays(60)).plusSeconds(1));
    assertThat(error(message.downloadId()))
        .isEqualTo(
            "Fisierul nu mai poate fi descarcat pentru ca a trecut perioada de 60 de zile in care"
                + " este disponibil");
  }

  private String mint() {
    return client
        .wire
        .tokens()
        .mint(org.partida.sandbox.Sandbox.CLIENT, Tokens.DEFAULT_SERIAL, client.clock.instant())
        .access();
  }
}
