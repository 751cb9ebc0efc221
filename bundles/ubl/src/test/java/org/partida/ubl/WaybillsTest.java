package org.partida.ubl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaybillsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AWB 2150900120086                              | 2150900120086",
        "AWB: 2150900120086.                            | 2150900120086",
        "awb2150900120086                               | 2150900120086",
        "Nr. AWB FAN Courier: 2150900120086             | 2150900120086",
        "Colet nr. 837206985 Cargus                     | 837206985",
        "colete: 837206985, 837206986 și 837206987      | 837206985 837206986 837206987",
        "Expediție DPD 80123456789                      | 80123456789",
        "Expediere: 80123456789 din 20.08.2025          | 80123456789",
        "Sameday AWB 1ONBLN123456789                    | 1ONBLN123456789",
        "Scrisoare de trăsură RR123456789RO             | RR123456789RO",
        "lettera di vettura 1Z999AA10123456784          | 1Z999AA10123456784",
        "Transport marfa, tracking no 12345678          | 12345678"
      })
  void findsNumbersBehindTheWords(String text, String expected) {
    assertThat(Waybills.find(List.of(text))).isEqualTo(List.of(expected.split(" ")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Comanda 2150900120086 (no word)",
        "AWB din 20250801",
        "colet, telefon 0722123456",
        "AWB 123",
        "rawbone 2150900120086",
        "AWB se comunica ulterior pe adresa de mail; factura 2150900120086"
      })
  void leavesOtherNumbersAlone(String text) {
    assertThat(Waybills.find(List.of(text))).isEmpty();
  }

  @Test
  void stopsWhereTheTextGoesOn() {
    assertThat(Waybills.find(List.of("AWB 2150900120086. Factura 1234567890")))
        .containsExactly("2150900120086");
  }

  @Test
  void namesEachNumberOnce() {
    assertThat(Waybills.find(List.of("AWB 837206985", "Colet 837206985")))
        .containsExactly("837206985");
  }
}
