package org.partida.cius.ro;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.spi.invoice.RuleExplainer.Explanation;

/** Every rule for which the authority refuses an invoice is explained, in both languages. */
class ExplanationsTest {
  private static final Locale RO = Locale.forLanguageTag("ro");
  private static final Pattern FATAL =
      Pattern.compile(
          "<xsl:attribute name=\"id\">([^<]+)</xsl:attribute>\\s*<xsl:attribute name=\"flag\">fatal");

  private final Explanations explanations = new Explanations();

  @Test
  void everyFatalRule() throws Exception {
    List<String> ids = new ArrayList<>();
    for (String path :
        List.of(
            "/external/schematron/1.3.8/ubl/EN16931-UBL-validation.xslt",
            "/external/schematron/1.0.9/ROeFactura-UBL-validation-Invoice_v1.0.9.xslt")) {
      Matcher m =
          FATAL.matcher(
              new String(
                  getClass().getResourceAsStream(path).readAllBytes(), StandardCharsets.UTF_8));
      while (m.find()) {
        ids.add(m.group(1));
      }
    }
    assertThat(ids).hasSizeGreaterThan(390);
    assertThat(ids)
        .allSatisfy(
            id -> {
              assertThat(explanations.explain(id, RO)).as(id).isPresent();
              assertThat(explanations.explain(id, Locale.ENGLISH)).as(id).isPresent();
            });
  }

  @Test
  void bothLanguagesSayTheSameOfTheSame() {
    for (String id : explanations.known()) {
      Explanation ro = explanations.explain(id, RO).orElseThrow();
      Explanation en = explanations.explain(id, Locale.ENGLISH).orElseThrow();
      assertThat(ro.businessTerm()).as(id).isEqualTo(en.businessTerm());
      for (String text : List.of(ro.message(), ro.fix(), en.message(), en.fix())) {
        assertThat(text).as(id).isNotBlank().doesNotContain("\n").doesNotEndWith(".");
      }
      // cedilla letters are not Romanian
      assertThat(ro.message() + ro.fix()).as(id).doesNotContainPattern("[şţŞŢ]");
      ro.businessTerm().ifPresent(t -> assertThat(t).matches("B[TG]-\\d+(-\\d)?"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"BR-RO-100", "BR-RO-L100", "BR-RO-Z2", "BR-RO-080", "ERRIdentif", "XSD"})
  void whatNoticesQuote(String id) {
    assertThat(explanations.explain(id, RO)).isPresent();
  }

  @Test
  void anUnknownRuleIsNotExplained() {
    assertThat(explanations.explain("BR-99999", RO)).isEmpty();
    assertThat(explanations.explain("BR-RO-110", Locale.GERMAN))
        .isEqualTo(explanations.explain("BR-RO-110", Locale.ENGLISH));
  }
}
