package org.partida.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partida.model.Money;
import org.partida.model.Percent;

class FormatsTest {
  private static final Formats RO = new Formats(Labels.of(Locale.forLanguageTag("ro")));
  private static final Formats EN = new Formats(Labels.of(Locale.ENGLISH));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0;0,00",
        "0.05;0,05",
        "-0.05;-0,05",
        "999.99;999,99",
        "1000;1.000,00",
        "-1234567.8;-1.234.567,80",
        "92233720368547758.07;92.233.720.368.547.758,07"
      })
  void amounts(String amount, String expected) {
    assertThat(RO.amount(Money.of(amount, "RON"))).isEqualTo(expected);
  }

  @Test
  void aCurrencyWithoutDecimals() {
    assertThat(EN.money(Money.of("12345", "JPY"))).isEqualTo("12,345 JPY");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2.500;2,5;2,50",
        "1E+3;1.000;1.000,00",
        "0.000;0;0,00",
        "0.123456;0,123456;0,123456",
        "-4;-4;-4,00"
      })
  void quantitiesAndPrices(String number, String quantity, String price) {
    assertThat(RO.quantity(new BigDecimal(number))).isEqualTo(quantity);
    assertThat(RO.price(new BigDecimal(number))).isEqualTo(price);
  }

  @Test
  void percentages() {
    assertThat(RO.percent(Percent.of("21.00"))).isEqualTo("21%");
    assertThat(EN.percent(Percent.of("5.5"))).isEqualTo("5.5%");
  }

  @Test
  void theLanguagesHaveTheSameLabels() throws IOException {
    Set<String> ro = keys("ro");
    assertThat(keys("en")).isEqualTo(ro);
    assertThat(
            keys("it").stream().filter(k -> !k.startsWith("title.TD")).collect(Collectors.toSet()))
        .isEqualTo(ro);
  }

  private static Set<String> keys(String language) throws IOException {
    Properties p = new Properties();
    try (Reader in =
        new InputStreamReader(
            Labels.class.getResourceAsStream("labels_" + language + ".properties"),
            StandardCharsets.UTF_8)) {
      p.load(in);
    }
    assertThat(p.values()).allSatisfy(v -> assertThat((String) v).isNotBlank());
    return p.stringPropertyNames();
  }
}
