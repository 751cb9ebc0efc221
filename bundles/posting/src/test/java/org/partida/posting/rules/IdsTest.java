package org.partida.posting.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.partida.model.CompanyId;

/** Ids and fiscal codes. */
class IdsTest {

  @Test
  void theSameDocumentHasTheSameIdAndAnyDocumentFits() {
    assertThat(Ids.of("doc-1", "book", "v1").value()).isEqualTo("doc-1:book:v1");
    String odd = Ids.of("factură nr. 7", "book", "v1").value();
    assertThat(odd)
        .matches("[0-9a-f]{32}:book:v1")
        .isEqualTo(Ids.of("factură nr. 7", "book", "v1").value());
    assertThat(Ids.of("x".repeat(60), "book", "v1").value())
        .hasSizeLessThanOrEqualTo(64)
        .isNotEqualTo(Ids.of("y".repeat(60), "book", "v1").value());
  }

  @Test
  void fiscalCodesWithAndWithoutPrefix() {
    assertThat(Directions.bare("RO 1234", "RO")).isEqualTo("1234");
    assertThat(Directions.bare("1234", "RO")).isEqualTo("1234");
    assertThat(new CompanyId("RO1234").fiscalCode()).isEqualTo(Directions.bare("ro-1234", "RO"));
  }
}
