package org.partida.posting.ro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.posting.ro.PostingTest.line;
import static org.partida.posting.ro.PostingTest.text;
import static org.partida.posting.ro.Sample.purchase;
import static org.partida.posting.ro.Sample.sale;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partida.model.voucher.Voucher;

/** Where the partner is, and what follows. */
class AbroadTest {
  private static final Countries COUNTRIES = Countries.load();

  @ParameterizedTest
  @CsvSource({
    "Germania,DE",
    "Germany,DE",
    "de,DE",
    "Deutschland,DE",
    "Olanda,NL",
    "Tarile de Jos,NL",
    "Țările de Jos,NL",
    "NL,NL",
    "Grecia,GR",
    "GR,GR",
    "EL,GR",
    "Marea Britanie,GB",
    "UK,GB",
    "GB,GB",
    "XI,XI",
    "Italia,IT",
    "IT,IT",
    "România,RO",
    "romania,RO",
    "Ungaria,HU",
    "Magyarország,HU",
    "SUA,US",
    "Polska,PL",
    "Franța,FR",
    "Österreich,AT"
  })
  void namesOfCountries(String printed, String code) {
    assertThat(COUNTRIES.named(printed).map(Country::code)).contains(code);
  }

  @Test
  void theVatIdentifierGoesBeforeTheAddress() {
    assertThat(COUNTRIES.of(Sample.party("X", "RO123456", "DE")).map(Country::code)).contains("RO");
    assertThat(COUNTRIES.of(Sample.party("X", "EL094019245", "")).map(Country::code))
        .contains("GR");
    assertThat(COUNTRIES.of(Sample.party("X", "12345678", "RO")).map(Country::code)).contains("RO");
    assertThat(COUNTRIES.of(Sample.party("X", "EU372012345", "US")).map(Country::code))
        .contains("US");
    assertThat(COUNTRIES.of(Sample.party("X", "12345678", ""))).isEmpty();
  }

  @Test
  void theUnionHasTwentySevenMembersAndNorthernIrelandsGoods() {
    LocalDate now = LocalDate.parse("2026-10-05");
    assertThat(COUNTRIES.all().stream().filter(c -> c.region(Nature.SERVICES, now) == Region.EU))
        .hasSize(26);
    assertThat(COUNTRIES.all().stream().filter(c -> c.region(Nature.GOODS, now) == Region.EU))
        .hasSize(27);
    assertThat(COUNTRIES.of(Sample.party("X", "GR094019245", "")).map(Country::code))
        .contains("GR");
  }

  @Test
  void membershipHasDates() {
    LocalDate now = LocalDate.parse("2026-10-05");
    assertThat(
            COUNTRIES.named("GB").orElseThrow().region(Nature.GOODS, LocalDate.parse("2020-12-31")))
        .isEqualTo(Region.EU);
    assertThat(COUNTRIES.named("GB").orElseThrow().region(Nature.GOODS, now))
        .isEqualTo(Region.NONEU);
    assertThat(COUNTRIES.named("XI").orElseThrow().region(Nature.GOODS, now)).isEqualTo(Region.EU);
    assertThat(COUNTRIES.named("XI").orElseThrow().region(Nature.SERVICES, now))
        .isEqualTo(Region.NONEU);
  }

  @Test
  void serviceOutsideVatFromAnAmericanVendorIsReverseCharge() {
    Voucher v =
        Books.with("SERVICES")
            .post(purchase().partner("Vendor Inc", "", "US").line("Soft", "100", "O", ""));
    assertThat(text(v))
        .containsExactly("D 628 100.00", "D 4426 21.00", "C 4427 21.00", "C 401 100.00");
    assertThat(line(v, "4426").tax().orElseThrow().treatment()).isEqualTo("RO.ABROADSERV.PURCHASE");
  }

  @Test
  void outsideVatFromARomanianIsNoVat() {
    Voucher v =
        Books.with("SERVICES")
            .post(purchase().partner("PFA Ion", "12345678", "RO").line("Servicii", "500", "O", ""));
    assertThat(text(v)).containsExactly("D 628 500.00", "C 401 500.00");
    assertThat(line(v, "628").tax().orElseThrow().codes()).containsEntry("d394", "N");
  }

  @Test
  void intangibleAssetFromAbroadIsAService() {
    Voucher v =
        new Books()
            .any("FIXED_ASSET", "208")
            .post(purchase().partner("Vendor Inc", "", "US").line("Licenta", "9000", "O", ""));
    assertThat(text(v))
        .containsExactly("D 208 9000.00", "D 4426 1890.00", "C 4427 1890.00", "C 404 9000.00");
  }

  @Test
  void importHasItsVatAtTheCustoms() {
    Voucher v =
        Books.with("GOODS")
            .post(purchase().partner("Factory", "", "China").line("Marfa", "4400", "G", "0"));
    assertThat(text(v)).containsExactly("D 371 4400.00", "C 401 4400.00");
  }

  @Test
  void foreignVatIsCost() {
    Voucher v =
        new Books()
            .any("SERVICES", "625")
            .post(purchase().partner("Hotel", "ATU12345678", "AT").line("Nacht", "100", "S", "10"));
    assertThat(text(v)).containsExactly("D 625 110.00", "C 401 110.00");
    assertThat(line(v, "625").tax().orElseThrow().deductionPeriod()).isEmpty();
  }

  @Test
  void salesAbroadCarryTheirRows() {
    Voucher k =
        Books.with("GOODS")
            .post(sale().partner("Kunde", "DE136695976", "DE").line("Marfa", "100", "K", "0"));
    assertThat(line(k, "707").tax().orElseThrow().codes())
        .containsEntry("d300", "1")
        .containsEntry("d390", "L");
    Voucher services =
        Books.with("SERVICES")
            .post(sale().partner("Kunde", "DE136695976", "DE").line("Soft", "100", "AE", "0"));
    assertThat(line(services, "704").tax().orElseThrow().codes())
        .containsEntry("d300", "3.1")
        .containsEntry("d390", "P");
    Voucher export =
        Books.with("GOODS").post(sale().partner("Client", "", "CH").line("Marfa", "100", "G", "0"));
    assertThat(line(export, "707").tax().orElseThrow().codes())
        .containsEntry("d300", "14")
        .containsEntry("saft", "310313");
  }
}
