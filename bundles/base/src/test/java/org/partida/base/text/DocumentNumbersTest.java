package org.partida.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "FCT 0001001, fct-1001, true",
    "FCT1001, 1001, true",
    "1001, FCT 1001, true",
    "FCT1001, ABC1001, false",
    "2026/17, 2026-017, true",
    "2026/17, 17, true",
    "1001, 1002, false",
    "1001, 11001, false",
    "A, a, true",
    "'', '', false",
    "'-', '1', false"
  })
  void writingsOfOneNumber(String a, String b, boolean same) {
    assertThat(DocumentNumbers.same(a, b)).isEqualTo(same);
  }

  @Test
  void theTailIsTheLastDigits() {
    assertThat(DocumentNumbers.tail("FCT 2026/0017")).isEqualTo("17");
    assertThat(DocumentNumbers.tail("abc")).isEqualTo("ABC");
    assertThat(DocumentNumbers.tail(" - ")).isEmpty();
    assertThat(DocumentNumbers.tail("000")).isEqualTo("0");
  }
}
