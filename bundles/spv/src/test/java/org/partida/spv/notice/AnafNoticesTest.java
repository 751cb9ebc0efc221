package org.partida.spv.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partida.spi.invoice.RuleExplainer;
import org.partida.spi.network.NoticeFinding;

/** Both generations of ANAF's error texts. */
class AnafNoticesTest {
  private final AnafNotices notices = new AnafNotices(List.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "E: validari globale  SCHEMATRON   eroare: [BR-CO-09]-Un cod de TVA ~ BR-CO-09 ~ BT-31",
        "E: validari globale  eroare regula: R6.1: CIF-ul vanzatorului nu figureaza in baza de date:123 ~ R6.1 ~ BT-31",
        "E: AccountingSupplierParty (1) sectiune Party (1) eroare regula: R_BT_32_cui: Cui vanzator incorect / validare CUI (1234)  ~ R_BT_32_cui ~ BT-31",
        "[BR-RO-065]-Daca se utilizeaza   #The Seller VAT identifier ~ BR-RO-065 ~ BT-31",
        "tipAssert=E; codEroare=ERRIdentif; textEroare=CNP sau NIF cumparator incorect ~ ERRIdentif ~ BT-47",
        "tipAssert=E; codEroare=ERRIdentif; textEroare=nu a fost identificat cui cumparator ~ ERRIdentif ~ BT-47",
        "Nu aveti drept in SPV pentru CIF=1234 ~ anaf.no-right ~ BT-31",
        "Fisierul transmis nu este valid. org.xml.sax.SAXParseException; lineNumber: 15; columnNumber: 155; cvc-elt.1.a: Cannot find the declaration of element 'Invoice1'.  ~ cvc-elt.1.a ~ ''",
        "Fisierul transmis nu este valid. org.xml.sax.SAXParseException; Content is not allowed in prolog. ~ xsd ~ ''"
      })
  void ruleAndTermAreTold(String text, String rule, String term) {
    NoticeFinding f = only(text);
    assertThat(f.rule()).as(text).isEqualTo(rule);
    if (!term.isEmpty()) {
      assertThat(f.terms()).contains(term);
    }
    assertThat(f.text()).doesNotContain("\n").doesNotContain("  ");
    assertThat(f.meaning()).containsOnlyKeys("ro", "en").doesNotContainValue(f.text());
    assertThat(f.fix()).containsOnlyKeys("ro", "en");
  }

  @Test
  void lineBreaksAreFolded() {
    NoticeFinding f = only("E: validari globale\n eroare regula: R6.1: CIF-ul\n\t\tx:123");
    assertThat(f.rule()).isEqualTo("R6.1");
    assertThat(f.text()).isEqualTo("E: validari globale eroare regula: R6.1: CIF-ul x:123");
  }

  @Test
  void theFormatOfTodayIsTakenApart() {
    NoticeFinding f =
        only(
            "tipAssert=FailedAssert; codEroare=BR-RO-111; localizareEroare=/Invoice/AccountingCustomerParty[1]; "
                + "textEroare=[BR-RO-110]-Daca codul tarii este RO     #If the country code is RO; expresieValidata=not(x)");
    assertThat(f.rule()).isEqualTo("BR-RO-111");
    assertThat(f.location()).contains("/Invoice/AccountingCustomerParty[1]");
    assertThat(f.text()).isEqualTo("[BR-RO-110]-Daca codul tarii este RO");
    assertThat(f.english()).contains("If the country code is RO");
    assertThat(f.terms()).contains("BT-54");
  }

  @Test
  void joinedErrorsAreSplitAndKeepTheirOrder() {
    String one = "tipAssert=FailedAssert; codEroare=BR-RO-110; textEroare=[BR-RO-110]-a #b";
    String two = "tipAssert=E; codEroare=ERRIdentif; textEroare=CUI vanzator incorect";
    assertThat(notices.explain(List.of(one + " || " + two, "altceva")))
        .extracting(NoticeFinding::rule)
        .containsExactly("BR-RO-110", "ERRIdentif", "");
    assertThat(notices.explain(List.of(one + " " + two))).hasSize(2);
    assertThat(notices.explain(List.of("E: a eroare: [BR-CO-15]-x E: b eroare: [BR-27]-y")))
        .extracting(NoticeFinding::rule)
        .containsExactly("BR-CO-15", "BR-27");
  }

  @Test
  void aDuplicateNamesTheEarlierOne() {
    NoticeFinding f =
        only(
            "Factura a mai fost transmisa anterior cu index=0123456789 si data incarcare=2026-01-20");
    assertThat(f.rule()).isEqualTo("duplicate");
    assertThat(f.earlierIndex()).contains("0123456789");
    assertThat(f.earlierDate()).contains(LocalDate.of(2026, 1, 20));
  }

  @Test
  void whatNobodyKnowsIsShownAsItIs() {
    NoticeFinding f = only("ceva nou  cu spatii");
    assertThat(f.rule()).isEmpty();
    assertThat(f.text()).isEqualTo("ceva nou cu spatii");
    assertThat(f.meaning()).containsEntry("ro", f.text());
    assertThat(notices.explain(List.of(""))).hasSize(1);
  }

  @Test
  void theExplainersOfTheStandardGoBeforeTheTable() {
    RuleExplainer explainer =
        (rule, language) ->
            rule.equals("BR-RO-110")
                ? Optional.of(
                    new RuleExplainer.Explanation(
                        Optional.of("BT-39"),
                        language.equals(Locale.ENGLISH) ? "county" : "județ",
                        "fix"))
                : Optional.empty();
    AnafNotices with = new AnafNotices(List.of(explainer));
    NoticeFinding f = with.explain(List.of("[BR-RO-110]-x")).get(0);
    assertThat(f.terms()).containsExactly("BT-39");
    assertThat(f.meaning()).containsEntry("ro", "județ").containsEntry("en", "county");
    assertThat(with.explain(List.of("[BR-RO-010]-x")).get(0).terms()).containsExactly("BT-1");
    assertThat(
            with.explain(List.of("tipAssert=F; codEroare=BR-RO-111; textEroare=[BR-RO-110]-x"))
                .get(0)
                .meaning())
        .containsEntry("en", "county");
  }

  private NoticeFinding only(String text) {
    List<NoticeFinding> all = notices.explain(List.of(text));
    assertThat(all).hasSize(1);
    return all.get(0);
  }
}
