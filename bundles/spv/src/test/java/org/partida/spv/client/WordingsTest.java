package org.partida.spv.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partida.spi.network.MessageSide;
import org.partida.spi.network.MessageType;

/** Type words and sentences as ANAF is known to write them. */
class WordingsTest {
  private final Wordings wordings = Wordings.load();

  @ParameterizedTest
  @CsvSource({
    "FACTURA PRIMITA,RECEIVED,UNKNOWN",
    "FACTURA TRIMISA,SENT,UNKNOWN",
    "ERORI FACTURA,ERRORS,UNKNOWN",
    "MESAJ CUMPARATOR PRIMIT,BUYER_MESSAGE,RECEIVED",
    "mesaj  cumparator transmis,BUYER_MESSAGE,SENT",
    "MESAJ CUMPARATOR PRIMIT / MESAJ CUMPARATOR TRANSMIS,BUYER_MESSAGE,UNKNOWN",
    "MESAJ,BUYER_MESSAGE,UNKNOWN",
    "FACTURA,UNKNOWN,UNKNOWN",
    "FACTURA TRIMISA CUMPARATOR,UNKNOWN,UNKNOWN"
  })
  void aWordIsNeverGuessed(String word, MessageType type, MessageSide side) {
    assertThat(wordings.type(word)).isEqualTo(type);
    assertThat(wordings.side(word)).isEqualTo(side);
  }

  @ParameterizedTest
  @CsvSource({
    "Factura cu id_incarcare=5 emisa de cif_emitent=11 pentru cif_beneficiar=22,11,22,false",
    "Factura cu id_incarcare=5 transmisa de cif=22  ca autofactura in numele cif=11,11,22,true",
    "Factura cu id_incarcare=5 transmisa de cif=22 ca autofactutra in numele cif=11,11,22,true",
    "Erori de validare identificate la factura primita cu id_incarcare=5 tip declarat=AUTOFACTURA,'','',true",
    "Erori de validare identificate la factura primita cu id_incarcare=5,'','',false"
  })
  void bothWordingsOfSelfBilling(String sentence, String issuer, String recipient, boolean self) {
    Wordings.Said said = wordings.said(sentence);
    assertThat(said.issuer().orElse("")).isEqualTo(issuer);
    assertThat(said.recipient().orElse("")).isEqualTo(recipient);
    assertThat(said.selfBilled()).isEqualTo(self);
  }

  @Test
  void timesAreRomanianAndOfTheDoubledHourTheFirstIsTaken() {
    assertThat(Romania.itemTime("202607010900")).contains(Instant.parse("2026-07-01T06:00:00Z"));
    assertThat(Romania.itemTime("202601010030")).contains(Instant.parse("2025-12-31T22:30:00Z"));
    // 25 October 2026: 03:30 is there twice, at 00:30Z and 01:30Z
    assertThat(Romania.itemTime("202610250330")).contains(Instant.parse("2026-10-25T00:30:00Z"));
    assertThat(Romania.itemTime("202603290330")).contains(Instant.parse("2026-03-29T01:30:00Z"));
    assertThat(Romania.itemTime("soon")).isEmpty();
  }
}
