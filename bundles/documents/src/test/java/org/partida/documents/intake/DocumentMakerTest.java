package org.partida.documents.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partida.model.CompanyId;
import org.partida.model.invoice.Address;
import org.partida.model.invoice.Party;

/** Whose a document is, in each country. */
class DocumentMakerTest {
  @ParameterizedTest
  @CsvSource({
    "RO12345674,RO12345674,true",
    "RO12345674,12345674,true",
    "IT01234567897,IT01234567897,true",
    "IT01234567897,01234567897,true",
    "IT01234567897,it 01234567897,true",
    "IT01234567897,RO01234567897,false",
    "IT01234567897,IT09876543217,false",
  })
  void aPartyIsTheCompanyWithOrWithoutItsCountry(String company, String code, boolean is) {
    Party p = Party.of("X", Optional.of(code), Optional.empty(), Address.UNKNOWN);
    assertThat(DocumentMaker.is(p, new CompanyId(company))).isEqualTo(is);
  }
}
